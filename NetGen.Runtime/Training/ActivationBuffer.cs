using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Where a trainer keeps what one op puts out.</summary>
/// <param name="Layer">Name of the last layer of the op.</param>
/// <param name="Units">Values in a row; channels of an image.</param>
/// <param name="Stride">Floats from a row, or from a position of an image, to the next.</param>
/// <param name="Offset">First float in the trainer's activations.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ActivationBuffer(string Layer, int Units, int Stride, long Offset)
{
    /// <summary>Positions of an image, each of <see cref="Stride"/> floats; 1 for a vector.</summary>
    public int Positions { get; init; } = 1;

    /// <summary>The activation in the op; null for none.</summary>
    public ActivationTraits? Activation { get; init; }
}
