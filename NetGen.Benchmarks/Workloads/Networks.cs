namespace NetGen.Benchmarks.Workloads;

[Network, Input(4), Dense(32), ReLU, Dense(32), ReLU, Dense(3), SoftmaxCrossEntropy]
internal sealed partial class Tiny;

[Network, Input(4), Dense(32), Tanh, Dense(16), Tanh, Dense(4), MeanSquaredError]
internal sealed partial class TinyTanh;

[Network, Input(24), Dense(8), Tanh, Dropout(0.2f), Dense(2), SoftmaxCrossEntropy]
internal sealed partial class SpiralTanh;

[Network, Input(784), Dense(128), ReLU, Dense(10), SoftmaxCrossEntropy]
internal sealed partial class Digits;

[Network, Input(784), Dense(128), BatchNorm, ReLU, Dropout(0.2f), Dense(10), SoftmaxCrossEntropy]
internal sealed partial class DigitsNormalized;

[Network, Input(3072), Dense(50), ReLU, Dense(10), SoftmaxCrossEntropy]
internal sealed partial class Cifar;

[Network, Input(784), Dense(512), BatchNorm, ReLU, Dense(512), BatchNorm, ReLU, Dense(10), SoftmaxCrossEntropy]
internal sealed partial class Wide;

[Network, Input(1024), Dense(1024), ReLU, Dense(1024), ReLU, Dense(10), SoftmaxCrossEntropy]
internal sealed partial class Wider;

[Network, Input(8), Dense(8), MeanSquaredError]
internal sealed partial class Layer8;

[Network, Input(16), Dense(16), MeanSquaredError]
internal sealed partial class Layer16;

[Network, Input(32), Dense(32), MeanSquaredError]
internal sealed partial class Layer32;

[Network, Input(64), Dense(64), MeanSquaredError]
internal sealed partial class Layer64;

[Network, Input(6), Dense(64), ReLU, Dense(8), ReLU, Dense(4), MeanSquaredError]
internal sealed partial class Controller;

// Eight residual blocks of two Dense layers, and the same number of Dense layers without them.
[Network, Input(256), Repeat<Residual>(8), Dense(10), SoftmaxCrossEntropy]
internal sealed partial class ResidualTower;

[Block, LayerNorm, Dense(Width.Same), ReLU, Dense(Width.Same), Add("Input")]
internal sealed class Residual;

[Network, Input(256), Repeat<Pair>(8), Dense(10), SoftmaxCrossEntropy]
internal sealed partial class PlainTower;

[Block, Dense(Width.Same), ReLU, Dense(Width.Same), ReLU]
internal sealed class Pair;

// Each block reads what all in front of it have made.
[Network, Input(64), Repeat<Growing>(6), Dense(10), SoftmaxCrossEntropy]
internal sealed partial class GrowingTower;

[Block, Dense(32), ReLU, Concat("Input")]
internal sealed class Growing;

[
    Network, Input(30),
    Embedding(0, 1000, 16), Embedding(1, 1000, 16), Embedding(2, 1000, 16), Embedding(3, 1000, 16),
    Embedding(4, 1000, 16), Embedding(5, 1000, 16), Embedding(6, 1000, 16), Embedding(7, 1000, 16),
    Embedding(8, 1000, 16), Embedding(9, 1000, 16), Embedding(10, 1000, 16), Embedding(11, 1000, 16),
    Embedding(12, 1000, 16), Embedding(13, 1000, 16), Embedding(14, 1000, 16), Embedding(15, 1000, 16),
    Embedding(16, 1000, 16), Embedding(17, 1000, 16), Embedding(18, 1000, 16), Embedding(19, 1000, 16),
    Dense(128), ReLU, Dense(1), MeanSquaredError,
]
internal sealed partial class Records;

[Network, Input(5000), Dense(5000, bias: false), MeanSquaredError]
internal sealed partial class Large;
