namespace NetGen.Samples;

/// <summary>A small residual network: three stages, of 28 x 28, 14 x 14 and 7 x 7 positions.</summary>
[Network]
[Input(1, 28, 28)]
[Conv(16, kernel: 3, stride: 2, padding: 1), BatchNorm, ReLU]
[Use<Basic>]
[Conv(32, kernel: 3, padding: 1), BatchNorm, ReLU]
[Use<Basic>]
[Conv(64, kernel: 3, stride: 2, padding: 1), BatchNorm, ReLU]
[Use<Basic>]
[GlobalAveragePool]
[Dense(10), SoftmaxCrossEntropy]
public sealed partial class FashionClassifier;

/// <summary>Two convolutions and what came in, added.</summary>
[Block]
[Conv(Width.Same, kernel: 3, padding: 1), BatchNorm, ReLU]
[Conv(Width.Same, kernel: 3, padding: 1), BatchNorm]
[Add("Input"), ReLU]
public sealed class Basic;
