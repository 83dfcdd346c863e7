namespace NetGen.Tests.Numeric;

/// <summary>Rows that end in padding at every vector width, behind which a padding of 0 does not stay 0.</summary>
[Network]
[Input(4), Dense(19)]
[LayerNorm, Sigmoid]
[Dense(2), SoftmaxCrossEntropy]
internal sealed partial class PaddedRows;
