using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>The passes of an epilogue that is not part of its anchor's own kernels.</summary>
internal static class EpilogueKernels
{
    /// <summary>An op's own steps, into the buffer that its epilogue reads, and the epilogue's pass.</summary>
    public static IEnumerable<Step> ForwardSteps(Op op, Func<BufferView, IEnumerable<Step>> own)
    {
        BufferView first = op.EpilogueKeepsInput ? op.Buffers.Inner : op.Buffers.Output;
        return own(first).Concat(op.Epilogue.IsEmpty
            ? []
            : [ForwardCall(op.EpilogueName, op.Epilogue, op.Shapes.Out, first, op.Buffers.Output)]);
    }

    /// <summary>From <c>z</c> to <c>a</c>, which may be the same buffer; each thread has rows.</summary>
    public static Call ForwardCall(
        string name, ImmutableArray<EpilogueStep> steps, RowShape shape, BufferView z, BufferView a) => Call.Of(
        Forward(name, steps, shape), Work.ByRows,
        [
            Argument.Block, Argument.Read(z, Partition.Rows), Argument.Write(a, Partition.Rows), Argument.Rows,
            .. Masks(steps),
        ]);

    /// <summary>
    /// From the gradient of what went out to that of what came in, in place, with the sums that give the gradients of a
    /// bias (<paramref name="bias"/>, or null) and of the epilogue's own parameters.
    /// </summary>
    public static Call BackwardCall(string name, Op op, PlannedTensor? bias)
    {
        (Work work, Partition partition) = Back(op);
        BufferView kept = op.EpilogueKeepsInput ? Inner(op) : op.Buffers.Output;
        return Call.Of(
            Backward(name, op, bias), work,
            [
                Argument.Block, .. op.Activation is null ? [] : new Argument[] { Argument.Read(kept, partition) },
                op.Epilogue.IsEmpty
                    ? Argument.Read(op.Buffers.Gradient, partition)
                    : Argument.Write(op.Buffers.Gradient, partition),
                Argument.Rows, .. MasksAgain(op), Argument.Share, Argument.Sink,
            ]);
    }

    /// <summary>Backward over an anchor's epilogue; without one, its bias's gradient, where that learns.</summary>
    public static IEnumerable<Step> BackwardSteps(Op op, PlannedTensor? bias)
    {
        if (!op.Epilogue.IsEmpty)
            yield return BackwardCall(op.EpilogueName + "Backward", op, bias);
        else if (bias is not null)
            yield return new Guard(new IsLearning(bias.Key), BackwardCall(op.Name + "BiasGradient", op, bias));
    }

    /// <summary>
    /// How threads share a pass back: each has columns, or the first all of it where it sums over columns, too.
    /// </summary>
    public static (Work Work, Partition Partition) Back(Op op) =>
        op.Epilogue.Any(step => !step.Kind.GradientEnd(step.Node).IsEmpty)
            ? (Work.ByFirst, Partition.Whole)
            : (Work.ByShare, Partition.Columns(Tiling.OwnBlocks(op.Shapes.Out)));

    /// <summary>The argument of a kernel that runs forward, where it draws masks.</summary>
    public static IEnumerable<Argument> Masks(IEnumerable<EpilogueStep> steps) =>
        steps.Any(step => step.Kind.UsesMasks) ? [Argument.Masks] : [];

    /// <summary>The argument of a kernel that runs backward, where it draws masks again.</summary>
    public static IEnumerable<Argument> MasksAgain(Op op) => op.DrawsMasksAgain ? [Argument.Masks] : [];

    /// <summary>The parameter of a kernel that runs forward, where it draws masks.</summary>
    public static IEnumerable<Parameter> MasksParameter(IEnumerable<EpilogueStep> steps) =>
        steps.Any(step => step.Kind.UsesMasks) ? [Parameter.Masks] : [];

    /// <summary>The parameter of a kernel that runs backward, where it draws masks again.</summary>
    public static IEnumerable<Parameter> MasksAgainParameter(Op op) => op.DrawsMasksAgain ? [Parameter.Masks] : [];

    /// <summary>The tensors whose places an epilogue names in a pass.</summary>
    public static ImmutableArray<TensorName> TensorsOf(IEnumerable<EpilogueStep> steps, Pass pass) =>
    [
        .. steps.SelectMany(step =>
            step.Kind.TensorsIn(step.Node, pass).Select(name => new TensorName(step.Node.Name, name))),
    ];

    private static Kernel Forward(string name, ImmutableArray<EpilogueStep> steps, RowShape shape) => new(
        $"{name}Forward",
        string.Join("; ", steps.Select(step => step.Kind.Equation(step.Node))) + ".",
        [
            Parameter.Block, Parameter.Floats("z"), Parameter.Floats("a"), Parameter.Rows,
            .. MasksParameter(steps),
        ],
        shape,
        width => new(ForwardBody(steps, shape, width, Pass.Forward)))
    {
        TwoRows = TwoRowPass.Forward($"{name}Forward", steps, shape),
        Tensors = TensorsOf(steps, Pass.Forward),
    };

