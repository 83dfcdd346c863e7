namespace NetGen.Samples;

/// <summary>Seven hidden layers of 100: too many for 300 images.</summary>
[Network]
[Input(784)]
[Dense(100), ReLU, Dropout(0.2f)]
[Dense(100), ReLU, Dropout(0.2f)]
[Dense(100), ReLU, Dropout(0.2f)]
[Dense(100), ReLU, Dropout(0.2f)]
[Dense(100), ReLU, Dropout(0.2f)]
[Dense(100), ReLU, Dropout(0.2f)]
[Dense(100), ReLU, Dropout(0.2f)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class SevenLayerClassifier;
