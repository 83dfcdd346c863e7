using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Plan;

/// <summary>
/// Everything that is decided about a network before a line of it is written. Pure: made from the typed network alone.
/// </summary>
/// <param name="Graph">The network.</param>
/// <param name="Parameters">Where each parameter stands.</param>
/// <param name="Ops">What runs in training, in order.</param>
/// <param name="Inference">What runs at inference, in order.</param>
/// <param name="Schedule">What each pass does.</param>
/// <param name="Memory">What a trainer allocates.</param>
/// <param name="Stack">What inference needs for a block of rows.</param>
internal sealed record NetworkPlan(
    NetworkGraph Graph, ParameterPlan Parameters, ImmutableArray<Op> Ops, ImmutableArray<InferenceOp> Inference,
    Schedule Schedule, TrainingMemory Memory, InferenceMemory Stack)
{
    /// <summary>The loss.</summary>
    public LossLayer Loss => (LossLayer)Graph.Loss!.Layer;

    /// <summary>Rows that reach the loss.</summary>
    public RowShape Output => OutputOp.Shapes.Out;

    /// <summary>The op whose rows the loss reads.</summary>
    public Op OutputOp => Ops.Single(op => op.IsOutput);

    public bool UsesBatchStatistics => Graph.Nodes.Any(node => node.Layer.UsesBatchStatistics);

    /// <summary>Rows of the slices that a large batch is cut into; null where it stays whole.</summary>
    public int? RowsPerSlice => MicroBatch.RowsOf(
        Graph.Input.Length + Memory.FloatsPerRow, Parameters.LearnedLength, UsesBatchStatistics,
        Ops.Max(op => op.Shapes.OutPositions));

    /// <summary>Multiply-adds of one row's forward pass.</summary>
    public long MultiplyAdds => Ops.Sum(op => op.Anchor.MultiplyAdds(op));

    public static NetworkPlan Of(NetworkGraph graph, CommonOperations common)
    {
        ImmutableArray<Op> ops = Families.Mark(BufferPlan.Assign(Fusion.Fuse(graph, common)));
        ImmutableArray<InferenceOp> inference = InferencePlan.Of(ops, common);
        ParameterPlan parameters = ParameterPlan.Of(graph);
        return new(
            graph, parameters, ops, inference, Schedule.Of(parameters, ops, inference, common),
            TrainingMemory.Of(ops), InferenceMemory.Of(inference));
    }
}
