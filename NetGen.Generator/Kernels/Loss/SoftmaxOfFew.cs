using System;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Softmax of at most four classes. Vectors of 256 and 512 bits stand for a class each, with as many rows in their
/// lanes; rows that fill no such vector, and all of them at 128 bits, take a vector each.
/// </summary>
internal static class SoftmaxOfFew
{
    private const int Most = 4;
    private const int LogarithmAfter = 32;

    /// <summary>Whether there are so few classes, at a width that has lanes.</summary>
    public static bool Takes(RowShape shape, Width width) => Fits(shape) && width.IsVector;

    /// <summary>What stands in the lanes: as many rows as fill them.</summary>
    public static RowShape Columns(RowShape shape) => Fits(shape) ? new(Width.All[0].Lanes) : shape;

    /// <summary>Whether rows that fill no vector are left to vectors of half the width.</summary>
    public static bool LeavesRest(RowShape shape, Width width) => Takes(shape, width) && RowsOf(width) > 1;

    /// <summary>Loss and gradient of every row.</summary>
    public static Code Loss(RowShape shape, Width width) => Code.Paragraphs(
    [
        Narrower(width, $"rows < {Literal.Of(RowsOf(width))}", "return ", "Loss(y, dy, targets, rows, scale)"),
        WholeVectors(shape, width),
    ]);

    /// <summary>Probabilities in place of logits.</summary>
    public static Code Link(RowShape shape, Width width) => Code.Text($$"""
        {{Inside(shape, width)}}
        int r = 0;
        {{Loop(shape, width, "rows", "", RowsOf(width) == 1 ? LinkOfRow(shape) : LinkOfRows(shape))}}

        {{Narrower(width, "r < rows", "", "Link(y, rows - r)")}}
        """);

    private static Code WholeVectors(RowShape shape, Width width) => Code.Text($$"""
        double loss = 0;
        {{Inside(shape, width)}}
        for (int r = 0, last; r < rows; r = last)
        {
            // A logarithm costs more than the rest of a row, so that sums, each of them 1 to 4, are multiplied.
            last = Math.Min(rows, r + {{LogarithmAfter * RowsOf(width)}});
            V product = One, off = Zero;
            {{Loop(shape, width, "last", ", dy", RowsOf(width) == 1 ? LossOfRow(shape) : LossOfRows(shape))}}

            loss += Sum({{(RowsOf(width) == 1
                ? "MultiplyAddEstimate(VectorMath.Log(product), Create(0.25f), off)"
                : "VectorMath.Log(product) + off")}});
            {{Narrower(width, "r < last", "return loss * scale + ", "Loss(y, dy, targets + r, last - r, scale)")}}
        }

        return loss * scale;
        """);

    private static bool Fits(RowShape shape) => shape is { Units: <= Most, Groups: 1 };

    private static int RowsOf(Width width) => width.Lanes > Most ? width.Lanes : 1;

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

    // Rows that fill no vector are left to narrower ones.
    private static Code Narrower(Width width, string condition, string statement, string call) => RowsOf(width) == 1
        ? Code.Empty
        : Code.Under($"if ({condition})", $"{statement}{width.Half.Name}Kernels.{call};");

    private static Code LossOfRows(RowShape shape) => Code.Lines(
        Exponentials(shape, LossText.Negligible),
        "product *= sum;",
        Code.Text($"Columns.Hot(targets + r, {Outs(shape, "hot")});"),
        Code.Text($"off += max - {Right(shape)};"),
        "V factor = Create(scale) / sum;",
        Store(shape, "dy", c =>
            $"e{Literal.Of(c)} * factor - ConditionalSelect(hot{Literal.Of(c)}, Create(scale), Zero)"));

    private static Code LinkOfRows(RowShape shape) => Code.Lines(
        Exponentials(shape, ""),
        "V factor = One / sum;",
        Store(shape, "y", c => $"e{Literal.Of(c)} * factor"));

    // The largest exponent is 0, so nothing overflows; NaN need not be kept by the largest, since it is by the rest.
    private static Code Exponentials(RowShape shape, string least) => Code.Lines(
        Code.Text($"Columns.Load(y, {shape.Stride}, {Outs(shape, "z")});"),
        Code.Text($"V max = {Largest(shape)};"),
        Code.Unroll(shape.Units, c => Code.Text($"V e{c} = VectorMath.ExpOfNegative(z{c} - max{least});")),
        Code.Text($"V sum = {Code.Inline(shape.Units, " + ", c => Code.Text($"e{c}"))};"));

    private static string Largest(RowShape shape) => Enumerable.Range(1, shape.Units - 1)
        .Aggregate("z0", (largest, c) => $"MaxNative({largest}, z{Literal.Of(c)})");

    private static string Right(RowShape shape) => Enumerable.Range(0, shape.Units - 1).Reverse().Aggregate(
        $"z{Literal.Of(shape.Units - 1)}",
        (others, c) => $"ConditionalSelect(hot{Literal.Of(c)}, z{Literal.Of(c)}, {others})");

    private static Code Outs(RowShape shape, string name) =>
        Code.Inline(Most, ", ", c => c < shape.Units ? Code.Text($"out V {name}{c}") : "out _");

    private static Code Store(RowShape shape, string to, Func<int, string> value) => Code.Text($$"""
        Columns.Store(
            {{Code.Unroll(shape.Units, c => $"{value(c)},")}}
            {{Code.Inline(Most - shape.Units, " ", _ => "Zero,")}}
            {{to}}, {{shape.Stride}});
        """);

    private static Code LossOfRow(RowShape shape) => Code.Lines(
        ExponentialsOfRow(shape, LossText.Negligible),
        "V hot = Quads.Hot(targets[r]);",
        "product *= sum;",
        "off -= ConditionalSelect(hot, below, Zero);",
        "Quads.Store(e * (Create(scale) / sum) - ConditionalSelect(hot, Create(scale), Zero), dy);");

    private static Code LinkOfRow(RowShape shape) =>
        Code.Lines(ExponentialsOfRow(shape, ""), "Quads.Store(e / sum, y);");

    private static Code Inside(RowShape shape, Width width) => RowsOf(width) > 1 || shape.Units == Most
        ? Code.Empty
        : Code.Text($"V inside = LessThan(V.Indices, Create({shape.Units}f));");

    private static Code ExponentialsOfRow(RowShape shape, string least)
    {
        bool whole = shape.Units == Most;
        string logits = whole ? "z" : "ConditionalSelect(inside, z, Create(float.NegativeInfinity))";
        string e = $"VectorMath.ExpOfNegative(below{least})";
        return Code.Lines(
            Code.Text($"V z = Load(y), below = z - Quads.Max({logits});"),
            Code.Text($"V e = {(whole ? e : $"ConditionalSelect(inside, {e}, Zero)")};"),
            "V sum = Quads.Sum(e);");
    }
}
