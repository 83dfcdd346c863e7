using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Elementwise passes: loops over blocks of columns and, within a block, over rows, so that what belongs to a
/// column (a scale, a sum) stays in registers for all rows.
/// </summary>
internal static class Elementwise
{
    /// <summary>
    /// A loop over blocks of columns; <paramref name="block"/> is written for the columns of one block. Where it is
    /// <paramref name="shared"/>, each thread takes its share of the blocks.
    /// </summary>
    public static Code Blocks(
        RowShape shape, Width width, Func<ImmutableArray<Column>, Code> block, bool shared = false)
    {
        ImmutableArray<TileRun> runs = [.. Tiling.Runs(shape.Vectors(width.Lanes), width.BlockVectors)];
        return Code.Lines(runs.Select(run =>
        {
            ImmutableArray<Column> columns =
                [.. Enumerable.Range(0, run.Size).Select(index => new Column(index, width.Lanes))];
            int first = run.First * width.Lanes;
            int step = run.Size * width.Lanes;

            // A block alone is for one thread: that with the last block has the padding, too.
            bool isLast = shape.Groups > 1 || run.First + run.Size == shape.Vectors(width.Lanes);
            (string from, string to) = shared
                ? (Share(first, step, "Start", run.Tiles), Share(first, step, "End", run.Tiles))
                : (Literal.Of(first), Literal.Of(first + run.Tiles * step));
            string head = run.Tiles > 1 ? $"for (int c = {from}; c < {to}; {Literal.Next("c", step)})"
                : shared ? $"if (share.{(isLast ? "IsLast" : "IsFirst")})"
                : "";
            Code body = run.Tiles > 1
                ? block(columns)
                : Code.Lines(Code.Text($"const int c = {first};"), block(columns));
            return head == "" && runs.Length == 1 ? body : Code.Under(head, body, isOneStatement: false);
        }));
    }

    /// <summary>Such a loop in a kernel that ops of several sizes share, whose rows are whole blocks.</summary>
    public static Code WholeBlocks(Width width, Func<ImmutableArray<Column>, Code> block, bool shared = false)
    {
        ImmutableArray<Column> columns =
            [.. Enumerable.Range(0, width.BlockVectors).Select(index => new Column(index, width.Lanes))];
        int step = width.BlockVectors * width.Lanes;
        string blocks = step == 1 ? "P.Columns" : $"P.Columns / {Literal.Of(step)}";
        string times = step == 1 ? "" : Literal.Of(step) + " * ";
        (string start, string end) = shared
            ? ($"{times}share.Start({blocks})", $"{times}share.End({blocks})")
            : ("0", "P.Columns");
        return Code.Text($$"""
            for (int c = {{start}}; c < {{end}}; {{Literal.Next("c", step)}})
            {
                {{block(columns)}}
            }
            """);
    }

    /// <summary>Where a thread's share of a run of pieces starts or ends.</summary>
    public static string Share(int first, int step, string end, int pieces, string share = "share") =>
        (first == 0 ? "" : Literal.Of(first) + " + ") + (step == 1 ? "" : Literal.Of(step) + " * ")
        + $"{share}.{end}({Literal.Of(pieces)})";

    /// <summary>What is done once behind shared blocks, by the thread that has the last of them.</summary>
    public static Code ByLast(Code statement) =>
        statement.IsEmpty ? statement : Code.Under("if (share.IsLast)", statement);

    /// <summary>A loop over rows with pointers that walk down the columns of the block.</summary>
    public static Code Rows(IEnumerable<(string Pointer, string Buffer, Size Stride)> buffers, Code body)
    {
        (string Pointer, string Buffer, Size Stride)[] all = [.. buffers];
        Code starts = Code.Join(", ", all.Select(b => Code.Text($"{b.Pointer} = {b.Buffer} + c")));
        Code steps = Code.Join(", ", all.Select(b => Code.Text($"{b.Pointer} += {b.Stride.Times(1)}")));
        return Code.Text($$"""
            float* {{starts}};
            for (int r = 0; r < rows; r++, {{steps}})
            {
                {{body}}
            }
            """);
    }

    /// <summary>One line for each column.</summary>
    public static Code Each(ImmutableArray<Column> columns, Func<Column, Code> line) =>
        Code.Lines(columns.Select(line));

    /// <summary>Declarations ahead of the loops.</summary>
    public static Code Once(IEnumerable<EpilogueStep> epilogue, Pass pass) =>
        Code.Lines(epilogue.Select(step => step.Kind.Once(step.Node, pass)));

