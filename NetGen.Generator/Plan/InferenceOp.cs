using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>
/// Layers that run as one at inference: an anchor that makes rows and every value-by-value step up to the next anchor;
/// normalisation is a scale and a shift there, dropout is gone.
/// </summary>
/// <param name="Anchor">What its anchor does.</param>
/// <param name="Node">The anchor's layer.</param>
/// <param name="Steps">What is done to each value.</param>
/// <param name="Shapes">Rows that go in and out.</param>
/// <param name="Training">The training op of the same anchor.</param>
/// <param name="Makers">The inference ops that it reads, by index; -1 is the caller's rows.</param>
/// <param name="Inputs">Buffers that it reads: <c>x</c> are the caller's rows.</param>
/// <param name="Output">Buffer that it writes: <c>y</c> is the last op's.</param>
/// <param name="Fold">Where its scales and shifts start among those of all ops.</param>
internal sealed record InferenceOp(
    Operation Anchor, Node Node, ImmutableArray<InferenceStep> Steps, OpShapes Shapes, Op Training,
    EquatableArray<int> Makers, EquatableArray<BufferView> Inputs, BufferView Output, int Fold)
{
    /// <summary>What it reads, of an op with one input.</summary>
    public BufferView Input => Inputs[0];

    /// <summary>Floats of its scales and shifts.</summary>
    public int FoldFloats => Steps.Sum(step => step.FoldFloats);

    /// <summary>Steps that fit behind the anchor's own work, in registers.</summary>
    public ImmutableArray<InferenceStep> InRegisters => [.. Steps.TakeWhile(step => step.IsCheap)];
}

/// <summary>One step: a pointwise layer, or a folded normalisation.</summary>
/// <param name="Node">The layer.</param>
/// <param name="Kind">What a pointwise layer does; null for a normalisation.</param>
/// <param name="Fold">Where scale and shift of a normalisation start among those of the op.</param>
internal sealed record InferenceStep(Node Node, PointwiseLayer? Kind, int Fold)
{
    public bool IsCheap => Kind?.IsCheap != false;

    /// <summary>Floats of scale and shift; none for a pointwise layer.</summary>
    public int FoldFloats => Kind is null ? 2 * RowShape.Padded(Node.OutputChannels) : 0;

    /// <summary>Which of the normalisations of its op it is.</summary>
    public int Number => Kind is null ? Fold / FoldFloats : 0;

    /// <summary>Where the shift starts.</summary>
    public int Shift => Fold + FoldFloats / 2;
}
