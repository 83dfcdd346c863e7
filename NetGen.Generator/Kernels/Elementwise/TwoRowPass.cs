using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Elementwise passes over rows of 8 floats, two of them a vector: for steps that do the same to every column, so that
/// rows need not be told apart.
/// </summary>
internal static class TwoRowPass
{
    /// <summary>The body of a pass forward, or null where it has to go row by row.</summary>
    public static Func<Width, KernelText>? Forward(string name, ImmutableArray<EpilogueStep> steps, RowShape shape)
    {
        bool draws = steps.Any(step => step.Kind.UsesMasks);
        if (!Elementwise.PerColumn(steps, [Both], Pass.Forward).IsEmpty || (draws && shape.HasPadding))
            return null;
        string masks = draws ? ", masks.From(r)" : "";
        return width => new(Code.Lines(
            Elementwise.Once(steps, Pass.Forward),
            Loop(
                ["z", "a"],
                Code.Lines(
                    Elementwise.PerRow(steps, [Both], Pass.Forward),
                    "V z0 = Load(zr);",
                    Elementwise.Apply(steps, Both, "ar")),
                $"{width.Half.Name}Kernels.{name}(p, zr, ar, rows - r{masks});"),
            Elementwise.ClearPadding(steps, shape, "a")));
    }

    /// <summary>The body of a pass of inference, or null where it has to go row by row.</summary>
    public static Func<Width, KernelText>? Infer(string name, ImmutableArray<InferenceStep> steps, RowShape shape)
    {
        if (!InferenceSteps.PerColumn(steps, [Both]).IsEmpty)
            return null;
        string block = InferenceSteps.UsesBlock(steps) ? "p, " : "";
        return width => new(Code.Lines(
            InferenceSteps.Once(steps),
            Loop(
                ["a"],
                Code.Lines("V z0 = Load(ar);", Code.Lines(InferenceSteps.Apply(steps, Both, "z0")), "z0.Store(ar);"),
                $"{width.Half.Name}Kernels.{name}({block}ar, rows - r);"),
            Elementwise.ClearPadding(InferenceSteps.Pointwise(steps), shape, "a")));
    }

    // Both rows in one vector.
    private static Column Both => new(0, 16);

    private static Code Loop(string[] buffers, Code both, Code rest) => Code.Text($$"""
        float* {{string.Join(", ", buffers.Select(buffer => $"{buffer}r = {buffer}"))}};
        int r = 0;
        for (; r + 2 <= rows; r += 2, {{string.Join(", ", buffers.Select(buffer => $"{buffer}r += 16"))}})
        {
            {{both}}
        }

        if (r < rows)
            {{rest}}
        """);
}
