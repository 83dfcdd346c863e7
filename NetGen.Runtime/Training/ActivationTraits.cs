namespace NetGen;

/// <summary>What is known of an activation, whichever it is.</summary>
/// <param name="Kind">Its name, such as <c>ReLU</c>.</param>
public sealed record ActivationTraits(string Kind)
{
    /// <summary>What outputs do not fall below; minus infinity for no limit.</summary>
    public float LowerLimit { get; init; } = float.NegativeInfinity;

    /// <summary>What outputs do not rise above; infinity for no limit.</summary>
    public float UpperLimit { get; init; } = float.PositiveInfinity;

    /// <summary>
    /// Whether a unit whose output is at the lower limit passes no gradient at all, as one of ReLU does at 0.
    /// </summary>
    public bool HasDeadUnits { get; init; }

    /// <summary>Whether outputs lie between two limits, near which the slope vanishes: sigmoid and tanh.</summary>
    public bool Saturates => float.IsFinite(LowerLimit) && float.IsFinite(UpperLimit);
}
