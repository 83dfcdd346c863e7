namespace NetGen.Tests.Generator;

/// <summary>A chain.</summary>
[Network]
[Input(4)]
[Dense(3), ReLU]
[Dense(2), SoftmaxCrossEntropy]
public sealed partial class DrawnChain;

/// <summary>Blocks, a block in them, a branch, and a layer that uses another's weights.</summary>
[Network]
[Input(6)]
[Dense(8, name: "Stem"), Repeat<DrawnResidual>(2), As("right")]
[From("Input"), Dense(8, weightsOf: "Stem"), Concat("right", "Input")]
[Dense(1), MeanSquaredError]
public sealed partial class DrawnGraph;

/// <summary>A block with a block in it.</summary>
[Block]
[Use<DrawnGate>, Add("Input")]
public sealed class DrawnResidual;

/// <summary>The block in it.</summary>
[Block]
[Dense(Width.Same), Sigmoid, Multiply("Input")]
public sealed class DrawnGate;
