namespace NetGen.Tests;

/// <summary>A hidden layer without normalisation, so that numbers can explode anywhere.</summary>
[Network]
[Input(2)]
[Dense(8), ReLU]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class TwoLayers;
