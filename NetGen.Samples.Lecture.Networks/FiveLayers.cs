namespace NetGen.Samples;

// What the analyzer advises against is what the sample shows.
#pragma warning disable NG1001

/// <summary>Five layers of 100 with Sigmoid, for the spread of their activations.</summary>
[Network]
[Input(100)]
[Dense(100), Sigmoid]
[Dense(100), Sigmoid]
[Dense(100), Sigmoid]
[Dense(100), Sigmoid]
[Dense(100), Sigmoid]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class FiveSigmoidLayers;

/// <summary>Five layers of 100 with Tanh, for the spread of their activations.</summary>
[Network]
[Input(100)]
[Dense(100), Tanh]
[Dense(100), Tanh]
[Dense(100), Tanh]
[Dense(100), Tanh]
[Dense(100), Tanh]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class FiveTanhLayers;

/// <summary>Five layers of 100 with ReLU, for the spread of their activations.</summary>
[Network]
[Input(100)]
[Dense(100), ReLU]
[Dense(100), ReLU]
[Dense(100), ReLU]
[Dense(100), ReLU]
[Dense(100), ReLU]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class FiveReLULayers;
