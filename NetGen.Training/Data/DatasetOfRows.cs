using System;
using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>Data sets from rows that are arrays of their own; they are copied.</summary>
public static class Dataset
{
    /// <summary>Rows with a label each.</summary>
    /// <param name="inputs">At least one row; all as long as the first, which has at least one value.</param>
    /// <param name="labels">A label for each row.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, a row has another length, or labels are missing.
    /// </exception>
    public static Dataset<int> FromRows(IReadOnlyList<float[]> inputs, ReadOnlySpan<int> labels)
    {
        float[] values = Flatten(inputs, nameof(inputs));
        CheckCount(inputs.Count, labels.Length, "labels", nameof(labels));
        return new(values, inputs[0].Length, labels.ToArray());
    }

    /// <summary>Rows with one target or several each.</summary>
    /// <param name="inputs">At least one row; all as long as the first, which has at least one value.</param>
    /// <param name="targets">The targets of each row, all as long as the first.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, a row has another length, or targets are missing.
    /// </exception>
    public static Dataset<float> FromRows(IReadOnlyList<float[]> inputs, IReadOnlyList<float[]> targets)
    {
        float[] values = Flatten(inputs, nameof(inputs));
        ArgumentNullException.ThrowIfNull(targets);
        CheckCount(inputs.Count, targets.Count, "rows of targets", nameof(targets));
        return new(values, inputs[0].Length, Flatten(targets, nameof(targets)), targets[0].Length);
    }

    private static float[] Flatten(IReadOnlyList<float[]> rows, string name)
    {
        ArgumentNullException.ThrowIfNull(rows, name);
        if (rows.Count == 0)
            throw new ArgumentException("Expected at least 1 row, found 0.", name);
        int width = rows[0]?.Length ?? 0;
        if (width == 0)
            throw new ArgumentException("Expected rows of at least 1 value, found none in row 0.", name);
        float[] values = new float[RowCheck.Total(rows.Count, width, name)];
        for (int row = 0; row < rows.Count; row++)
        {
            if (rows[row]?.Length != width)
            {
                throw new ArgumentException(
                    Counted.Text(
                        $"Expected rows of {width} values, as row 0 has, found {rows[row]?.Length ?? 0} in row {row}."),
                    name);
            }

            rows[row].CopyTo(values, row * width);
        }

        return values;
    }

    private static void CheckCount(int expected, int found, string what, string name)
    {
        if (found != expected)
            throw new ArgumentException($"Expected {expected} {what}, one a row, found {found}.", name);
    }
}
