namespace NetGen.Tests.Drawings;

/// <summary>Five towns as vectors of three values.</summary>
[Network]
[Input(2)]
[Embedding(column: 0, names: 5, size: 3, name: "Town")]
[Dense(1), MeanSquaredError]
public sealed partial class TownNetwork;
