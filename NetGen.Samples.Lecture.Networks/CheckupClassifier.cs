namespace NetGen.Samples;

/// <summary>Reads digits through two hidden layers, without normalisation, so that it can fall ill.</summary>
[Network]
[Input(784)]
[Dense(100), ReLU]
[Dense(50), ReLU]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class CheckupClassifier;
