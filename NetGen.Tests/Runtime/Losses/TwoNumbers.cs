namespace NetGen.Tests.Losses;

/// <summary>Hands its inputs to the loss, once its weights are the identity.</summary>
[Network]
[Input(2)]
[Dense(2)]
[MeanSquaredError]
internal sealed partial class TwoNumbers;
