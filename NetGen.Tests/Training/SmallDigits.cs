namespace NetGen.Tests.Training;

/// <summary>Small enough to learn digits within a test.</summary>
[Network]
[Input(784)]
[Dense(32), ReLU]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class SmallDigits;