    public static Code PerColumn(IEnumerable<EpilogueStep> epilogue, ImmutableArray<Column> columns, Pass pass) =>
        Code.Lines(epilogue.SelectMany(step => columns.Select(column => step.Kind.PerColumn(step.Node, column, pass))));

    public static Code PerRow(IEnumerable<EpilogueStep> epilogue, ImmutableArray<Column> columns, Pass pass) =>
        Code.Lines(epilogue.Select(step => step.Kind.PerRow(step.Node, columns.Length * columns[0].Lanes, pass)));

    /// <summary>Statements that take variable <c>z</c> of a column through the steps and store the result.</summary>
    public static Code Apply(IEnumerable<EpilogueStep> epilogue, Column column, string store)
    {
        List<Code> lines = [];
        string value = "z" + column.Suffix;
        int stage = 0;
        foreach (EpilogueStep step in epilogue)
        {
            string next = (stage++ == 0 ? "a" : "y") + column.Suffix;
            lines.Add(Code.Text($"V {next} = {step.Kind.Forward(step.Node, value, column)};"));
            value = next;
        }

        lines.Add(Code.Text($"{value}.Store({column.Behind(store)});"));
        return Code.Lines(lines);
    }

    /// <summary>
    /// Statements that take variable <c>d</c> of a column, the gradient of the op's output, back through the epilogue.
    /// Variable <c>y</c> (what went out) or <c>z</c> (what came in) has been loaded as the activation needs it.
    /// </summary>
    public static Code Reverse(ImmutableArray<EpilogueStep> epilogue, Column column)
    {
        List<Code> lines = [];
        string d = "d" + column.Suffix;
        string output = "y" + column.Suffix;
        Code kept = output;
        foreach (EpilogueStep step in epilogue.Reverse())
        {
            if (step.Kind.KeepsInput)
                kept = "z" + column.Suffix;
            lines.Add(step.Kind.Accumulate(step.Node, d, kept, column));
            if (!step.Kind.KeepsNothing && kept.ToString().Contains(" "))
            {
                lines.Add(Code.Text($"{output} = {kept};"));
                kept = output;
            }

            Code back = step.Kind.Backward(step.Node, d, kept, column);
            lines.Add(back.ToString() == d ? Code.Empty : Code.Text($"{d} = {back};"));
            kept = step.Kind.Recover(step.Node, kept, column);
        }

        return Code.Lines(lines);
    }

    /// <summary>Statements that hand over the epilogue's own gradients at the end of a block.</summary>
    public static Code GradientPerColumn(IEnumerable<EpilogueStep> epilogue, ImmutableArray<Column> columns) =>
        Code.Lines(epilogue.SelectMany(step =>
            columns.Select(column => step.Kind.GradientPerColumn(step.Node, column))));

    public static Code GradientEnd(IEnumerable<EpilogueStep> epilogue) =>
        Code.Lines(epilogue.Select(step => step.Kind.GradientEnd(step.Node)));

    /// <summary>Declares the sink of one of a layer's tensors.</summary>
    public static Code Sink(Node node, string tensor) =>
        Code.Text($"S {NameOfSink(node, tensor)} = sink.ForTensor({IndexOf(node, tensor)});");

    /// <summary>Hands a gradient of one of a layer's tensors to its sink.</summary>
    public static Code Accept(Node node, string tensor, string at, string gradient) =>
        Code.Text($"{NameOfSink(node, tensor)}.Accept({at}, {gradient});");

    private static string IndexOf(Node node, string tensor) =>
        node.IsAny ? $"{node.Name}{tensor}Index" : $"Tensor.{node.Name}{tensor}";

    private static string NameOfSink(Node node, string tensor) => node.Local(tensor + "Sink");

    /// <summary>Statement that makes padding zero again behind a function that does not map zero to zero.</summary>
    public static Code ClearPadding(IEnumerable<EpilogueStep> epilogue, RowShape shape, string buffer) =>
        epilogue.Any(step => !step.Kind.MapsZeroToZero) ? ClearPadding(shape, buffer) : Code.Empty;

    /// <summary>Statement that makes padding zero.</summary>
    public static Code ClearPadding(RowShape shape, string buffer) =>
        !shape.HasPadding ? Code.Empty
        : shape.Width == shape.Stride ? Code.Text($"PaddedRows.Clear({buffer}, rows, {shape.Extent}, {shape.Stride});")
        : Code.Text($"PaddedRows.Clear({buffer}, rows, {shape.Extent}, {shape.Width}, {shape.Stride});");
}
