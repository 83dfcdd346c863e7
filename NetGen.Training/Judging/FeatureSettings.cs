using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>A value of a feature, as the inputs of its group hold it.</summary>
internal sealed record FeatureSetting(string Name, double Value, float[] Inputs);

/// <summary>The values of a feature that a partial dependence is asked for.</summary>
/// <param name="Group">The inputs.</param>
/// <param name="AreCategories">Whether they are categories, not numbers.</param>
/// <param name="All">The values, at least one.</param>
internal sealed record FeatureSettings(FeatureGroup Group, bool AreCategories, IReadOnlyList<FeatureSetting> All)
{
    private const double LowShare = 0.05;
    private const double HighShare = 0.95;

    /// <exception cref="ArgumentException">
    /// The group is not one category, a number is not finite, or there are fewer than 2 points.
    /// </exception>
    public static FeatureSettings Of<TTarget>(
        Dataset<TTarget> data, FeatureGroup group, IReadOnlyList<IndexColumn> indices, int points,
        Action<Span<float>>? inverseInputs)
        where TTarget : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        bool isMarked = group is { IsMarkedNumber: true, Length: 2 };
        if (group.Length > 1 && !isMarked)
            return new(group, true, OneHotSettings.Of(data, group));
        float[] numbers = Scorer.Column(data.Inputs, data.InputLength, group.Start);
        if (isMarked)
            numbers = Present(numbers, Scorer.Column(data.Inputs, data.InputLength, group.Start + 1));
        int bad = Finite.IndexOfOther(numbers);
        if (bad >= 0)
        {
            throw new ArgumentException(
                Counted.Text($"Expected finite values of '{group.Name}', found {numbers[bad]} in row {bad}."),
                nameof(data));
        }

        if (indices.Any(index => index.Column == group.Start))
            return new(group, true, Indices(numbers, group, points));
        float[] row = data.Input(0).ToArray();
        return new(group, false, [.. Numbers(numbers, points).Select(number => Number(row, group, number, inverseInputs))]);
    }

    private static FeatureSetting Number(
        float[] row, FeatureGroup group, float number, Action<Span<float>>? inverseInputs)
    {
        float[] own = [.. row];
        own[group.Start] = number;
        inverseInputs?.Invoke(own);
        double value = own[group.Start];
        return new(
            value.ToString("G4", CultureInfo.InvariantCulture), value, group.Length == 2 ? [number, 0f] : [number]);
    }

    // The numbers that are there; all of them, imputed, where none is.
    private static float[] Present(float[] numbers, float[] marks)
    {
        float[] present = [.. numbers.Where((_, row) => marks[row] == 0f)];
        return present.Length > 0 ? present : numbers;
    }

    private static IEnumerable<FeatureSetting> Ordered(IEnumerable<float> indices, FeatureGroup group) =>
        indices.Select((index, place) => new FeatureSetting(
            index < group.Categories.Count
                ? group.Categories[(int)index]
                : index.ToString(CultureInfo.InvariantCulture),
            place, [index]));

    private static FeatureSetting[] Indices(float[] indices, FeatureGroup group, int points) =>
    [
        .. Ordered(
            indices.CountBy(index => index).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
                .Take(points).Select(pair => pair.Key).Order(), group),
    ];

    private static float[] Numbers(float[] numbers, int points)
    {
        float[] sorted = [.. numbers.Order()];
        float[] distinct = [.. sorted.Distinct()];
        if (distinct.Length < points)
            return distinct;
        (double low, double high) = (Quantile(sorted, LowShare), Quantile(sorted, HighShare));
        if (!(low < high))
            (low, high) = (sorted[0], sorted[^1]);
        return
        [
            .. Enumerable.Range(0, points)
                .Select(i => (float)(low + (high - low) * i / (points - 1))),
        ];
    }

    // SciPy's mquantiles with its defaults, alphap = betap = 0.4, which scikit-learn takes.
    private static double Quantile(float[] sorted, double share)
    {
        const double Plot = 0.4;
        double place = sorted.Length * share + Plot + share * (1 - 2 * Plot);
        int below = (int)Math.Floor(Math.Clamp(place, 1, sorted.Length - 1));
        double part = Math.Clamp(place - below, 0, 1);
        return (1 - part) * sorted[below - 1] + part * sorted[below];
    }
}
