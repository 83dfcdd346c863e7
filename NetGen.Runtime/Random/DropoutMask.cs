namespace NetGen.CompilerServices;

/// <summary>Dropout masks, as a function of seed, step, op and element: never stored, the same for any width.</summary>
public static unsafe class DropoutMask
{
    /// <summary>
    /// Writes <paramref name="kept"/> or 0 for each of <paramref name="count"/> elements from <paramref name="element"/> on
    /// (row x units + unit). A value is dropped with probability <paramref name="rate"/>.
    /// </summary>
    public static void Fill(
        float* factors, long element, int count, ulong seed, long step, int op, float rate, float kept)
    {
        throw new System.NotSupportedException();
    }
}
