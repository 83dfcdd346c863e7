namespace NetGen.Tests.Numeric;

/// <summary>A number, and two columns that become rows of tables.</summary>
[Network]
[Input(3)]
[Embedding(column: 1, names: 9, size: 5)]
[Embedding(column: 2, names: 2, size: 3, name: "Side")]
[Dense(8), Tanh]
[Dense(2), SoftmaxCrossEntropy]
internal sealed partial class TablesNetwork;

/// <summary>The same with a table whose rows stay where a batch does not name them.</summary>
[Network]
[Input(3)]
[Embedding(column: 1, names: 9, size: 5, lazy: true)]
[Embedding(column: 2, names: 2, size: 3, name: "Side")]
[Dense(8), Tanh]
[Dense(2), SoftmaxCrossEntropy]
internal sealed partial class LazyTables;

/// <summary>A table of more rows than a batch.</summary>
[Network]
[Input(2)]
[Embedding(column: 0, names: 500, size: 24)]
[Dense(16), ReLU]
[Dense(2), SoftmaxCrossEntropy]
internal sealed partial class WideTable;
