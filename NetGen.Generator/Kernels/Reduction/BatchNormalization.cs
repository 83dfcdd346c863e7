using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Batch normalisation with its epilogue. Forward: mean, then variance around it (two passes,
/// which do not cancel), then one pass that normalises, activates and drops. Backward: one
/// reducing and one writing pass. Inference: a scale and a shift.
/// </summary>
internal sealed class BatchNormalization : Operation
{
    public static readonly BatchNormalization Instance = new();

    public override bool WorksInPlace => true;

    public override bool FoldsAtInference => true;

    public override bool SharesText => true;

    public override IEnumerable<string> Keeps(Op op) => [$"xhat = {op.Buffers.Inner}"];

    public override bool HasInner(Op op) => true;

    public override RowShape OutShape(Node node, RowShape input) => input;

    /// <summary>Mean, reciprocal deviation and unbiased variance of the batch.</summary>
    public override int ScratchFloats(Op op) => 3 * op.Shapes.Out.Width;

    public override string Equation(Op op) => WithEpilogue(
        op, "xhat = (x - mean) rstd", IsAffine(op) ? "z = gamma xhat + beta" : "z = xhat");

    public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op)
    {
        OpBuffers b = op.Buffers;
        Partition columns = Partition.Columns(Tiling.OwnBlocks(op.Shapes.Out));
        TensorName mean = Tensor(op.Node, "RunningMean"), variance = Tensor(op.Node, "RunningVariance");
        Kernel kernel = new(
            $"{op.Family ?? op.Name}Forward",
            Equation(op) + ". s holds mean, rstd and unbiased variance.",
            [
                Parameter.Block, .. Floats("x", "xhat", "y", "s", "runningMean", "runningVariance"), Parameter.Rows,
                Epsilon, Frozen, .. EpilogueKernels.MasksParameter(op.Epilogue), Parameter.Share,
            ],
            op.Shapes.Out,
            width => new(BatchNormalizationText.Forward(op.InText, width)))
        {
            Constants = ConstantsOf(op),
            Tensors = [.. Affine(op), .. EpilogueKernels.TensorsOf(op.Epilogue, Pass.Forward)],
        };
        yield return Call.Of(
            kernel, Work.ByShare,
            [
                Argument.Block, Argument.Read(b.Input, columns), Argument.Write(b.Inner, columns),
                Argument.Write(b.Output, columns), Argument.Write(b.Scratch, columns), new PlaceOf(mean),
                new PlaceOf(variance), Argument.Rows, EpsilonOf(op), new IsFrozen(mean),
                .. EpilogueKernels.Masks(op.Epilogue), Argument.Share,
            ]) with
        {
            Note = b.Inner == b.Input ? $"{b.Input} becomes xhat" : "",
        };
    }

    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op)
    {
        OpBuffers b = op.Buffers;
        (Work work, Partition columns) = EpilogueKernels.Back(op);
        Kernel kernel = new(
            $"{op.Family ?? op.Name}Backward",
            $"d becomes dz, then dx = {(IsAffine(op) ? "gamma " : "")}rstd (dz - mean of dz - xhat mean of dz xhat), "
                + "with means over the rows.",
            [
                Parameter.Block, .. Floats("xhat"), .. op.EpilogueKeepsOutput ? Floats("y") : [], .. Floats("d", "s"),
                Parameter.Rows, Frozen, .. HandsOnWhereAsked(op) ? [GoesOn] : new Parameter[0],
                .. EpilogueKernels.MasksAgainParameter(op), Parameter.Share, Parameter.Sink,
            ],
            op.Shapes.Out,
            width => new(BatchNormalizationText.Backward(op.InText, width)))
        {
            Constants = ConstantsOf(op),
            Tensors = [.. Affine(op), .. EpilogueKernels.TensorsOf(op.Epilogue, Pass.Backward)],
        };
        yield return Call.Of(
            kernel, work,
            [
                Argument.Block, Argument.Read(b.Inner, columns),
                .. op.EpilogueKeepsOutput ? new Argument[] { Argument.Read(b.Output, columns) } : [],
                Argument.Write(b.Gradient, columns), Argument.Read(b.Scratch, columns), Argument.Rows,
                new IsFrozen(Tensor(op.Node, "RunningMean")),
                .. HandsOnWhereAsked(op) ? [new WantsInputGradient()] : new Argument[0],
                .. EpilogueKernels.MasksAgain(op), Argument.Share, Argument.Sink,
            ]);
    }

    public override IEnumerable<Step> Commit(Op op)
    {
        TensorName mean = Tensor(op.Node, "RunningMean");
        Kernel kernel = new(
            $"{op.Family ?? op.Name}Commit",
            "The running statistics move towards those of the batch.",
            [Parameter.Block, .. Floats("s"), new("float", "momentum")],
            op.Shapes.Out,
            width => new(BatchNormalizationText.Commit(op.InText, width)))
        {
            Constants = ConstantsOf(op),
            Tensors = [mean, Tensor(op.Node, "RunningVariance")],
        };
        yield return new Guard(
            new IsLearning(mean),
            Call.Of(
                kernel, Work.Alone, Argument.Block, Argument.Read(op.Buffers.Scratch, Partition.Whole),
                new HyperparameterOf(Tensor(op.Node, "Momentum"))));
    }

    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op) => [];

    public override IEnumerable<Step> Fold(Op op, int fold)
    {
        Kernel kernel = new(
            $"{op.Family ?? op.Node.Name}Fold",
            "scale = gamma / sqrt(running variance + epsilon), shift = beta - running mean scale.",
            [Parameter.Block, .. Floats("runningMean", "runningVariance", "fold"), Epsilon],
            op.Shapes.Out,
            width => new(BatchNormalizationText.Fold(op.InText.Node, width)))
        {
            Constants = ConstantsOf(op),
            Tensors = Affine(op),
        };
        yield return Call.Of(
            kernel, Work.Alone, Argument.Block, new PlaceOf(Tensor(op.Node, "RunningMean")),
            new PlaceOf(Tensor(op.Node, "RunningVariance")), new FoldAt(fold), EpsilonOf(op));
    }

    public static bool IsAffine(Op op) => op.Node.Declaration.Flag("affine");

    /// <summary>
    /// Whether it runs in every backward pass, and yet forms the gradient of its input only where a caller asks for
    /// the gradient of its rows: no layer upstream learns.
    /// </summary>
    public static bool HandsOnWhereAsked(Op op) => op.RunsBackward && !op.NeedsInputGradient;

    private static OpConstants? ConstantsOf(Op op) => op.Family is null ? null : OpConstants.Of(op);

    // Whether the running statistics are used, whatever those of the batch.
    private static Parameter Frozen => new("bool", "frozen");

    // By value: kernels that name hyperparameters beside learned tensors cannot be shared by ops of one form.
    private static Parameter Epsilon => new("float", "epsilon");

    private static HyperparameterOf EpsilonOf(Op op) => new(Tensor(op.Node, "Epsilon"));

    // Whether somebody asks for dx.
    private static Parameter GoesOn => new("bool", "goesOn");

    private static ImmutableArray<Parameter> Floats(params string[] names) => [.. names.Select(Parameter.Floats)];

    private static ImmutableArray<TensorName> Affine(Op op) =>
        IsAffine(op) ? [Tensor(op.Node, "Gamma"), Tensor(op.Node, "Beta")] : [];

    private static TensorName Tensor(Node node, string name) => new(node.Name, name);
}
