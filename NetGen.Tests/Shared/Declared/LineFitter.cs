namespace NetGen.Tests;

/// <summary>The smallest network that a training loop can be tried on.</summary>
[Network]
[Input(2), Dense(1)]
[MeanSquaredError]
public sealed partial class LineFitter;
