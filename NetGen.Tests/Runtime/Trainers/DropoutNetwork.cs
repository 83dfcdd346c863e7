namespace NetGen.Tests.Trainers;

/// <summary>A network with something of everything that a trainer offers.</summary>
[Network]
[Input(3), Dense(20), ReLU, Dropout(0.5f)]
[Dense(2, biasInit: 0.5f)]
[SoftmaxCrossEntropy]
public sealed partial class DropoutNetwork;
