namespace NetGen.Generator.Plan;

/// <summary>
/// How one row of values lies in memory: <paramref name="Groups"/> groups of <paramref name="Units"/> values, each
/// padded to 16 floats, so that a loop over a row of our own has no remainder at any width. A row of at most 8 values
/// is padded to 8 alone: vectors of 512 bits would be half empty, and those of 256 bits are issued two at a time where
/// they are not.
/// </summary>
internal readonly record struct RowShape(int Units, int Groups = 1)
{
    /// <summary>Floats of the narrowest rows.</summary>
    public const int Narrow = 8;

    private const int Padding = 16;
    private const int Aliasing = 512;

    /// <summary>Floats of one group, padding included.</summary>
    public int GroupStride => (int)WideGroupStride;

    /// <summary>Floats of one row, padding included.</summary>
    public int Width => (int)WideWidth;

    /// <summary>
    /// Floats from a row to the next. Rows a multiple of 2 KB apart would share a few sets of the caches and
    /// throw each other out, so such rows get 16 floats more.
    /// </summary>
    public int Stride => (int)WideStride;

    /// <summary><see cref="Width"/> of a row that may be too long for an int.</summary>
    public long WideWidth => Groups * WideGroupStride;

    /// <summary><see cref="Stride"/> of a row that may be too long for an int.</summary>
    public long WideStride => WideWidth % Aliasing == 0 ? WideWidth + Padding : WideWidth;

    private long WideGroupStride => Groups == 1 && Units <= Narrow ? Narrow : Padded((long)Units);

    /// <summary>Floats up to the last value: padding between groups counts, that at the end does not.</summary>
    public int Extent => (Groups - 1) * GroupStride + Units;

    /// <summary>Whether the last vector of a row ends in padding.</summary>
    public bool HasPadding => Extent != Width;

    /// <summary>Vectors that hold all values; those that would hold padding alone are left out.</summary>
    public int Vectors(int lanes) => (Extent + lanes - 1) / lanes;

    /// <summary>Whether a vector of so many lanes reaches beyond a row: kernels for narrower ones serve it.</summary>
    public bool IsNarrowerThan(int lanes) => Width < lanes;

    /// <summary>The next multiple of 16: where the next tensor or buffer starts.</summary>
    public static int Padded(int length) => (int)Padded((long)length);

    /// <summary>The next multiple of 16, of a length that may be too large for an int.</summary>
    public static long Padded(long length) => (length + Padding - 1) / Padding * Padding;
}
