namespace NetGen.Tests.Loop;

/// <summary>The smallest network that a training loop can be tried on.</summary>
[Network]
[Input(2), Dense(1)]
[MeanSquaredError]
public sealed partial class LineFitter;

/// <summary>One whose rows depend on each other in training.</summary>
[Network]
[Input(2), Dense(4), BatchNorm, ReLU, Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class Normalised;
