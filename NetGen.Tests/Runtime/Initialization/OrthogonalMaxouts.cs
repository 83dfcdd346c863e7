namespace NetGen.Tests.Initialization;

/// <summary>Pieces with fewer outputs than inputs, and with more.</summary>
[Network]
[Input(6)]
[Maxout(4, 3, weightInit: WeightInit.Orthogonal, weightScale: 2f)]
[Maxout(9, 2, weightInit: WeightInit.Orthogonal)]
[MeanSquaredError]
internal sealed partial class OrthogonalMaxouts;
