using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>A tensor with its place in the parameter block.</summary>
/// <param name="Index">Index in the layout.</param>
/// <param name="Layer">The layer it belongs to.</param>
/// <param name="Declaration">What the layer asked for.</param>
/// <param name="Offset">First float in the block.</param>
internal sealed record PlannedTensor(int Index, TypedLayer Layer, TensorDeclaration Declaration, int Offset)
{
    /// <summary>Name of its offset in emitted code, such as <c>Dense1Weights</c>.</summary>
    public string Name => Layer.Name + Declaration.Name;

    /// <summary>Its outputs as a row: a weight matrix is laid out as [input][output, padded].</summary>
    public RowShape Row => new(Declaration.Units, Declaration.Groups);

    /// <summary>Whether a weight matrix is laid out as [output][input, padded] instead.</summary>
    public bool HasInputsInLanes =>
        Declaration is { Role: "Weights", Groups: 1 }
        && Tiling.PutsInputsInLanes(Declaration.Inputs, Declaration.Outputs);

    /// <summary>Floats from an output to the next.</summary>
    public int OutputStride => HasInputsInLanes ? new RowShape(Declaration.Inputs).Stride : 1;

    /// <summary>Floats from an input to the next.</summary>
    public int InputStride => HasInputsInLanes ? 1 : Row.Stride;

    /// <summary>Floats in the block.</summary>
    public int Length => (int)WideLength;

    /// <summary>
    /// <see cref="Length"/> of a tensor that may be too large for a block, or for a long. A setting that is one number
    /// is never loaded as a vector.
    /// </summary>
    public decimal WideLength => Declaration.IsNumber ? 1
        : HasInputsInLanes ? Rows(Declaration.Outputs, new(Declaration.Inputs))
        : Declaration.Inputs == 1 ? RowShape.Padded(Row.WideWidth)
        : Rows(Declaration.Inputs, Row);

    public bool IsLearned => Declaration.IsLearned;

    public int Count => Declaration.Outputs * Declaration.Inputs;

    // Only narrow rows, which are short, have to be padded together.
    private static decimal Rows(int count, RowShape row) => row.WideStride == RowShape.Padded(row.WideStride)
        ? count * (decimal)row.WideStride
        : RowShape.Padded(count * row.WideStride);
}
