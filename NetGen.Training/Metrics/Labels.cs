using System;

namespace NetGen.Training;

/// <summary>What the metrics of classes ask of their rows.</summary>
internal static class Labels
{
    /// <summary>
    /// Throws unless there is a row of <paramref name="classes"/> outputs for each label, and each label is a class.
    /// </summary>
    public static void Check(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, int classes)
    {
        if (outputs.Length != (long)labels.Length * classes)
        {
            throw new ArgumentException(
                Counted.Text($"Expected {(long)labels.Length * classes} outputs ({labels.Length} rows of {classes}), "
                + $"found {outputs.Length}."),
                nameof(outputs));
        }

        Check(labels, classes, nameof(labels));
    }

    /// <summary>Throws unless each label is a class.</summary>
    public static void Check(ReadOnlySpan<int> labels, int classes, string name)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes)
            {
                throw new ArgumentOutOfRangeException(
                    name, labels[row],
                    Counted.Text($"Expected classes from 0 to {classes - 1}, found {labels[row]} in row {row}."));
            }
        }
    }
}
