using System;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>The categories of a group in one-hot encoding, scaled or not, that rows have.</summary>
internal static class OneHotSettings
{
    /// <exception cref="ArgumentException">The group is not one category in one-hot encoding.</exception>
    public static FeatureSetting[] Of<TTarget>(Dataset<TTarget> data, FeatureGroup group)
        where TTarget : unmanaged
    {
        int bad = FirstOther(data, group, out int[] categories, out string found);
        if (bad >= 0)
        {
            throw new ArgumentException(
                $"Expected one category in one-hot encoding as the inputs of '{group.Name}', found "
                + Counted.Text($"{found} in row {bad}: take one input at a time."), nameof(group));
        }

        int[] present = [.. categories.Distinct().Order()];
        return
        [
            .. present.Select((category, place) => new FeatureSetting(
                Name(group, category), place,
                data.Input(Array.IndexOf(categories, category)).Slice(group.Start, group.Length).ToArray())),
        ];
    }

    /// <summary>Whether the inputs of a group are one category.</summary>
    public static bool Suits<TTarget>(Dataset<TTarget> data, FeatureGroup group)
        where TTarget : unmanaged => FirstOther(data, group, out _, out _) < 0;

    // The category of each row, or as many as there are where it has none; a row that has no one category.
    private static int FirstOther<TTarget>(
        Dataset<TTarget> data, FeatureGroup group, out int[] categories, out string found)
        where TTarget : unmanaged
    {
        categories = new int[data.Rows];
        (float[] low, float[] high) = Bounds(data, group);
        for (int row = 0; row < data.Rows; row++)
        {
            ReadOnlySpan<float> inputs = data.Input(row).Slice(group.Start, group.Length);
            categories[row] = group.Length;
            int above = 0;
            for (int i = 0; i < inputs.Length; i++)
            {
                if (inputs[i] != low[i] && inputs[i] != high[i])
                {
                    found = FormattableString.Invariant($"more than two values, {inputs[i]} among them,");
                    return row;
                }

                if (inputs[i] == low[i])
                    continue;
                categories[row] = i;
                above++;
            }

            if (above > 1)
            {
                found = $"{above} categories";
                return row;
            }
        }

        found = "";
        return -1;
    }

    // Of an input that never changes, 1 is a category that all rows have.
    private static (float[] Low, float[] High) Bounds<TTarget>(Dataset<TTarget> data, FeatureGroup group)
        where TTarget : unmanaged
    {
        (float[] low, float[] high) = (new float[group.Length], new float[group.Length]);
        for (int i = 0; i < group.Length; i++)
        {
            float[] values = Scorer.Column(data.Inputs, data.InputLength, group.Start + i);
            (low[i], high[i]) = (values.Min(), values.Max());
            if (low[i] == high[i] && high[i] == 1f)
                low[i] = 0f;
        }

        return (low, high);
    }

    private static string Name(FeatureGroup group, int category) => category == group.Length
        ? "none"
        : category < group.Categories.Count
            ? group.Categories[category]
            : category.ToString(CultureInfo.InvariantCulture);
}
