using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Sweeps over rows of 8 floats, two of them a vector: for steps that do the same to every column, so that rows need
/// not be told apart.
/// </summary>
internal static class TwoRowSweep
{
    /// <summary>The body of a sweep forward, or null where it has to go row by row.</summary>
    public static System.Func<Width, KernelText>? Forward(string name, ImmutableArray<TailStep> steps, RowShape shape)
    {
        bool draws = steps.Any(step => step.Kind.UsesMasks);
        return !Takes(steps, shape, Pass.Forward) || (draws && shape.HasPadding) ? null : width => new(Code.Text($$"""
            {{Sweep.Once(steps, Pass.Forward)}}
            {{Loop(["z", "a"], Code.Lines(
                Sweep.PerRow(steps, [new(0, width.Lanes)], Pass.Forward),
                "V z0 = Load(zr);",
                Sweep.Apply(steps, new(0, width.Lanes), "ar")))}}
                {{width.Half.Name}}Kernels.{{name}}(p, zr, ar, rows - r{{(draws ? ", masks.From(r)" : "")}});
            {{Sweep.ClearPadding(steps, shape, "a")}}
            """));
    }

    /// <summary>The body of a sweep of inference, or null where it has to go row by row.</summary>
    public static System.Func<Width, KernelText>? Infer(
        string name, ImmutableArray<InferenceStep> steps, RowShape shape) =>
        steps.Any(step => step.Kind is null) || !Takes(InferenceSteps.Tail(steps), shape, Pass.Inference)
            ? null
            : width => new(Code.Text($$"""
            {{InferenceSteps.Once(steps)}}
            {{Loop(["a"], Code.Lines(
                "V z0 = Load(ar);",
                InferenceSteps.Apply(steps, new(0, width.Lanes), "z0"),
                "z0.Store(ar);"))}}
                {{width.Half.Name}}Kernels.{{name}}(p, ar, rows - r);
            {{Sweep.ClearPadding(InferenceSteps.Tail(steps), shape, "a")}}
            """));

    private static bool Takes(IEnumerable<TailStep> steps, RowShape shape, Pass pass) =>
        shape is { Width: 8, Stride: 8 } && Sweep.PerColumn(steps, [new(0, 2 * shape.Width)], pass).IsEmpty;

    // The condition for the row that may be left is the last line.
    private static Code Loop(string[] buffers, Code body) => Code.Text($$"""
        float* {{string.Join(", ", buffers.Select(buffer => $"{buffer}r = {buffer}"))}};
        int r = 0;
        for (; r + 2 <= rows; r += 2, {{string.Join(", ", buffers.Select(buffer => $"{buffer}r += 16"))}})
        {
            {{body}}
        }

        if (r < rows)
        """);
}
