namespace NetGen.Samples;

/// <summary>
/// MLPerf Tiny's network for images (https://github.com/mlcommons/tiny): residual stages of 16, 32 and 64 channels. The
/// second and the third begin with a stride of 2, and a convolution of 1 x 1 around it.
/// </summary>
[Network]
[Input(3, 32, 32)]
[Conv(16, kernel: 3, padding: 1), BatchNorm, ReLU, As("a")]
[Conv(16, kernel: 3, padding: 1), BatchNorm, ReLU]
[Conv(16, kernel: 3, padding: 1), BatchNorm, Add("a"), ReLU, As("b")]
[Conv(32, kernel: 1, stride: 2), As("c")]
[From("b"), Conv(32, kernel: 3, stride: 2, padding: 1), BatchNorm, ReLU]
[Conv(32, kernel: 3, padding: 1), BatchNorm, Add("c"), ReLU, As("d")]
[Conv(64, kernel: 1, stride: 2), As("e")]
[From("d"), Conv(64, kernel: 3, stride: 2, padding: 1), BatchNorm, ReLU]
[Conv(64, kernel: 3, padding: 1), BatchNorm, Add("e"), ReLU]
[GlobalAveragePool]
[Dense(10), SoftmaxCrossEntropy]
public sealed partial class ResNet8;
