namespace NetGen.Tests;

/// <summary>Hands its inputs to the loss, once its weights are the identity.</summary>
[Network]
[Input(2)]
[Dense(2)]
[BinaryCrossEntropy]
internal sealed partial class TwoSides;
