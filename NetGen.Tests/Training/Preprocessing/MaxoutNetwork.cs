namespace NetGen.Tests.Preprocessing;

/// <summary>A Maxout layer that reads the inputs.</summary>
[Network]
[Input(2)]
[Maxout(4, 2)]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class MaxoutNetwork;
