using System;
using System.Collections.Immutable;

namespace NetGen.Generator.Plan;

/// <summary>A vector width that kernels are emitted for.</summary>
/// <param name="Name">The BCL's class of functions, or the runtime's Scalar.</param>
/// <param name="Lanes">Floats in a vector.</param>
/// <param name="Accumulators">Registers that a tile's sums take: 24 of 32, 12 of 16.</param>
/// <param name="BlockVectors">
/// Vectors of a block of an elementwise pass: what little hardware runs is kept short.
/// </param>
internal sealed record Width(string Name, int Lanes, int Accumulators, int BlockVectors)
{
    /// <summary>Widest first: the order in which they are tried.</summary>
    public static readonly ImmutableArray<Width> All =
    [
        new("Vector512", 16, 24, 4),
        new("Vector256", 8, 12, 4),
        new("Vector128", 4, 12, 2),
        new("Scalar", 1, 4, 1),
    ];

    public bool IsVector => Lanes > 1;

    /// <summary>Bits of a vector, or of one float.</summary>
    public int Bits => 32 * Lanes;

    /// <summary>Whether remainders are worth tiles of their own: most hardware has such vectors.</summary>
    public bool IsCommon => Lanes >= 8;

    /// <summary>
    /// Columns of a tile without vectors: all tiles are of one size, since the path is kept short.
    /// </summary>
    public int ScalarColumns(int columns) => columns % Accumulators == 0 ? Accumulators : 1;

    /// <summary>The columns, in vectors, of a direct convolution's tile: three where they cut all evenly.</summary>
    public int ConvolutionColumns(int vectors) =>
        !IsVector ? ScalarColumns(vectors) : vectors % 3 == 0 ? 3 : Math.Min(2, vectors);

    /// <summary>The next narrower width.</summary>
    public Width Half => All[All.IndexOf(this) + 1];
}
