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
