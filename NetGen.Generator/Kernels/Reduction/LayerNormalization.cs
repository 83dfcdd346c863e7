using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Layer normalisation with its epilogue. A row's statistics are kept, and xhat is formed again where backward needs
/// it, so that forward writes nothing but its output. Backward goes over columns, for the gradients of gamma and beta,
/// which are sums over the rows, and then over rows. Inference is forward without keeping anything.
/// </summary>
internal sealed class LayerNormalization : Operation
{
    public static readonly LayerNormalization Instance = new();

    public override IEnumerable<string> Keeps(Op op) => [op.Buffers.Input.Name, op.Buffers.Scratch.Name];

    public override RowShape OutShape(Node node, RowShape input) => input;

    public override int ScratchFloatsPerRow(Op op) => RowStatistics.Floats;

    public override string Equation(Op op) => WithEpilogue(op, Equations(op.Node));

    public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op)
    {
        OpBuffers b = op.Buffers;
        Kernel kernel = new(
            $"{op.Name}Forward",
            Equation(op) + ", with mean and rstd of a row, which s keeps.",
            [
                Parameter.Block, .. Floats("x", "y", "s"), Parameter.Rows,
                .. EpilogueKernels.MasksParameter(op.Epilogue),
            ],
            op.Shapes.Out,
            width => LayerNormalizationText.Forward(op, width))
        {
            Tensors = [.. Affine(op.Node), .. EpilogueKernels.TensorsOf(op.Epilogue, Pass.Forward)],
        };
        yield return Call.Of(
            kernel, Work.ByRows,
            [
                Argument.Block, Argument.Read(b.Input, Partition.Rows), Argument.Write(b.Output, Partition.Rows),
                Argument.Write(b.Scratch, Partition.Rows), Argument.Rows, .. EpilogueKernels.Masks(op.Epilogue),
            ]);
    }

    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op)
    {
        if (IsAffine(op.Node) || !op.Epilogue.IsEmpty)
            yield return OverColumns(op);
        yield return WhereWanted(op, InputGradient(op));
    }

    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op)
    {
        ImmutableArray<InferenceStep> fused = op.InRegisters, rest = op.Steps.RemoveRange(0, fused.Length);
        string[] equations =
            [Equations(op.Node), .. fused.IsEmpty ? [] : new[] { InferenceSteps.Equations(fused) }];
        Kernel kernel = new(
            $"{op.Training.Name}Infer",
            string.Join("; ", equations) + ", with mean and rstd of a row.",
            [
                Parameter.Block, .. Floats("x", "y"), .. InferenceSteps.FoldParameters(InferenceSteps.UsesFold(fused)),
                Parameter.Rows,
            ],
            op.Shapes.Out,
            width => LayerNormalizationText.Infer(op, fused, width))
        {
            Tensors = [.. Affine(op.Node), .. InferenceSteps.TensorsOf(fused)],
        };
        yield return Call.Of(
            kernel, Work.Alone,
            [
                Argument.Block, Argument.Read(op.Input, Partition.Whole), Argument.Write(op.Output, Partition.Whole),
                .. InferenceSteps.FoldArguments(fused, op), Argument.Rows,
            ]);
        if (!rest.IsEmpty)
            yield return InferenceSteps.Call(op.Training.Name, rest, op);
    }

    public static bool IsAffine(Node node) => node.Declaration.Flag("affine");

    /// <summary>Whether the pass over columns needs xhat: for the gradient of gamma, or to recover z.</summary>
    public static bool RecoversXhat(Op op) => IsAffine(op.Node) || op.EpilogueKeepsInput;

    // From the gradient of what went out to that of xhat, in place, with the gradients of gamma, beta and the epilogue.
    private static Call OverColumns(Op op)
    {
        OpBuffers b = op.Buffers;
        (Work work, Partition columns) = EpilogueKernels.Back(op);
        string back = op.Epilogue.IsEmpty ? "dz is d" : "d becomes dz";
        string summary = !IsAffine(op.Node) ? $"{back}." : $"{back}, and then g = gamma dz, before gamma may change; "
            + "dbeta = the sum of dz over the rows, dgamma that of dz xhat.";
        bool recovers = RecoversXhat(op);
        Kernel kernel = new(
            $"{op.Name}Backward",
            summary,
            [
                Parameter.Block, .. recovers ? Floats("x") : [], .. op.EpilogueKeepsOutput ? Floats("y") : [],
                .. Floats("d"), .. recovers ? Floats("s") : [], Parameter.Rows,
                .. EpilogueKernels.MasksAgainParameter(op), Parameter.Share, Parameter.Sink,
            ],
            op.Shapes.Out,
            width => new(LayerNormalizationText.Backward(op, width)))
        {
            Tensors = [.. Affine(op.Node), .. EpilogueKernels.TensorsOf(op.Epilogue, Pass.Backward)],
        };
        return Call.Of(
            kernel, work,
            [
                Argument.Block, .. recovers ? [Argument.Read(b.Input, columns)] : new Argument[0],
                .. op.EpilogueKeepsOutput ? [Argument.Read(b.Output, columns)] : new Argument[0],
                Argument.Write(b.Gradient, columns),
                .. recovers ? [Argument.Read(b.Scratch, Partition.Whole)] : new Argument[0], Argument.Rows,
                .. EpilogueKernels.MasksAgain(op), Argument.Share, Argument.Sink,
            ]);
    }

    private static Call InputGradient(Op op)
    {
        OpBuffers b = op.Buffers;
        Kernel kernel = new(
            $"{op.Name}InputGradient",
            "dx = rstd (g - mean of g - xhat mean of g xhat), with means over the row and g in d; dx may be d.",
            [.. Floats("x", "d", "dx", "s"), Parameter.Rows],
            op.Shapes.Out,
            width => new(LayerNormalizationText.InputGradient(op, width)));
        return Call.Of(
            kernel, Work.ByRows, Argument.Read(b.Input, Partition.Rows),
            Argument.Read(b.Gradient, Partition.Rows), Argument.Write(b.InputGradient, Partition.Rows),
            Argument.Write(b.Scratch, Partition.Rows), Argument.Rows);
    }

    private static string Equations(Node node) =>
        $"xhat = (x - mean) rstd; {(IsAffine(node) ? "z = gamma xhat + beta" : "z = xhat")}";

    private static ImmutableArray<Parameter> Floats(params string[] names) => [.. names.Select(Parameter.Floats)];

    private static ImmutableArray<TensorName> Affine(Node node) =>
        IsAffine(node) ? [new(node.Name, "Gamma"), new(node.Name, "Beta")] : [];
}
