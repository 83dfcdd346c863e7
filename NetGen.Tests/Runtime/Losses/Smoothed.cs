namespace NetGen.Tests.Losses;

/// <summary>Hands its inputs to the loss, once its weights are the identity.</summary>
[Network]
[Input(3)]
[Dense(3)]
[SoftmaxCrossEntropy(labelSmoothing: 0.1f)]
internal sealed partial class Smoothed;
