namespace NetGen.Tests.Training;

/// <summary>A straight line, fitted by least squares.</summary>
[Network]
[Input(1)]
[Dense(1)]
[MeanSquaredError]
public sealed partial class Line;
