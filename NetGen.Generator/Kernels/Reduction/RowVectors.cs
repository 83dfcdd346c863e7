using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// A row cut into blocks of vectors for a reduction over it: those that are full, then the last one by itself where
/// some of its lanes are padding, which such a reduction must not see.
/// </summary>
internal static class RowVectors
{
    /// <summary>Statements for every block, whose first column is <c>c</c>.</summary>
    /// <param name="shape">The row.</param>
    /// <param name="width">Vector width.</param>
    /// <param name="block">Statements for a block's columns, and whether <c>inside</c> has to be minded.</param>
    public static Code Each(RowShape shape, Width width, Func<ImmutableArray<Column>, bool, Code> block) =>
        Code.Paragraphs(
        [
            .. Full(shape, width).Select(run =>
            {
                int first = run.First * width.Lanes, step = run.Size * width.Lanes;
                ImmutableArray<Column> columns = Columns(run.Size, width);
                return run.Tiles == 1 ? Alone(first, "", block(columns, false)) : Code.Under(
                    $"for (int c = {Literal.Of(first)}; c < {Literal.Of(first + run.Tiles * step)}; "
                        + $"{Literal.Next("c", step)})",
                    block(columns, false), isOneStatement: false);
            }),
            HasTail(shape, width) ? Alone(Tail(shape, width), PartPadding, block(Columns(1, width), true)) : Code.Empty,
        ]);

    /// <summary>The same for a pass over rows within a block: threads share the blocks.</summary>
    public static Code Shared(RowShape shape, Width width, Func<ImmutableArray<Column>, bool, Code> block)
    {
        int tail = Tail(shape, width);
        return Code.Paragraphs(
        [
            tail == 0
                ? Code.Empty
                : Elementwise.Blocks(new(tail), width, columns => block(columns, false), shared: true),
            !HasTail(shape, width) ? Code.Empty : Code.Text($$"""
                if (share.IsLast)
                {
                    const int c = {{tail}};{{PartPadding}}
                    {{block(Columns(1, width), true)}}
                }
                """),
        ]);
    }

    /// <summary>Whether the last vector has lanes that are padding.</summary>
    public static bool HasTail(RowShape shape, Width width) => LossText.HasTail(shape, width);

    /// <summary>Accumulators that a sum is split into: one for each vector of a block.</summary>
    public static int Sums(RowShape shape, Width width) =>
        Math.Max(1, Full(shape, width).Select(run => run.Size).DefaultIfEmpty(1).Max());

    /// <summary>The sum of as many accumulators, in pairs.</summary>
    public static string Total(string name, int count) => string.Join(" + ", Enumerable.Range(0, (count + 1) / 2)
        .Select(pair => 2 * pair + 1 < count
            ? $"({name}{Literal.Of(2 * pair)} + {name}{Literal.Of(2 * pair + 1)})"
            : $"{name}{Literal.Of(2 * pair)}"));

    /// <summary>Declares as many accumulators for each sum.</summary>
    public static Code Declare(int count, params string[] names) => Code.Lines(names.Select(name => Code.Text(
        $"V {string.Join(", ", Enumerable.Range(0, count).Select(i => $"{name}{Literal.Of(i)} = Zero"))};")));

    /// <summary>A column of a row, whose pointer stands at its start.</summary>
    public static string At(string pointer, Column column) =>
        Literal.Address(pointer, "c", column.Index * column.Lanes);

    private static int Tail(RowShape shape, Width width) => shape.Units / width.Lanes * width.Lanes;

    private static IEnumerable<TileRun> Full(RowShape shape, Width width) =>
        Tiling.Runs(shape.Units / width.Lanes, width.BlockVectors);

    private static ImmutableArray<Column> Columns(int count, Width width) =>
        [.. Enumerable.Range(0, count).Select(index => new Column(index, width.Lanes))];

    private const string PartPadding = "   // lanes that are not inside are padding";

    private static Code Alone(int first, string comment, Code statements) => Code.Text($$"""
        {
            const int c = {{first}};{{comment}}
            {{statements}}
        }
        """);
}
