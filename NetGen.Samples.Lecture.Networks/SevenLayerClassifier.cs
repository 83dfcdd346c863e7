namespace NetGen.Samples;

/// <summary>Seven hidden layers of 100: too many for 300 images.</summary>
[Network]
[Input(784)]
[Dropout(0.5f)]
[Dense(100), ReLU, Dropout(0.1f)]
[Dense(100), ReLU, Dropout(0.1f)]
[Dense(100), ReLU, Dropout(0.1f)]
[Dense(100), ReLU, Dropout(0.1f)]
[Dense(100), ReLU, Dropout(0.1f)]
[Dense(100), ReLU, Dropout(0.1f)]
[Dense(100), ReLU, Dropout(0.1f)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class SevenLayerClassifier;
