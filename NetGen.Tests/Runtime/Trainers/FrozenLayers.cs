namespace NetGen.Tests.Trainers;

/// <summary>Every kind of layer that can be frozen.</summary>
[Network]
[Input(3)]
[Dense(4, name: "Body"), BatchNorm, PReLU, LayerNorm]
[Dense(2, name: "Head")]
[SoftmaxCrossEntropy]
internal sealed partial class FrozenLayers;
