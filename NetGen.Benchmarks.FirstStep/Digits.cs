namespace NetGen.Benchmarks.FirstStep;

[Network, Input(784), Dense(128), ReLU, Dense(10), SoftmaxCrossEntropy]
internal sealed partial class Digits;
