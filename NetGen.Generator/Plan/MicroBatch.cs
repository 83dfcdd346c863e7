using System;

namespace NetGen.Generator.Plan;

/// <summary>
/// How many rows go forward and backward before the next ones, where a batch has many more: what backward reads is in
/// the L2 cache still then, and kernels are cut for some hundred rows. Gradients are added up in memory meanwhile, and
/// parameters updated from there, which costs as much as some ten rows do.
/// </summary>
internal static class MicroBatch
{
    // The L2 cache of a core that has little of it: 1 MB.
    private const int CacheFloats = 256 * 1024;

    // Gradients of a million parameters come from beyond the L2 for each slice.
    private const int Large = 1024 * 1024;

    // Rows whose positions together are enough for all kernels to be cut well, and for gradients to be added up.
    private const int LeastImages = 16;

    /// <summary>Rows of a slice, about; null where rows depend on each other, so that a batch stays whole.</summary>
    /// <param name="floatsPerRow">Floats that a step reads and writes for a row, the caller's included.</param>
    /// <param name="learned">Floats of gradients.</param>
    /// <param name="usesBatchStatistics">Whether rows depend on each other.</param>
    /// <param name="positions">The most positions of a value: 1 where all are vectors.</param>
    public static int? RowsOf(int floatsPerRow, int learned, bool usesBatchStatistics, int positions = 1) =>
        usesBatchStatistics ? null : Math.Max(CacheFloats / floatsPerRow, Least(learned, positions));

    private static int Least(int learned, int positions)
    {
        int rows = learned > Large ? 512 : 256;
        return Math.Max(Math.Min(rows, LeastImages), rows / positions);
    }
}
