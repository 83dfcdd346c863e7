namespace NetGen.Training;

/// <summary>
/// Numbers that follow from 64 random bits: SplitMix64 (Steele, Lea and Flood, 2014), so that an augmentation may draw
/// as many as it needs.
/// </summary>
internal struct RandomBits(ulong state)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>64 bits more.</summary>
    public ulong Next()
    {
        state += Step;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from -1 to 1.</summary>
    public double Between() => (Next() >> 11) * (2.0 / (1UL << 53)) - 1;

    /// <summary>A number above 0, at most 1.</summary>
    public double Share() => ((Next() >> 11) + 1) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to below <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(((Next() >> 32) * (ulong)end) >> 32);
}
