using System;

namespace NetGen.Generator.Plan;

/// <summary>How a weight gradient passes over register tiles: its rows are those of the weights.</summary>
/// <param name="Rows">Rows of a tile, at most: their number is known, so that they are cut evenly.</param>
/// <param name="Vectors">Vectors of a tile, at most.</param>
/// <param name="InBlocks">
/// Whether every column passes over a block of the rows before the next block, since not all weights stay in the cache.
/// </param>
/// <param name="Prefetches">Whether a tile asks for the weights and the state that its gradients will meet.</param>
internal sealed record GradientOrder(int Rows, int Vectors, bool InBlocks, bool Prefetches)
{
    /// <summary>The order for weights as they are laid out, and rows of the right operand so far apart.</summary>
    public static GradientOrder Of(Width width, RowShape columns, int length, int rightStride)
    {
        int vectors = columns.Vectors(width.Lanes);
        int most = MostVectors(width, vectors, length, rightStride);

        // No bias and no epilogue constants to hold: 28 of 32 registers.
        int accumulators = width.Accumulators == 24 ? 28 : width.Accumulators;
        bool outgrows = Tiling.WorksInPanels(length, columns.Stride);
        return new(Math.Min(14, accumulators / most), most, outgrows, outgrows && width.Lanes >= 8);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Emit.Literal.Of(Rows)}x{Emit.Literal.Of(Vectors)}{(InBlocks ? ", in blocks" : "")}";

    private static int MostVectors(Width width, int vectors, int length, int rightStride)
    {
        // Few rows against many columns: what is loaded of the columns has to serve more of the rows.
        if (length < vectors * width.Lanes / 8 && width.IsVector && width.Accumulators < 24)
            return 1;

        // Rows of the right operand that share a set of the L1 cache come from the L2 for each tile: tall ones.
        return vectors % 3 == 0 && rightStride % Tiling.L1Period != 0 ? 3 : Math.Min(vectors, 2);
    }
}
