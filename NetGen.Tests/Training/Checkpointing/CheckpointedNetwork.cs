namespace NetGen.Tests.Checkpointing;

/// <summary>A network whose training depends on everything that a checkpoint keeps.</summary>
[Network]
[Input(2)]
[Dense(24), BatchNorm, ReLU, Dropout(0.3f)]
[Dense(2)]
[SoftmaxCrossEntropy]
internal sealed partial class CheckpointedNetwork;
