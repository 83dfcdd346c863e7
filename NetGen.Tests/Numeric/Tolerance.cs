using NetGen.Tests.Reference;

namespace NetGen.Tests.Numeric;

/// <summary>How far float32 may be from the reference, and how far from kinks a draw has to stay for that.</summary>
internal static class Tolerance
{
    /// <summary>
    /// For gradients, of a tensor's largest element. Under BatchNorm the deviation of few rows can be far smaller than
    /// their values, and dividing by it magnifies their rounding: at 2 rows without bound (1e-2 is the project's), at 7
    /// now and then.
    /// </summary>
    public static double Gradient(NetworkSpec spec, int rows) => !spec.UsesBatchStatistics ? 1e-5 : rows switch
    {
        2 => 1e-2,
        <= 7 => 1e-3,
        _ => 1e-4,
    };

    /// <summary>Distance to a kink: some ten times what the forward pass may be off.</summary>
    public static double Kink(NetworkSpec spec, int rows) => !spec.UsesBatchStatistics ? 1e-5 : rows switch
    {
        2 => 2e-4,
        <= 7 => 1e-4,
        _ => 2e-5,
    };
}