    private static Kernel Backward(string name, Op op, PlannedTensor? bias) => new(
        name,
        BackwardSummary(op, bias),
        [
            Parameter.Block, .. KeptParameter(op), Parameter.Floats("d"), Parameter.Rows, .. MasksAgainParameter(op),
            Parameter.Share, Parameter.Sink,
        ],
        op.Shapes.Out,
        width => new(BackwardBody(op, bias, width)))
    {
        Tensors = [.. TensorsOf(op.Epilogue, Pass.Backward), .. bias is null ? [] : new[] { bias.Key }],
    };

    public static Code ForwardBody(
        ImmutableArray<EpilogueStep> steps, RowShape shape, Width width, Pass pass) => Code.Text($$"""
        {{Elementwise.Once(steps, pass)}}
        {{Code.Paragraphs(
        [
            Elementwise.Blocks(shape, width, columns => Code.Text($$"""
                {{Elementwise.PerColumn(steps, columns, pass)}}
                {{Elementwise.Rows([("zr", "z", shape.Stride), ("ar", "a", shape.Stride)], Code.Text($$"""
                    {{Elementwise.PerRow(steps, columns, pass)}}
                    {{Elementwise.Each(columns, column => Code.Lines(
                        Code.Text($"V z{column.Suffix} = Load({column.Behind("zr")});"),
                        Elementwise.Apply(steps, column, "ar")))}}
                    """))}}
                """)),
            Elementwise.ClearPadding(steps, shape, "a"),
        ])}}
        """);

    private static Code BackwardBody(Op op, PlannedTensor? bias, Width width)
    {
        RowShape shape = op.Shapes.Out;
        string kept = op.EpilogueKeepsInput ? "z" : "y";
        List<(string, string, Size)> buffers = [("dr", "d", shape.Stride)];
        if (op.Activation is not null)
            buffers.Insert(0, (kept + "r", kept, shape.Stride));
        return Code.Text($$"""
            {{(bias is null ? Code.Empty : Elementwise.Sink(bias.Node, "Bias"))}}
            {{Elementwise.Once(op.Epilogue, Pass.Backward)}}
            {{Code.Paragraphs(
            [
                Elementwise.Blocks(
                    shape, width, columns => BackwardOfBlock(op, bias, columns, buffers), shared: true),
                Elementwise.GradientEnd(op.Epilogue),
            ])}}
            """);
    }

    private static Code BackwardOfBlock(
        Op op, PlannedTensor? bias, ImmutableArray<Column> columns, List<(string, string, Size)> buffers)
    {
        string kept = op.EpilogueKeepsInput ? "z" : "y";
        PartialSums sums = PartialSums.Of(op, columns, bias is null ? [] : columns.Select(c => $"sum{c.Suffix}"));
        return Code.Paragraphs(
        [
            Code.Text($$"""
                {{Elementwise.PerColumn(op.Epilogue, columns, Pass.Backward)}}
                {{(bias is null ? Code.Empty : Elementwise.Each(columns, c => Code.Text($"V sum{c.Suffix} = Zero;")))}}
                {{PartialSums.Declare(sums)}}
                {{Elementwise.Rows(buffers, Code.Text($$"""
                    {{Elementwise.PerRow(op.Epilogue, columns, Pass.Backward)}}
                    {{Elementwise.Each(columns, c => Code.Lines(
                        Code.Text($"V d{c.Suffix} = Load({c.Behind("dr")});"),
                        op.Activation is null
                            ? Code.Empty
                            : Code.Text($"V {kept}{c.Suffix} = Load({c.Behind(kept + "r")});"),
                        Elementwise.Reverse(op.Epilogue, c),
                        op.Epilogue.IsEmpty ? Code.Empty : Code.Text($"d{c.Suffix}.Store({c.Behind("dr")});"),
                        bias is null ? Code.Empty : Code.Text($"sum{c.Suffix} += d{c.Suffix};")))}}
                    {{sums.Move}}
                    """))}}
                """),
            Code.Lines(
                sums.Finish,
                Elementwise.GradientPerColumn(op.Epilogue, columns),
                bias is null ? Code.Empty : Elementwise.Each(columns, c =>
                    Elementwise.Accept(bias.Node, "Bias", c.At(bias.Name), $"sum{c.Suffix}"))),
        ]);
    }

    private static string BackwardSummary(Op op, PlannedTensor? bias)
    {
        string sum = bias is null ? "" : $"db = the sum of {(op.Epilogue.IsEmpty ? "d" : "dz")} over the rows";
        string layers = string.Join(" and ", op.Epilogue.Reverse().Select(step => step.Kind.Kind));
        string epilogue = op.Epilogue.IsEmpty ? "" : $"d becomes dz, back through {layers}";
        return string.Join("; ", new[] { epilogue, sum }.Where(part => part != "")) + ".";
    }

    private static IEnumerable<Parameter> KeptParameter(Op op) =>
        op.EpilogueKeepsInput ? [Parameter.Floats("z")] : op.EpilogueKeepsOutput ? [Parameter.Floats("y")] : [];

    // What came into the epilogue is what came into the op where it has no anchor.
    private static BufferView Inner(Op op) => op.Anchor.IsEpilogueAlone ? op.Buffers.Input : op.Buffers.Inner;
}
