using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>The sweeps of a tail that is not part of its head's own kernels.</summary>
internal static class TailKernels
{
    /// <summary>From <c>z</c> to <c>a</c>, which may be the same buffer.</summary>
    public static Kernel Forward(string name, ImmutableArray<TailStep> steps, RowShape shape) => new(
        string.Join("; ", steps.Select(step => step.Kind.Equation(step.Layer))) + ".",
        $"void {name}Forward(float* p, float* z, float* a, int rows"
        + $"{(steps.Any(step => step.Kind.UsesMasks) ? Kernel.MasksParameter : "")})",
        "",
        shape,
        width => new(ForwardBody(steps, shape, width, Pass.Forward)))
    {
        TwoRows = TwoRowSweep.Forward($"{name}Forward", steps, shape),
    };

    /// <summary>
    /// From the gradient of what went out to that of what came in, in place, with the sums that give the gradients of a
    /// bias (<paramref name="bias"/>, or null) and of the tail's own parameters.
    /// </summary>
    public static Kernel Backward(string name, Op op, PlannedTensor? bias) => new(
        BackwardSummary(op, bias),
        $"void {name}<S>("
        + $"float* p, {Kept(op)}float* d, int rows{MasksAgainParameter(op)}, Share share, S sink)",
        Kernel.SinkConstraint,
        op.Shapes.Out,
        width => new(BackwardBody(op, bias, width)));

    /// <summary>Arguments of a call of <see cref="Backward"/>.</summary>
    public static Code BackwardCall(string name, Op op)
    {
        string kept = op.TailKeepsInput ? Inner(op) + ", " : op.TailKeepsOutput ? op.Buffers.Output + ", " : "";
        return Sweep.CallBack(
            op.Tail, share => Code.Text(
                $"K.{name}(p, {kept}{op.Buffers.Gradient}, rows{MasksAgain(op)}, {share}, sink);"));
    }

    /// <summary>The parameter of a kernel that runs forward, where it draws masks.</summary>
    public static string MasksParameter(Op op) => op.UsesMasks ? Kernel.MasksParameter : "";

    /// <summary>The parameter of a kernel that runs backward, where it draws masks again.</summary>
    public static string MasksAgainParameter(Op op) => op.DrawsMasksAgain ? Kernel.MasksParameter : "";

    /// <summary>The masks of a kernel that runs forward.</summary>
    public static string MasksArgument(Op op) => op.UsesMasks ? ", masks" : "";

    /// <summary>The masks of a kernel that runs backward.</summary>
    public static string MasksAgain(Op op) => op.DrawsMasksAgain ? ", masks" : "";

    /// <summary>The masks of a kernel that is given the rows of one thread.</summary>
    public static string RowMasksArgument(Op op) => op.UsesMasks ? ", masks.From(first)" : "";

    public static Code ForwardBody(
        ImmutableArray<TailStep> steps, RowShape shape, Width width, Pass pass) => Code.Text($$"""
        {{Sweep.Once(steps, pass)}}
        {{Sweep.Blocks(shape, width, columns => Code.Text($$"""
            {{Sweep.PerColumn(steps, columns, pass)}}
            {{Sweep.Rows([("zr", "z", shape.Stride), ("ar", "a", shape.Stride)], Code.Text($$"""
                {{Sweep.PerRow(steps, columns, pass)}}
                {{Sweep.Each(columns, column => Code.Lines(
                    Code.Text($"V z{column.Suffix} = Load({column.Behind("zr")});"),
                    Sweep.Apply(steps, column, "ar")))}}
                """))}}
            """))}}
        {{Sweep.ClearPadding(steps, shape, "a")}}
        """);

    private static Code BackwardBody(Op op, PlannedTensor? bias, Width width)
    {
        RowShape shape = op.Shapes.Out;
        string kept = op.TailKeepsInput ? "z" : "y";
        List<(string, string, int)> buffers = [("dr", "d", shape.Stride)];
        if (op.Activation is not null)
            buffers.Insert(0, (kept + "r", kept, shape.Stride));
        return Code.Text($$"""
            {{(bias is null ? Code.Empty : Sweep.Sink(bias.Layer, "Bias"))}}
            {{Sweep.Once(op.Tail, Pass.Backward)}}
            {{Sweep.Blocks(shape, width, columns => Code.Text($$"""
                {{Sweep.PerColumn(op.Tail, columns, Pass.Backward)}}
                {{(bias is null ? Code.Empty : Sweep.Each(columns, c => Code.Text($"V sum{c.Suffix} = Zero;")))}}
                {{Sweep.Rows(buffers, Code.Text($$"""
                    {{Sweep.PerRow(op.Tail, columns, Pass.Backward)}}
                    {{Sweep.Each(columns, c => Code.Lines(
                        Code.Text($"V d{c.Suffix} = Load({c.Behind("dr")});"),
                        op.Activation is null
                            ? Code.Empty
                            : Code.Text($"V {kept}{c.Suffix} = Load({c.Behind(kept + "r")});"),
                        Sweep.Reverse(op.Tail, c),
                        op.Tail.IsEmpty ? Code.Empty : Code.Text($"d{c.Suffix}.Store({c.Behind("dr")});"),
                        bias is null ? Code.Empty : Code.Text($"sum{c.Suffix} += d{c.Suffix};")))}}
                    """))}}
                {{Sweep.GradientPerColumn(op.Tail, columns)}}
                {{(bias is null ? Code.Empty : Sweep.Each(columns, c =>
                    Sweep.Accept(bias.Layer, "Bias", c.At(bias.Name), $"sum{c.Suffix}")))}}
                """), shared: true)}}
            {{Sweep.GradientEnd(op.Tail)}}
            """);
    }

    private static string BackwardSummary(Op op, PlannedTensor? bias)
    {
        string sum = bias is null ? "" : $"db = the sum of {(op.Tail.IsEmpty ? "d" : "dz")} over the rows";
        string layers = string.Join(" and ", op.Tail.Reverse().Select(step => step.Kind.Kind));
        string tail = op.Tail.IsEmpty ? "" : $"d becomes dz, back through {layers}";
        return string.Join("; ", new[] { tail, sum }.Where(part => part != "")) + ".";
    }

    private static string Kept(Op op) => op.TailKeepsInput ? "float* z, " : op.TailKeepsOutput ? "float* y, " : "";

    // A head of its own hands its input straight on; there, what came into the tail is what came into the op.
    private static string Inner(Op op) => op.Head.IsTailAlone ? op.Buffers.Input : op.Buffers.Inner;
}
