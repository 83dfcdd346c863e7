using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>
/// Layers that run as one at inference: a head that makes rows (or none, behind the input) and every value-by-value
/// step up to the next head; normalisation is a scale and a shift there, dropout is gone.
/// </summary>
/// <param name="Head">The head.</param>
/// <param name="Layer">The head's layer.</param>
/// <param name="Steps">What is done to each value.</param>
/// <param name="Shapes">Rows that go in and out.</param>
/// <param name="Training">The training op of the same head.</param>
/// <param name="Input">Buffer that is read: <c>x</c>, <c>a</c> or <c>b</c>.</param>
/// <param name="Output">Buffer that is written: <c>a</c> or <c>b</c>, the last op <c>y</c>.</param>
/// <param name="Fold">Where its scales and shifts start among those of all ops.</param>
internal sealed record InferenceOp(
    OpTemplate Head, TypedLayer Layer, ImmutableArray<InferenceStep> Steps, OpShapes Shapes, Op Training, string Input,
    string Output, int Fold)
{
    /// <summary>Floats of its scales and shifts.</summary>
    public int FoldFloats => Steps.Sum(step => step.FoldFloats);

    /// <summary>Steps that fit behind the head's own work.</summary>
    public ImmutableArray<InferenceStep> Epilogue => [.. Steps.TakeWhile(step => step.IsCheap)];

    /// <summary>Steps that take a sweep of their own.</summary>
    public ImmutableArray<InferenceStep> Sweep => [.. Steps.SkipWhile(step => step.IsCheap)];
}

/// <summary>One step: a pointwise layer, or a folded normalisation.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Kind">What a pointwise layer does; null for a normalisation.</param>
/// <param name="Fold">Where scale and shift of a normalisation start among those of the op.</param>
internal sealed record InferenceStep(TypedLayer Layer, PointwiseLayer? Kind, int Fold)
{
    public bool IsCheap => Kind?.IsCheap != false;

    /// <summary>Floats of scale and shift; none for a pointwise layer.</summary>
    public int FoldFloats => Kind is null ? 2 * RowShape.Padded(Layer.Outputs) : 0;

    /// <summary>Which of the normalisations of its op it is.</summary>
    public int Number => Kind is null ? Fold / FoldFloats : 0;

    /// <summary>Where the shift starts.</summary>
    public int Shift => Fold + FoldFloats / 2;
}
