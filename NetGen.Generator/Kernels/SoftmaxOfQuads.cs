using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Softmax of at most four classes: a row takes 128 bits, so that a vector works on four, two or one of them at once.
/// </summary>
internal static class SoftmaxOfQuads
{
    private const int Lanes = 4;

    /// <summary>Whether rows are worked on in quads at a width.</summary>
    public static bool Takes(RowShape shape, Width width) => Fits(shape) && width.IsVector;

    /// <summary>What stands in the lanes: as many rows as fill them.</summary>
    public static RowShape Columns(RowShape shape) => Fits(shape) ? new(Lanes * Lanes) : shape;

    /// <summary>Loss and gradient of every row.</summary>
    public static Code Loss(RowShape shape, Width width) => Code.Text($$"""
        double loss = 0;
        {{Inside(shape)}}
        for (int r = 0, last; r < rows; r = last)
        {
            // A logarithm costs more than the rest of a row, so that sums, each of them 1 to 4, are multiplied.
            last = Math.Min(rows, r + {{32 * RowsOf(width)}});
            V product = Create(1f), off = Create(0f);
            {{Loop(shape, width, "last", ", dy", Code.Text($$"""
                {{Exponentials(shape)}}
                Quads.Hot(targets + r, out V hot);
                product *= sum;
                off -= ConditionalSelect(hot, below, Create(0f));
                V gradient = e * (Create(scale) / sum) - ConditionalSelect(hot, Create(scale), Create(0f));
                Quads.Store(gradient, dy, {{shape.Stride}});
                """))}}
            loss += Sum(MultiplyAddEstimate(VectorMath.Log(product), Create(0.25f), off));
            {{(RowsOf(width) == 1 ? Code.Empty : Code.Text($$"""
                if (r < last)
                    return loss * scale + Vector128Kernels.Loss(y, dy, targets + r, last - r, scale);
                """))}}
        }

        return loss * scale;
        """);

    /// <summary>Probabilities in place of logits.</summary>
    public static Code Link(RowShape shape, Width width) => Code.Text($$"""
        {{Inside(shape)}}
        int r = 0;
        {{Loop(shape, width, "rows", "", Code.Text($$"""
            {{Exponentials(shape)}}
            Quads.Store(e / sum, y, {{shape.Stride}});
            """))}}
        {{(RowsOf(width) == 1 ? Code.Empty : Code.Text($$"""

            if (r < rows)
                Vector128Kernels.Link(y, rows - r);
            """))}}
        """);

    private static bool Fits(RowShape shape) => shape is { Units: <= Lanes, Groups: 1 };

    private static int RowsOf(Width width) => width.Lanes / Lanes;

    private static Code Inside(RowShape shape) => shape.Units == Lanes ? Code.Empty : Code.Lines(
        "Quads.Columns(out V columns);",
        Code.Text($"V inside = LessThan(columns, Create({shape.Units}f));"));

    private static Code Loop(RowShape shape, Width width, string end, string buffers, Code body)
    {
        int rows = RowsOf(width), step = rows * shape.Stride;
        string second = buffers == "" ? "" : $"{buffers} += {Literal.Of(step)}";
        return Code.Text($$"""
            for (; {{TileLoops.Next(rows, end)}}, y += {{step}}{{second}})
            {
                {{body}}
            }
            """);
    }

    // The largest exponent is 0, so nothing overflows.
    private static Code Exponentials(RowShape shape)
    {
        bool whole = shape.Units == Lanes;
        string logits = whole ? "z" : "ConditionalSelect(inside, z, Create(float.NegativeInfinity))";
        string e = whole ? "VectorMath.Exp(below)" : "ConditionalSelect(inside, VectorMath.Exp(below), Create(0f))";
        return Code.Lines(
            Code.Text($"Quads.Load(y, {shape.Stride}, out V z);"),
            Code.Text($"V below = z - Quads.Max({logits});"),
            Code.Text($"V e = {e}, sum = Quads.Sum(e);"));
    }
}
