namespace NetGen.Tests.Inspections;

/// <summary>All that is different at inference: running statistics and dropout.</summary>
[Network]
[Input(2, 5, 4)]
[Conv(3, kernel: 3, padding: 1), BatchNorm, ReLU, Dropout(0.4f)]
[Dense(4), SoftmaxCrossEntropy]
public sealed partial class SmallImages;

/// <summary>The same for rows that have the channels of a position side by side.</summary>
[Network]
[Input(2, 5, 4, Order = ImageOrder.RowColumnChannel)]
[Conv(3, kernel: 3, padding: 1), BatchNorm, ReLU, Dropout(0.4f)]
[Dense(4), SoftmaxCrossEntropy]
public sealed partial class SmallPixels;

/// <summary>Multiplies at inference.</summary>
[Network]
[Input(4), Dropout(0.5f, DropoutScaling.AtInference)]
[Dense(2), SoftmaxCrossEntropy]
public sealed partial class PlainDropout;

/// <summary>Has a column of names.</summary>
[Network]
[Input(2)]
[Embedding(column: 1, names: 3, size: 2)]
[Dense(2), SoftmaxCrossEntropy]
public sealed partial class NamedColumn;

/// <summary>Has patches of a transposed convolution, which no layer puts out, and masks behind an activation.</summary>
[Network]
[Input(1, 4, 4)]
[Conv(4, kernel: 3), ReLU, SpatialDropout(0.2f), ConvTranspose(2, kernel: 2), As("grown"), ReLU, Concat("grown")]
[Dense(2), SoftmaxCrossEntropy]
public sealed partial class GrownImages;
