using System;

namespace NetGen.Training;

/// <summary>The sentences of errors about rows that do not fit a preprocessing step.</summary>
internal static class RowCheck
{
    /// <summary>Throws unless there are whole rows.</summary>
    public static void Whole(int found, int length, string name)
    {
        if (found % length != 0)
        {
            throw new ArgumentException(
                Counted.Text($"Expected whole rows of {length} values, found {found} values."), name);
        }
    }

    /// <summary>Number of values of rows; throws where an array cannot hold them.</summary>
    public static int Total(int rows, int length, string name) => (long)rows * length <= Array.MaxLength
        ? rows * length
        : throw new ArgumentException(
            $"Expected at most {Array.MaxLength} values, found {rows} rows of {length}.", name);

    /// <summary>Throws unless rows have the length that was fitted.</summary>
    public static void Length(int found, int length, string what, string name)
    {
        if (found != length)
            throw new ArgumentException(Counted.Text($"Expected rows of {length} {what}, found {found}."), name);
    }

    /// <summary>Throws unless there is a whole row at least, and every value is finite.</summary>
    public static void Fit(ReadOnlySpan<float> rows, int length, string name = "rows")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        if (rows.Length == 0)
            throw new ArgumentException("Expected at least 1 row to fit on, found 0.", name);
        Whole(rows.Length, length, name);
        int bad = Finite.IndexOfOther(rows);
        if (bad >= 0)
        {
            throw new ArgumentException(
                Counted.Text(
                    $"Expected finite values, found {rows[bad]} in row {bad / length}, feature {bad % length}."),
                name);
        }
    }
}
