using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit;

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
        int r = 0;
        {{Loop(shape, width, ", dy", Code.Text($$"""
            {{Exponentials(shape)}}
            Quads.Hot(targets + r, out V hot);
            loss += Sum(ConditionalSelect(hot, VectorMath.Log(sum) - below, Create(0f)));
            Quads.Store(e * (Create(scale) / sum) - ConditionalSelect(hot, Create(scale), Create(0f)), dy, {{shape.Stride}});
            """))}}
        {{(RowsOf(width) == 1 ? "return loss * scale;" : Code.Text($$"""

            double rest = r < rows ? Vector128Kernels.Loss(y, dy, targets + r, rows - r, scale) : 0;
            return loss * scale + rest;
            """))}}
        """);

    /// <summary>Probabilities in place of logits.</summary>
    public static Code Link(RowShape shape, Width width) => Code.Text($$"""
        {{Inside(shape)}}
        int r = 0;
        {{Loop(shape, width, "", Code.Text($$"""
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

    private static Code Loop(RowShape shape, Width width, string buffers, Code body)
    {
        int rows = RowsOf(width), step = rows * shape.Stride;
        string second = buffers == "" ? "" : $"{buffers} += {Literal.Of(step)}";
        return Code.Text($$"""
            for (; {{TileLoops.Next(rows, "rows")}}, y += {{step}}{{second}})
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
