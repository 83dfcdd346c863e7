using NetGen;

/// <summary>Tells kinds of fruit apart: three measures and five colours in, five kinds out.</summary>
[Network]
[Input(8)]
[Dense(16), ReLU]
[Dense(5)]
[SoftmaxCrossEntropy]
public sealed partial class FruitClassifier;
