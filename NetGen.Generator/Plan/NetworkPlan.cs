using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>
/// Everything that is decided about a network before a line of it is written. Pure: made from the typed network alone.
/// </summary>
/// <param name="Network">The network.</param>
/// <param name="Parameters">Where each parameter stands.</param>
/// <param name="Ops">What runs in training, in order.</param>
/// <param name="Inference">What runs at inference, in order.</param>
/// <param name="Memory">What a trainer allocates.</param>
/// <param name="Stack">What inference needs for a block of rows.</param>
internal sealed record NetworkPlan(
    TypedNetwork Network, ParameterPlan Parameters, ImmutableArray<Op> Ops, ImmutableArray<InferenceOp> Inference,
    TrainingMemory Memory, InferenceMemory Stack)
{
    public LossLayer Loss => AllLayers.LossOf(Network);

    /// <summary>Rows that reach the loss.</summary>
    public RowShape Output => Ops.Last().Shapes.Out;

    public bool UsesBatchStatistics => Network.Layers.Any(layer => AllLayers.Of(layer).UsesBatchStatistics);

    /// <summary>Rows of the slices that a large batch is cut into; null where it stays whole.</summary>
    public int? RowsPerSlice => MicroBatch.RowsOf(
        Network.InputLength + Memory.FloatsPerRow, Parameters.LearnedLength, UsesBatchStatistics);

    /// <summary>Multiply-adds of one row's forward pass.</summary>
    public long MultiplyAdds => Ops.Sum(op => op.Head.MultiplyAdds(op));

    public static NetworkPlan Of(TypedNetwork network)
    {
        ImmutableArray<Op> ops = Fusion.Fuse(network);
        ops = Buffers.Assign(ops);
        ImmutableArray<InferenceOp> inference = InferencePlan.Of(network, ops);
        return new(
            network, ParameterPlan.Of(network), ops, inference, TrainingMemory.Of(ops), InferenceMemory.Of(inference));
    }
}
