using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>How much worse a score becomes without what a group of features says.</summary>
/// <param name="Group">The inputs.</param>
/// <param name="Drops">
/// For each repeat, how much worse the score is with the group's inputs permuted: the score's fall, or its rise where
/// lower is better.
/// </param>
public sealed record FeatureImportance(FeatureGroup Group, IReadOnlyList<double> Drops)
{
    /// <summary>The mean drop: the importance.</summary>
    public double Mean { get; } = Drops.Average();

    /// <summary>The population deviation of the drops.</summary>
    public double Deviation { get; } =
        Math.Sqrt(Drops.Average(drop => (drop - Drops.Average()) * (drop - Drops.Average())));

    /// <summary>Group, mean and deviation, in one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Group.Name}: {Mean:G4} ± {Deviation:G2}");
}
