namespace NetGen.Tests.Weights;

/// <summary>Every kind of tensor and setting.</summary>
[Network]
[Input(5)]
[Dense(7), BatchNorm, PReLU(perUnit: true)]
[Maxout(6, pieces: 3), BatchNorm(affine: false), ELU(0.5f), Dropout(0.25f)]
[Dense(4, name: "Narrow"), LeakyReLU]
[Dense(3)]
[SoftmaxCrossEntropy]
internal sealed partial class Everything;

/// <summary>The same layers under other names.</summary>
[Network]
[Input(5)]
[Dense(7, name: "First"), BatchNorm, PReLU(perUnit: true)]
[Maxout(6, pieces: 3), BatchNorm(affine: false), ELU(0.75f), Dropout]
[Dense(4), LeakyReLU]
[Dense(3)]
[SoftmaxCrossEntropy]
internal sealed partial class Renamed;

/// <summary>Weights in every layout: panels, rows of inputs, both, and one panel.</summary>
[Network]
[Input(70)]
[Dense(256), ReLU, Dense(50), ReLU, Dense(10), ReLU, Dense(24)]
[MeanSquaredError]
internal sealed partial class Layouts;

/// <summary>What a part of <see cref="Everything"/> would be called.</summary>
[Network, Input(4), Dense(6), BatchNorm, ReLU, Dense(2), MeanSquaredError]
internal sealed partial class Small;

/// <summary>A last layer of another width.</summary>
[Network, Input(4), Dense(6), BatchNorm, ReLU, Dense(5), MeanSquaredError]
internal sealed partial class SmallOfFive;

/// <summary>The same tensors, and other arithmetic.</summary>
[Network, Input(4), Dense(6), BatchNorm, Tanh, Dense(2), MeanSquaredError]
internal sealed partial class SmallTanh;

/// <summary>Without the bias that a <c>bias: false</c> of PyTorch lacks, too.</summary>
[Network, Input(4), Dense(6, bias: false), ReLU, Dense(2), MeanSquaredError]
internal sealed partial class WithoutBias;

/// <summary>Settings of layers in a block.</summary>
[Network, Input(4), Dense(6), Use<Stage>, Dense(2), MeanSquaredError]
internal sealed partial class InBlocks;

[Block, BatchNorm, ELU(0.5f), Dropout(0.25f)]
internal sealed class Stage;

/// <summary>Paddings and strides that follow from the kernel.</summary>
[Network, Input(1, 4, 6), Conv(2, kernel: 3, kernelWidth: 2, padding: Padding.Same), MaxPool(2), MeanSquaredError]
internal sealed partial class PooledByDefault;

/// <summary>The same in numbers.</summary>
[Network, Input(1, 4, 6)]
[Conv(2, kernel: 3, kernelWidth: 2, padding: 1, paddingWidth: 0, paddingRight: 1), MaxPool(2, stride: 2)]
[MeanSquaredError]
internal sealed partial class PooledByNumbers;

/// <summary>A transposed convolution: of several channels and of one.</summary>
[Network, Input(4), Dense(8), Unflatten(2, 2, 2), ConvTranspose(3, kernel: 2, kernelWidth: 3), Tanh]
[ConvTranspose(1, kernel: 1), MeanSquaredError]
internal sealed partial class Decoder;
