using System.Collections.Generic;

namespace NetGen;

/// <summary>
/// A vector as an image [channels, height, width] or a signal [channels, length], in the order that
/// <see cref="FlattenAttribute"/> puts out: channel by channel, row by row (PyTorch's <c>Unflatten</c>).
/// </summary>
public sealed class UnflattenAttribute : LayerAttribute
{
    /// <summary>An image.</summary>
    /// <param name="channels">Channels, at least 1.</param>
    /// <param name="height">Rows of a channel, at least 1.</param>
    /// <param name="width">Columns of a channel, at least 1; the three multiply to the values that come in.</param>
    /// <param name="name">Name of the layer; the kind and a number if left out.</param>
    public UnflattenAttribute(int channels, int height, int width, string? name = null) =>
        (Shape, Name) = ([channels, height, width], name);

    /// <summary>A signal.</summary>
    /// <param name="channels">Channels, at least 1.</param>
    /// <param name="length">Values of a channel, at least 1; the two multiply to the values that come in.</param>
    /// <param name="name">Name of the layer; the kind and a number if left out.</param>
    public UnflattenAttribute(int channels, int length, string? name = null) =>
        (Shape, Name) = ([channels, length], name);

    /// <summary>Dimensions of what goes out, in PyTorch's order.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; }
}
