namespace NetGen.Tests.Models;

/// <summary>Three classes out of a table of apples.</summary>
[Network, Input(3), Dense(6), Tanh, Dense(2), SoftmaxCrossEntropy]
internal sealed partial class Apples;

/// <summary>Two targets in units of their own.</summary>
[Network, Input(2), Dense(5), Tanh, Dense(2), MeanSquaredError]
internal sealed partial class Prices;
