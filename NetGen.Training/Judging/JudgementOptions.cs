using System;
using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>What <see cref="Judgement"/> looks at, and what things are called.</summary>
public sealed record JudgementOptions
{
    /// <summary>
    /// Inputs that belong together, such as <see cref="TableEncoding.FeatureGroups"/>. Where it is null each input is
    /// on its own; more than 200 of them, such as pixels, are not looked at one by one.
    /// </summary>
    public IReadOnlyList<FeatureGroup>? Groups { get; init; }

    /// <summary>Names of the classes, or of several outputs; their numbers where it is null.</summary>
    public IReadOnlyList<string>? OutputNames { get; init; }

    /// <summary>
    /// Takes predictions and targets of numbers back to their own unit, in place, such as
    /// <see cref="FeatureScaling.Inverse"/>; null where they are in it. Several threads may call it at once.
    /// </summary>
    public Action<Span<float>>? InverseTargets { get; init; }

    /// <summary>
    /// Takes a row of inputs back to its own units, in place, such as <see cref="FeatureScaling.Inverse"/>; null where
    /// it is in them.
    /// </summary>
    public Action<Span<float>>? InverseInputs { get; init; }

    /// <summary>Permutations of each group, at least 1.</summary>
    public int Repeats { get; init; } = 5;

    /// <summary>Partial dependences: of the most important groups, so many; 0 for none.</summary>
    public int Dependences { get; init; } = 6;

    /// <summary>Numbers of a partial dependence at most, at least 2.</summary>
    public int Points { get; init; } = 20;

    /// <summary>Bins of a calibration, at least 1.</summary>
    public int Bins { get; init; } = 10;

    /// <summary>
    /// Validation rows that importance and partial dependence look at, at most, at least 2; they are drawn where there
    /// are more.
    /// </summary>
    public int MostRows { get; init; } = 5_000;

    /// <summary>Seed of permutations and draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// How baselines are fitted; null for none. <see cref="InverseTargets"/> holds for them, too, where they name none.
    /// </summary>
    public BaselineOptions? Baselines { get; init; } = new();
}
