using System;
using System.Linq;
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

    /// <summary>Statements that store the accumulators.</summary>
    /// <param name="to">Pointer to the tile's first row.</param>
    /// <param name="stride">Floats from a row to the next.</param>
    /// <param name="adds">Whether they are added to what stands there.</param>
    public Code Store(string to, Size stride, bool adds = false)
    {
        Tile self = this;
        return stride.Name is null
            ? Unroll((r, v) => Statement(r * stride.Value, r, v))
            : Code.FilledRows(Rows, r => Enumerable.Range(0, self.Vectors).Select(v => Statement(0, r, v))
                .Concat(r == self.Rows - 1 ? [] : [stride.Step(to) + ";"]));

        string Statement(int first, int r, int v)
        {
            string place = Literal.Address(to, first + v * self.Lanes), sum = self.Sum(r, v);
            return $"{(adds ? $"({sum} + Load({place}))" : sum)}.Store({place});";
        }
    }

    /// <summary>A statement for each accumulator, row behind row, as many in a line as it has room for.</summary>
    public Code Unroll(Func<int, int, string> piece)
    {
        Tile self = this;
        return Code.FilledRows(Rows, r => Enumerable.Range(0, self.Vectors).Select(v => piece(r, v)));
    }
}
