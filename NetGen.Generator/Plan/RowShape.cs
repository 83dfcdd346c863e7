namespace NetGen.Generator.Plan;

/// <summary>
/// How one row of values lies in memory: <paramref name="Groups"/> groups of <paramref name="Units"/> values, each padded to 16
/// floats, so that a loop over a row of our own has no tail at any width.
/// </summary>
internal readonly record struct RowShape(int Units, int Groups = 1)
{
    private const int Padding = 16;

    /// <summary>Floats of one group, padding included.</summary>
    public int GroupStride => Padded(Units);

    /// <summary>Floats from a row to the next.</summary>
    public int Stride => Groups * GroupStride;

    /// <summary>Floats up to the last value: padding between groups counts, that at the end does not.</summary>
    public int Extent => (Groups - 1) * GroupStride + Units;

    /// <summary>Whether the row ends in padding.</summary>
    public bool HasPadding => Extent != Stride;

    /// <summary>Vectors that hold all values; those that would hold padding alone are left out.</summary>
    public int Vectors(int lanes) => (Extent + lanes - 1) / lanes;

    public static int Padded(int length) => (length + Padding - 1) / Padding * Padding;
}
