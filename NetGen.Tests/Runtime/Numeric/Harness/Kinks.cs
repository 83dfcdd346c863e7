using NetGen.Tests.Reference;

namespace NetGen.Tests.Numeric;

/// <summary>How far from kinks a draw has to stay, so that float32 falls on the same side as float64.</summary>
internal static class Kinks
{
    /// <summary>
    /// Some ten times what the forward pass may be off. BatchNorm divides by the deviation of few rows, which can be
    /// far smaller than their values: at 2 rows without bound, at 7 now and then.
    /// </summary>
    public static double Distance(NetworkSpec spec, int rows) => !spec.UsesBatchStatistics ? 1e-5 : rows switch
    {
        <= 2 => 2e-4,
        <= 7 => 1e-4,
        _ => 2e-5,
    };
}
