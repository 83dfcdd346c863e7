using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>
/// The shape of a value in PyTorch's order: a vector, a signal (channels, length) or an image (channels, height,
/// width).
/// </summary>
/// <param name="Sizes">The sizes, without that of the batch.</param>
public sealed record ValueShape(params IReadOnlyList<int> Sizes)
{
    /// <summary>Channels; the units of a vector.</summary>
    public int Channels => Sizes[0];

    /// <summary>Values in a channel; 1 of a vector.</summary>
    public int Positions => Height * Width;

    /// <summary>Values in all.</summary>
    public int Count => Channels * Positions;

    /// <summary>Whether it has no positions.</summary>
    public bool IsVector => Sizes.Count == 1;

    /// <summary>Whether it has one direction.</summary>
    public bool IsSignal => Sizes.Count == 2;

    /// <summary>Rows of an image; 1 of a signal or a vector.</summary>
    public int Height => Sizes.Count == 3 ? Sizes[1] : 1;

    /// <summary>Columns of an image, or the length of a signal; 1 of a vector.</summary>
    public int Width => IsVector ? 1 : Sizes[^1];

    /// <summary>The same of other channels.</summary>
    public ValueShape WithChannels(int channels) => new([channels, .. Sizes.Skip(1)]);

    /// <summary>Whether values of both shapes have the same positions.</summary>
    public bool HasPositionsOf(ValueShape other) => Sizes.Skip(1).SequenceEqual(other.Sizes.Skip(1));

    /// <inheritdoc/>
    public bool Equals(ValueShape? other) => other is not null && Sizes.SequenceEqual(other.Sizes);

    /// <inheritdoc/>
    public override int GetHashCode() => Sizes.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => string.Join(" x ", Sizes);
}
