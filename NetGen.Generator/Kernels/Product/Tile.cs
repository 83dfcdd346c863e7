using System;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>One register tile: its size, and the names of its accumulators.</summary>
internal readonly record struct Tile(int Rows, int Vectors, int Lanes)
{
    /// <summary>Columns in floats.</summary>
    public int Columns => Vectors * Lanes;

    /// <summary>
    /// Accumulator of row <paramref name="row"/>, vector <paramref name="vector"/>; s of the first chain, then t, u, v.
    /// </summary>
    public string Sum(int row, int vector, int chain = 0) => Chain(chain) + Literal.Of(row) + "_" + Literal.Of(vector);

    /// <summary>Letter of a chain of sums.</summary>
    public static string Chain(int chain) => chain switch { 0 => "s", 1 => "t", 2 => "u", _ => "v" };

    /// <summary>Statements that store the accumulators from column <c>c</c> on, and leave the pointer there.</summary>
    /// <param name="to">Pointer to the tile's first row.</param>
    /// <param name="stride">Floats from a row to the next.</param>
    /// <param name="adds">Whether they are added to what stands there.</param>
    public Code Store(string to, int stride, bool adds = false)
    {
        Tile self = this;
        return Code.Lines($"{to} += c;", Unroll((r, v) =>
        {
            string place = Literal.Address(to, r * stride + v * self.Lanes), sum = self.Sum(r, v);
            return Code.Text($"{(adds ? $"({sum} + Load({place}))" : sum)}.Store({place});");
        }));
    }

    /// <summary>One line for each row, with a statement for each accumulator.</summary>
    public Code Unroll(Func<int, int, Code> piece)
    {
        Tile self = this;
        return Code.Unroll(Rows, r => Code.Inline(self.Vectors, "  ", v => piece(r, v)));
    }
}

/// <summary>
/// What a product of tiles computes: sums over the depth of a broadcast left operand times vectors of the right one.
/// </summary>
internal sealed record TileSpec
{
    public required string Name { get; init; }

    public string TypeParameters { get; init; } = "";

    public string Constraint { get; init; } = "";

    public required string Parameters { get; init; }

    /// <summary>Statements that point the operands at the tile.</summary>
    public required Code Setup { get; init; }

    /// <summary>Pointer to the left operand, of which single floats are broadcast.</summary>
    public required string Left { get; init; }

    /// <summary>Floats from a tile row to the next in the left operand.</summary>
    public required int LeftRow { get; init; }

    /// <summary>Floats from a depth to the next in the left operand.</summary>
    public required int LeftStep { get; init; }

    /// <summary>Pointer to the right operand, of which vectors are loaded.</summary>
    public required string Right { get; init; }

    /// <summary>Floats from a depth to the next in the right operand.</summary>
    public required int RightStep { get; init; }

    /// <summary>The variable that holds it, where it is not the same in every call.</summary>
    public string? RightStepName { get; init; }

    /// <summary>Floats from a panel of the right operand to the next, where it lies in panels.</summary>
    public int? PanelStride { get; init; }

    /// <summary>
    /// Whether the right operand is a copy that the hardware sees coming, whatever it was copied from.
    /// </summary>
    public bool RightIsCopied { get; init; }

    /// <summary>How many products are summed; null where it is the variable <c>rows</c>.</summary>
    public required int? Depth { get; init; }

    /// <summary>
    /// Whether a panel's first tile, as the parameter <c>isFirst</c> says, asks for the next panel.
    /// </summary>
    public bool LooksAhead { get; init; }

    /// <summary>Statements ahead of those of each depth.</summary>
    public Code EachDepth { get; init; } = Code.Empty;

    /// <summary>Offset of the vector that sums start from; null starts from zero.</summary>
    public string? Bias { get; init; }

    /// <summary>Where a column of a tile stands in the right operand, from the tile's first column on.</summary>
    public int ColumnAt(int column) => PanelStride is not int stride ? column
        : column / Tiling.PanelFloats * stride + column % Tiling.PanelFloats;

    /// <summary>What is done with the sums.</summary>
    public required Func<Tile, Code> Epilogue { get; init; }
}
