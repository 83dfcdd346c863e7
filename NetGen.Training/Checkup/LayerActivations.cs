namespace NetGen.Training;

/// <summary>What a layer put out over some rows, dropout off.</summary>
/// <param name="Layer">Name of the layer (the last of its fused op), or <c>Input</c>.</param>
/// <param name="Activation">The activation in it; null for none.</param>
/// <param name="Units">Values of a row.</param>
/// <param name="Spread">
/// Mean, deviation, histogram; the share above 0 tells how far the next layer's inputs are from centred.
/// </param>
/// <param name="DeadShare">
/// Share of units that pass no gradient for any row, of an image share of its channels that pass none at any position;
/// NaN for activations without such.
/// </param>
/// <param name="SaturatedShare">
/// Share of values where the slope of sigmoid or tanh is below 5 % of its largest; NaN for other activations.
/// </param>
public sealed record LayerActivations(
    string Layer, ActivationTraits? Activation, int Units, Spread Spread, double DeadShare, double SaturatedShare)
{
    /// <summary>Positions of an image or a signal, each of Units / Positions channels; 1 of a vector.</summary>
    public int Positions { get; init; } = 1;
}
