using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>Mean and deviation of a row, as emitted code forms, keeps and uses them.</summary>
internal static class RowStatistics
{
    /// <summary>
    /// Floats that are kept of a row: mean, reciprocal deviation and shift, and what backward needs for a while.
    /// </summary>
    public const int Floats = 5;

    /// <summary>The function that writes them, which every LayerNorm of such rows calls.</summary>
    public static SharedFunction Function(RowShape shape, int stride, Width width)
    {
        int sums = RowVectors.Sums(shape, width);
        string share = $"(1f / {Literal.Of(shape.Units)}f)";
        return new(NameOf(shape.Units), () => Code.Text($$"""
            // Mean, reciprocal deviation and shift of rows of {{shape.Units}}: xhat = (x - mean) rstd + shift. The mean
            // is rounded; shift makes up for what it is off by, so that large means cost no precision.
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            private static void {{NameOf(shape.Units)}}(float* x, float* s, int rows, float epsilon)
            {
                {{LossText.Inside(shape, width)}}
                for (int r = 0; r < rows; r++, x += {{stride}}, s += {{Floats}})
                {
                    {{RowVectors.Declare(sums, "sum")}}
                    {{RowVectors.Each(shape, width, (columns, tail) => Code.Filled(columns.Select(c =>
                        $"sum{c.Suffix} += {LossText.Masked($"Load({RowVectors.At("x", c)})", tail)};")))}}

                    float mean = Sum({{RowVectors.Total("sum", sums)}}) * {{share}};
                    {{RowVectors.Declare(sums, "off", "square")}}
                    {{RowVectors.Each(shape, width, (columns, tail) => Elementwise.Each(columns, c => Code.Text($$"""
                        V x{{c.Suffix}} = {{LossText.Masked($"Load({RowVectors.At("x", c)}) - Create(mean)", tail)}};
                        off{{c.Suffix}} += x{{c.Suffix}};
                        square{{c.Suffix}} = MultiplyAddEstimate(x{{c.Suffix}}, x{{c.Suffix}}, square{{c.Suffix}});
                        """)))}}

                    float off = Sum({{RowVectors.Total("off", sums)}}) * {{share}};
                    float variance = MathF.Max(0f, Sum({{RowVectors.Total("square", sums)}}) * {{share}} - off * off);
                    float rstd = 1f / MathF.Sqrt(variance + epsilon);
                    (s[0], s[1], s[2]) = (mean, rstd, -off * rstd);
                }
            }
            """));
    }

    /// <summary>The call of it.</summary>
    /// <param name="node">The layer, whose rows these are.</param>
    /// <param name="x">Pointer to the first row.</param>
    /// <param name="rows">How many rows.</param>
    public static Code Call(Node node, string x, string rows) =>
        Code.Text($"{NameOf(node.InputChannels)}({x}, s, {rows}, {Literal.Of(node.Declaration.Single("epsilon"))});");

    /// <summary>Declares what <see cref="Xhat"/> needs of a row.</summary>
    public static Code Load(string s) =>
        Code.Text($"V mean = Create({s}[0]), rstd = Create({s}[1]), shift = Create({s}[2]);");

    /// <summary>Declares <c>xhat</c> of a column, 0 in lanes that are padding.</summary>
    public static Code Xhat(Column c, string x, bool tail) => Code.Text(
        $"V xhat{c.Suffix} = {LossText.Masked($"MultiplyAddEstimate(Load({x}) - mean, rstd, shift)", tail)};");

    private static string NameOf(int units) => $"RowStatistics{Literal.Of(units)}";
}
