namespace NetGen.Samples;

/// <summary>Reads handwritten digits: 28 x 28 pixels in, ten classes out.</summary>
[Network]
[Input(784)]
[Dense(256), BatchNorm, ReLU, Dropout(0.2f)]
[Dense(128), BatchNorm, ReLU, Dropout(0.2f)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class DigitClassifier;
