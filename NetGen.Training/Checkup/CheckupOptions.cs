using System;

namespace NetGen.Training;

/// <summary>
/// How thorough a checkup is. The defaults take seconds for a network of a few hundred thousand weights.
/// </summary>
public sealed record CheckupOptions
{
    /// <summary>Seed of the rows that are looked at, of their order and of dropout.</summary>
    public ulong Seed { get; init; }

    /// <summary>Rows that losses, activations and gradients are looked at with, at least 2.</summary>
    public int Rows { get; init; } = 256;

    /// <summary>Rows that gradients are compared with central differences on, at least 2.</summary>
    public int GradientRows { get; init; } = 8;

    /// <summary>Rows to learn by heart, at least 2.</summary>
    public int OverfitRows { get; init; } = 20;

    /// <summary>Steps that learning them by heart may take, at least 1.</summary>
    public int OverfitSteps { get; init; } = 600;

    /// <summary>The lowest learning rate of the sweep, above 0.</summary>
    public float LowestRate { get; init; } = 1e-6f;

    /// <summary>The highest learning rate of the sweep, above the lowest.</summary>
    public float HighestRate { get; init; } = 10f;

    /// <summary>Learning rates in each power of ten, at least 1.</summary>
    public int RatesPerDecade { get; init; } = 2;

    /// <summary>Steps that each learning rate is tried for, at least 4.</summary>
    public int StepsPerRate { get; init; } = 60;

    /// <summary>Weight decay of the sweep, at least 0; small.</summary>
    public float SweepWeightDecay { get; init; } = 1e-6f;

    /// <summary>Rows of a step, at least 2.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Epochs of the curves, at least 1.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Training rows of the curves at most, at least 2.</summary>
    public int CurveRows { get; init; } = 2_000;

    /// <summary>The options that were given, or the defaults; throws where one is out of its range.</summary>
    internal static CheckupOptions Checked(CheckupOptions? options)
    {
        options ??= new();
        options.Check(nameof(options));
        return options;
    }

    private void Check(string name)
    {
        AtLeast(2, Rows, nameof(Rows), name);
        AtLeast(2, GradientRows, nameof(GradientRows), name);
        AtLeast(2, OverfitRows, nameof(OverfitRows), name);
        AtLeast(1, OverfitSteps, nameof(OverfitSteps), name);
        AtLeast(1, RatesPerDecade, nameof(RatesPerDecade), name);
        AtLeast(4, StepsPerRate, nameof(StepsPerRate), name);
        AtLeast(2, BatchSize, nameof(BatchSize), name);
        AtLeast(1, Epochs, nameof(Epochs), name);
        AtLeast(2, CurveRows, nameof(CurveRows), name);
        if (!(LowestRate > 0f && HighestRate > LowestRate && float.IsFinite(HighestRate)))
        {
            throw new ArgumentException(
                $"Expected rates from above 0 to a higher one, found {LowestRate} to {HighestRate}.", name);
        }

        if (!(SweepWeightDecay >= 0f && float.IsFinite(SweepWeightDecay)))
        {
            throw new ArgumentException(
                $"Expected a finite SweepWeightDecay of at least 0, found {SweepWeightDecay}.", name);
        }
    }

    private static void AtLeast(int least, int found, string property, string name)
    {
        if (found < least)
            throw new ArgumentException($"Expected {property} of at least {least}, found {found}.", name);
    }
}
