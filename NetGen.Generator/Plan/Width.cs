using System.Collections.Immutable;

namespace NetGen.Generator.Plan;

/// <summary>A vector width that kernels are emitted for.</summary>
/// <param name="Name">The BCL's class of functions, or the runtime's Scalar.</param>
/// <param name="Lanes">Floats in a vector.</param>
/// <param name="Accumulators">Registers that a tile's sums take: 24 of 32, 12 of 16; the scalar path is kept
/// short.</param>
internal sealed record Width(string Name, int Lanes, int Accumulators)
{
    /// <summary>Widest first: the order in which they are tried.</summary>
    public static readonly ImmutableArray<Width> All =
    [
        new("Vector512", 16, 24),
        new("Vector256", 8, 12),
        new("Vector128", 4, 12),
        new("Scalar", 1, 6),
    ];

    public bool IsVector => Lanes > 1;

    /// <summary>Bits of a vector, or of one float.</summary>
    public int Bits => 32 * Lanes;

    /// <summary>The next narrower width.</summary>
    public Width Half => All[All.IndexOf(this) + 1];
}
