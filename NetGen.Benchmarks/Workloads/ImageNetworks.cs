namespace NetGen.Benchmarks.Workloads;

[
    Network, Input(1, 28, 28),
    Conv(6, kernel: 5), ReLU, MaxPool(2), Conv(16, kernel: 5), ReLU, MaxPool(2),
    Dense(120), ReLU, Dense(84), ReLU, Dense(10), SoftmaxCrossEntropy,
]
internal sealed partial class LeNet;

// MLPerf Tiny's image classification: three residual stages of 16, 32 and 64 channels.
[
    Network, Input(3, 32, 32),
    Conv(16, kernel: 3, padding: 1), BatchNorm, ReLU, As("a"),
    Conv(16, kernel: 3, padding: 1), BatchNorm, ReLU,
    Conv(16, kernel: 3, padding: 1), BatchNorm, Add("a"), ReLU, As("b"),
    Conv(32, kernel: 1, stride: 2), As("c"),
    From("b"), Conv(32, kernel: 3, stride: 2, padding: 1), BatchNorm, ReLU,
    Conv(32, kernel: 3, padding: 1), BatchNorm, Add("c"), ReLU, As("d"),
    Conv(64, kernel: 1, stride: 2), As("e"),
    From("d"), Conv(64, kernel: 3, stride: 2, padding: 1), BatchNorm, ReLU,
    Conv(64, kernel: 3, padding: 1), BatchNorm, Add("e"), ReLU,
    GlobalAveragePool, Dense(10), SoftmaxCrossEntropy,
]
internal sealed partial class ResNet8;

// MLPerf Tiny's keyword spotting: 49 frames of 10 coefficients.
[
    Network, Input(1, 49, 10),
    Conv(64, kernel: 10, kernelWidth: 4, stride: 2, padding: 5, paddingWidth: 1), BatchNorm, ReLU,
    Repeat<Separable>(4), GlobalAveragePool, Dense(12), SoftmaxCrossEntropy,
]
internal sealed partial class KeywordSpotter;

[Block, DepthwiseConv(kernel: 3, padding: 1), BatchNorm, ReLU, Conv(64, kernel: 1), BatchNorm, ReLU]
internal sealed class Separable;

// Convolutions of one shape, which is what the middle of a ResNet does, and little else.
[
    Network, Input(64, 16, 16),
    Conv(64, kernel: 3, padding: 1), ReLU, Conv(64, kernel: 3, padding: 1), ReLU,
    Conv(64, kernel: 3, padding: 1), ReLU, Conv(64, kernel: 3, padding: 1), ReLU,
    GlobalAveragePool, Dense(10), SoftmaxCrossEntropy,
]
internal sealed partial class Convolutions;

// Eight dilated convolutions over 1,024 steps, each with a way around it.
[
    Network, Input(8, 1024), Conv(32, kernel: 1),
    Use<Dilated1>, Use<Dilated2>, Use<Dilated4>, Use<Dilated8>,
    Use<Dilated16>, Use<Dilated32>, Use<Dilated64>, Use<Dilated128>,
    GlobalAveragePool, Dense(10), SoftmaxCrossEntropy,
]
internal sealed partial class TemporalNetwork;

[Block, Conv(Width.Same, kernel: 3, padding: 1), ReLU, Add("Input")]
internal sealed class Dilated1;

[Block, Conv(Width.Same, kernel: 3, padding: 2, dilation: 2), ReLU, Add("Input")]
internal sealed class Dilated2;

[Block, Conv(Width.Same, kernel: 3, padding: 4, dilation: 4), ReLU, Add("Input")]
internal sealed class Dilated4;

[Block, Conv(Width.Same, kernel: 3, padding: 8, dilation: 8), ReLU, Add("Input")]
internal sealed class Dilated8;

[Block, Conv(Width.Same, kernel: 3, padding: 16, dilation: 16), ReLU, Add("Input")]
internal sealed class Dilated16;

[Block, Conv(Width.Same, kernel: 3, padding: 32, dilation: 32), ReLU, Add("Input")]
internal sealed class Dilated32;

[Block, Conv(Width.Same, kernel: 3, padding: 64, dilation: 64), ReLU, Add("Input")]
internal sealed class Dilated64;

[Block, Conv(Width.Same, kernel: 3, padding: 128, dilation: 128), ReLU, Add("Input")]
internal sealed class Dilated128;
