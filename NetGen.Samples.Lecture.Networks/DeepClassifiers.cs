namespace NetGen.Samples;

/// <summary>Five hidden layers of 100 that depend on how they start.</summary>
[Network]
[Input(784)]
[Dense(100), ReLU]
[Dense(100), ReLU]
[Dense(100), ReLU]
[Dense(100), ReLU]
[Dense(100), ReLU]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class PlainDeepClassifier;

/// <summary>The same with BatchNorm in front of each activation.</summary>
[Network]
[Input(784)]
[Dense(100), BatchNorm, ReLU]
[Dense(100), BatchNorm, ReLU]
[Dense(100), BatchNorm, ReLU]
[Dense(100), BatchNorm, ReLU]
[Dense(100), BatchNorm, ReLU]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class NormalisedDeepClassifier;
