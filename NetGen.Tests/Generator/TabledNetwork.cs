namespace NetGen.Tests.Generator;

/// <summary>Layers with tensors of every shape, for what tables say of them.</summary>
[Network]
[Input(20)]
[Dense(33), BatchNorm, ReLU, Dropout(0.2f)]
[Dense(16), BatchNorm, ReLU]
[Dense(5)]
[SoftmaxCrossEntropy]
public sealed partial class TabledNetwork;
