using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Generator.Plan;

/// <summary>What each pass does, in order.</summary>
/// <param name="Ops">The parts of each op.</param>
/// <param name="Forward">The forward pass of training.</param>
/// <param name="Backward">The backward pass.</param>
/// <param name="Commit">What moves running statistics after a step.</param>
/// <param name="Folds">What folds normalisation ahead of inference.</param>
/// <param name="Inference">Inference of some rows.</param>
internal sealed record Schedule(
    ImmutableArray<OpSchedule> Ops, ImmutableArray<Step> Forward, ImmutableArray<Step> Backward,
    ImmutableArray<Step> Commit, ImmutableArray<Step> Folds, ImmutableArray<Step> Inference)
{
    /// <summary>What conditions of the backward pass name: whether ops learn, each behind those it reads.</summary>
    public ImmutableArray<OpLearning> Learning { get; init; } = [];

    public static Schedule Of(
        ParameterPlan parameters, ImmutableArray<Op> ops, ImmutableArray<InferenceOp> inference,
        CommonOperations common)
    {
        int unit = RowUnits.OfImages(ops);
        ImmutableArray<OpSchedule> parts =
        [
            .. ops.Select(op => OpSchedule.Of(
                parameters, op, inference, common, RowUnits.IsOfImages(op) ? unit : RowUnits.OfVectors)),
        ];
        (parts, ImmutableArray<OpLearning> learning) = Freezing.Of(parameters, parts);
        return new(
            parts,
            Scheduler.WithWaits(parts.Select(part => part.Forward)),
            Scheduler.WithWaits(
            [
                .. parts.Reverse().Select(part => part.Backward), [new Return(new NoInputGradient())],
                .. parts.Reverse().Select(part => part.OnRequest),
            ]),
            [.. parts.SelectMany(part => part.Commit)],
            [.. parts.SelectMany(part => part.Fold)],
            [.. parts.SelectMany(part => part.Inference)])
        {
            Learning = learning,
        };
    }
}

/// <summary>The parts that one op has in each pass, without waits.</summary>
internal sealed record OpSchedule(
    Op Op, ImmutableArray<InferenceStep> InferenceSteps, ImmutableArray<Step> Forward, ImmutableArray<Step> Backward,
    ImmutableArray<Step> OnRequest, ImmutableArray<Step> Commit, ImmutableArray<Step> Inference,
    ImmutableArray<Step> Fold)
{
    public static OpSchedule Of(
        ParameterPlan parameters, Op op, ImmutableArray<InferenceOp> inference, CommonOperations common, int rowUnit)
    {
        ImmutableArray<InferenceOp> own = [.. inference.Where(other => other.Training.Number == op.Number)];
        return new(
            op, [.. own.SelectMany(other => other.Steps)],
            AtPositions(op, rowUnit, op.Anchor.Forward(parameters, op)),
            AtPositions(op, rowUnit, op.RunsBackward
                ? [.. op.Anchor.Backward(parameters, op), .. HandBack(op, common.Gradients), .. Stop(op)]
                : []),
            AtPositions(
                op, rowUnit,
                !op.RunsBackward ? [.. op.Anchor.Backward(parameters, op), .. HandBack(op, common.Gradients)]
                    : op.HandsOnByRequest ? [.. op.Anchor.OnRequest(op)]
                    : []),
            [.. op.Anchor.Commit(op)],
            AtPositions(op, rowUnit, own.SelectMany(other => other.Anchor.Infer(parameters, other))),
            [.. Folds(op, inference)]);
    }

    // What an op's calls take for a row is a position of what it puts out, unless they say otherwise.
    private static ImmutableArray<Step> AtPositions(Op op, int rowUnit, IEnumerable<Step> steps)
    {
        return [.. steps.Select(AtPositions)];

        Step AtPositions(Step step) => step switch
        {
            Call call => call with
            {
                Positions = call.Positions ?? op.Shapes.OutPositions,
                RowUnit = call.Work == Work.ByRows ? rowUnit : call.RowUnit,
            },
            Guard guard => guard with { Step = AtPositions(guard.Step) },
            _ => step,
        };
    }

    /// <summary>The kernels that its parts call, each once.</summary>
    public IEnumerable<Kernel> Kernels =>
        new[] { Forward, Commit, Backward, OnRequest, Inference, Fold }.SelectMany(Scheduler.CallsOf)
            .Select(call => call.Kernel).OfType<Kernel>()
            .GroupBy(kernel => kernel.Name).Select(same => same.First());

    // What the anchor leaves to do: gradients are added where several ops read a value, and copied where two inputs of
    // a sum cannot share one buffer. That of an input which only the caller's rows are upstream of is formed where the
    // caller asks for it.
    private static IEnumerable<Step> HandBack(Op op, GradientRows rows)
    {
        if (op.HandsOnByRequest)
            yield break;
        BufferView own = op.Buffers.Gradient;
        for (int i = 0; i < op.Buffers.InputGradients.Count; i++)
        {
            GradientEdge edge = op.Buffers.InputGradients[i];
            Step? step = edge.Adds ? rows.Add(op, edge.Part, edge.Buffer)
                : op.Anchor.PassesGradientOn && edge.Buffer.Name != own.Name ? rows.Copy(op, own, edge.Buffer)
                : null;
            if (step is not null && op.RunsBackward && !op.Inputs[i].NeedsGradient)
                yield return new Guard(new HasInputGradient(), step);
            else if (step is not null)
                yield return op.FirstLearned is TensorName first ? new Guard(new UpstreamLearns(first), step) : step;
        }
    }

    // All that is upstream may be frozen.
    private static IEnumerable<Step> Stop(Op op) => op is { NeedsInputGradient: true, FirstLearned: TensorName first }
        ? [new Return(new NothingUpstreamLearns(first))]
        : [];

    private static IEnumerable<Step> Folds(Op op, ImmutableArray<InferenceOp> inference) =>
        from other in inference
        from step in other.Steps
        where step.Kind is null && step.Node == op.Node
        from fold in op.Anchor.Fold(op, other.Fold + step.Fold)
        select fold;
}
