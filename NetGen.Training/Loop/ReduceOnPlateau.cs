using System;

namespace NetGen.Training;

/// <summary>
/// Lowers the learning rate when a figure stops getting better: PyTorch's ReduceLROnPlateau, with its names and
/// defaults.
/// </summary>
public sealed record ReduceOnPlateau
{
    /// <summary>The figure.</summary>
    public MonitoredFigure Monitor { get; init; } = MonitoredFigure.ValidationLoss;

    /// <summary>What the rate is multiplied by, in (0, 1).</summary>
    public float Factor { get; init; } = 0.1f;

    /// <summary>Epochs without a better figure that are let pass: the one after them lowers the rate.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>How much better than the best a figure must be to count, at least 0.</summary>
    public double Threshold { get; init; } = 1e-4;

    /// <summary>
    /// Whether <see cref="Threshold"/> is a difference (PyTorch's <c>threshold_mode='abs'</c>), not a share of the
    /// best.
    /// </summary>
    public bool IsThresholdAbsolute { get; init; }

    /// <summary>Epochs after a reduction in which no miss counts.</summary>
    public int Cooldown { get; init; }

    /// <summary>The lowest rate.</summary>
    public float MinRate { get; init; }

    /// <summary>A reduction by no more than this is not made.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    internal void Check(string name)
    {
        if (!(Factor is > 0f and < 1f))
            throw new ArgumentException($"Expected a Factor in (0, 1), found {Factor}.", name);
        AtLeastZero(Patience, nameof(Patience), name);
        AtLeastZero(Threshold, nameof(Threshold), name);
        AtLeastZero(Cooldown, nameof(Cooldown), name);
        AtLeastZero(MinRate, nameof(MinRate), name);
        AtLeastZero(Epsilon, nameof(Epsilon), name);
    }

    private static void AtLeastZero(double found, string property, string name)
    {
        if (!(found >= 0 && double.IsFinite(found)))
            throw new ArgumentException($"Expected a finite {property} of at least 0, found {found}.", name);
    }
}
