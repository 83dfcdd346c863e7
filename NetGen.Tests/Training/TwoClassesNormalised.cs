namespace NetGen.Tests.Training;

/// <summary>Two classes through batch statistics and dropout.</summary>
[Network]
[Input(2)]
[Dense(8), BatchNorm, ReLU, Dropout(0.1f)]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class TwoClassesNormalised;
