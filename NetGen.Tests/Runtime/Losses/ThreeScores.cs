namespace NetGen.Tests.Losses;

/// <summary>Hands its inputs to the loss, once its weights are the identity.</summary>
[Network]
[Input(3)]
[Dense(3)]
[Hinge(1f, HingeReduction.PerClassMean)]
internal sealed partial class ThreeScores;
