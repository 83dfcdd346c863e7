namespace NetGen.Tests.Reference;

/// <summary>The values of an image as a vector, in PyTorch's order, in which they are already.</summary>
public sealed record Flatten : LayerSpec
{
    /// <inheritdoc/>
    public override bool IsByChannel => false;

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        tape.Push(dy => dy);
        return x;
    }
}
