namespace NetGen.Tests.Checkups;

/// <summary>Five channels that a test kills one by one.</summary>
[Network]
[Input(1, 3, 3)]
[Conv(5, kernel: 1), ReLU]
[Dense(2), SoftmaxCrossEntropy]
public sealed partial class DeadChannels;
