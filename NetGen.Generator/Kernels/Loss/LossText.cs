using System;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>What the losses share: loops over the vectors of a row, of which the last may be part padding.</summary>
internal static class LossText
{
    /// <summary>The head of a loop over rows of outputs, each with as many targets.</summary>
    public static Code OverRows(RowShape shape) => Code.Text(
        $"for (int r = 0; r < rows; r++, y += {shape.Stride}, dy += {shape.Stride}, "
        + $"{Literal.Next("targets", shape.Units)})");

    /// <summary>The second argument of exponentials that go into a gradient.</summary>
    public const string Negligible = ", VectorMath.Negligible";

    /// <summary>Whether the last vector of a row has lanes that are padding.</summary>
    public static bool HasTail(RowShape shape, Width width) => shape.Units % width.Lanes != 0;

    /// <summary>Declares <c>inside</c>, the lanes of the last vector that are values.</summary>
    public static Code Inside(RowShape shape, Width width) => HasTail(shape, width)
        ? Code.Text($"V inside = LessThan(V.Indices, Create({shape.Units % width.Lanes}f));")
        : Code.Empty;

    /// <summary>
    /// Statements for each vector of a row; <paramref name="body"/> gets what makes a row's pointer that of the vector,
    /// and whether <c>inside</c> has to be minded.
    /// </summary>
    /// <param name="shape">The row.</param>
    /// <param name="width">Vector width.</param>
    /// <param name="body">The statements.</param>
    /// <param name="isOneStatement">Whether these are one.</param>
    public static Code EachVector(
        RowShape shape, Width width, Func<Func<string, string>, bool, Code> body, bool isOneStatement = false)
    {
        int full = shape.Units / width.Lanes * width.Lanes;
        bool hasTail = HasTail(shape, width), isAlone = full == 0 || !hasTail;
        return Code.Lines(
            full == 0 ? Code.Empty
            : full == width.Lanes ? Block(body(pointer => pointer, false))
            : Code.Under(
                $"for (int c = 0; c < {Literal.Of(full)}; {Literal.Next("c", width.Lanes)})",
                body(pointer => Literal.Address(pointer, "c", 0), false), isOneStatement),
            hasTail ? Block(body(pointer => Literal.Address(pointer, full), true)) : Code.Empty);

        // Variables of the last vector have the names of the others'.
        Code Block(Code statements) => isAlone || isOneStatement ? statements : Code.Text($$"""
            {
                {{statements}}
            }
            """);
    }

    /// <summary>The targets that belong to a vector of outputs; nothing behind the last of them is read.</summary>
    public static string Target(RowShape shape, Width width, Func<string, string> at, bool tail) => tail
        ? $"PartialVector.Load({at("targets")}, {Literal.Of(shape.Units % width.Lanes)}, inside)"
        : $"Load({at("targets")})";

    /// <summary>A value, with the padding of the last vector replaced.</summary>
    public static string Masked(string value, bool tail, string replacement = "Zero") =>
        tail ? $"ConditionalSelect(inside, {value}, {replacement})" : value;
}
