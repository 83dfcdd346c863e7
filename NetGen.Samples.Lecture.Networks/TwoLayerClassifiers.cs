namespace NetGen.Samples;

/// <summary>The lecture's network with 50 hidden units, for digits.</summary>
[Network]
[Input(784)]
[Dense(50), ReLU]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class TwoLayerDigits;

/// <summary>The lecture's network with 50 hidden units, for the pictures of CIFAR-10.</summary>
[Network]
[Input(3072)]
[Dense(50), ReLU]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class TwoLayerPictures;
