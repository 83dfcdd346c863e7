using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>The values of a vector as an image or a signal, in PyTorch's order, in which they are already.</summary>
public sealed record Unflatten(params IReadOnlyList<int> Sizes) : LayerSpec
{
    /// <inheritdoc/>
    public override string Attribute => $"Unflatten({string.Join(", ", Sizes)})";

    /// <inheritdoc/>
    public override bool IsByChannel => false;

    /// <inheritdoc/>
    public override ValueShape Output(IReadOnlyList<ValueShape> inputs) => new(Sizes);

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        tape.Push(dy => dy);
        return x;
    }
}
