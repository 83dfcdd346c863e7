namespace NetGen.Tests.Loop;

/// <summary>A network that no other test trains, so that its figures can be told apart.</summary>
[Network]
[Input(2)]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class MeteredNetwork;
