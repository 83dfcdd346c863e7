using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace NetGen.Training;

/// <summary>What a network says on average where every row has the same value of a feature.</summary>
/// <param name="Name">The category, or the number as text.</param>
/// <param name="Value">The number in its own unit; of a category its place among the points.</param>
/// <param name="Means">The mean of each output over the rows.</param>
/// <param name="Deviations">The population deviation of each output over the rows.</param>
public sealed record PartialDependencePoint(
    string Name, double Value, IReadOnlyList<double> Means, IReadOnlyList<double> Deviations);

/// <summary>
/// How the outputs of a network depend on one feature: the mean over the rows where all of them are given the same
/// value of it, and keep what else they have (Friedman, Greedy function approximation, Annals of Statistics 29, 2001).
/// Means and numbers are those of scikit-learn's <c>partial_dependence</c> with <c>method="brute"</c>. Where features
/// belong together, such as height and weight, it asks about rows that do not exist.
/// </summary>
public sealed class PartialDependence
{
    private PartialDependence(FeatureGroup group, bool isCategory, IReadOnlyList<PartialDependencePoint> points) =>
        (Group, IsCategory, Points) = (group, isCategory, points);

    /// <summary>The feature.</summary>
    public FeatureGroup Group { get; }

    /// <summary>Whether the points are categories, not numbers.</summary>
    public bool IsCategory { get; }

    /// <summary>Numbers, rising, or the categories that the rows have.</summary>
    public IReadOnlyList<PartialDependencePoint> Points { get; }

    /// <summary>Outputs of the network.</summary>
    public int Outputs => Points[0].Means.Count;

    /// <summary>How the outputs depend on a feature.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows.</param>
    /// <param name="group">
    /// One input, which is a number or an index that an Embedding reads; or the inputs of one category in one-hot
    /// encoding, scaled or not.
    /// </param>
    /// <param name="points">
    /// Numbers at most, at least 2: every number of the rows where these are fewer, else as many at even distances from
    /// the 5 % quantile to that of 95 %. Of indices the most frequent ones.
    /// </param>
    /// <param name="inverseTargets">
    /// Takes outputs back to their own unit, in place, such as <see cref="FeatureScaling.Inverse"/>; null where they
    /// are in it.
    /// </param>
    /// <param name="inverseInputs">Takes a row of inputs back to its own units, in place, for the points' values.</param>
    /// <exception cref="ArgumentException">
    /// The rows do not fit the network, there is none, the group is not within a row, it has several inputs that are
    /// not one category in one-hot encoding, one of its numbers is not finite, or there are fewer than 2 points.
    /// </exception>
    public static PartialDependence Of<TNetwork, TTarget>(
        TNetwork network, Dataset<TTarget> data, FeatureGroup group, int points = 20,
        Action<Span<float>>? inverseTargets = null, Action<Span<float>>? inverseInputs = null)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(group);
        JudgedRows<TTarget> rows =
            JudgedNetwork.Rows<TNetwork, TTarget>(network, data, inverseTargets, nameof(data));
        FeatureGroup.Check(group, data.InputLength, nameof(group));
        return Of(rows, FeatureSettings.Of(data, group, TNetwork.Facts.IndexColumns, points, inverseInputs));
    }

    internal static PartialDependence Of<TTarget>(JudgedRows<TTarget> rows, FeatureSettings settings)
        where TTarget : unmanaged
    {
        FeatureGroup group = settings.Group;
        PartialDependencePoint[] points = new PartialDependencePoint[settings.All.Count];
        Parallel.For(0, points.Length, i =>
        {
            FeatureSetting setting = settings.All[i];
            float[] outputs = rows.Outputs((inputs, _) => setting.Inputs.CopyTo(inputs[group.Start..]));
            (double[] means, double[] deviations) = Spread(outputs, rows.OutputLength);
            points[i] = new(setting.Name, setting.Value, means, deviations);
        });
        return new(group, settings.AreCategories, points);
    }

    private static (double[] Means, double[] Deviations) Spread(float[] outputs, int width)
    {
        (double[] means, double[] deviations) = (new double[width], new double[width]);
        int rows = outputs.Length / width;
        for (int i = 0; i < outputs.Length; i++)
            means[i % width] += (double)outputs[i] / rows;
        for (int i = 0; i < outputs.Length; i++)
        {
            double distance = outputs[i] - means[i % width];
            deviations[i % width] += distance * distance / rows;
        }

        return (means, Array.ConvertAll(deviations, Math.Sqrt));
    }

    /// <summary>A table of the points, with the mean of each output.</summary>
    public override string ToString() =>
        Table([.. Enumerable.Range(0, Outputs).Select(output => $"output {output}")]).ToString();

    internal TextTable Table(IReadOnlyList<string> outputs) => new(
        "", [Group.Name, .. outputs],
        [
            .. Points.Select(point => (IReadOnlyList<string>)
            [
                point.Name, .. point.Means.Select(Baselines.Number),
            ]),
        ])
    {
        FirstNumber = 1,
    };
}
