using System;
using System.Linq;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Graph;

/// <summary>The shape of one row's value, as it is seen from outside: dimensions in PyTorch's order.</summary>
internal readonly record struct Shape(EquatableArray<int> Dimensions)
{
    /// <summary>The most values of a row, in all layers together.</summary>
    public const int MostValues = 50_000_000;

    /// <summary>The most positions of an image: a float holds the number of each.</summary>
    public const int MostPositions = 1 << 24;

    /// <summary>The shape of a vector.</summary>
    public static Shape Vector(int length) => new(new[] { length }.ToEquatableArray());

    /// <summary>Values in all.</summary>
    public int Length => Dimensions.Count == 0 ? 0
        : (int)Dimensions.Aggregate(1L, (product, size) => Math.Min(int.MaxValue, product * size));

    /// <summary>Whether it is an image or a signal: channels, each of several positions.</summary>
    public bool IsImage => Dimensions.Count > 1;

    /// <summary>Channels of an image; the values of a vector.</summary>
    public int Channels => Dimensions[0];

    /// <summary>Positions that each channel has; 1 of a vector.</summary>
    public int Positions => Length / Math.Max(1, Channels);

    /// <summary>Rows of an image; 1 of a signal or a vector.</summary>
    public int Height => Dimensions.Count > 2 ? Dimensions[1] : 1;

    /// <summary>Columns of an image, the length of a signal; 1 of a vector.</summary>
    public int Width => Dimensions.Count > 1 ? Dimensions[Dimensions.Count - 1] : 1;

    /// <summary>The same positions with other channels.</summary>
    public Shape WithChannels(int channels) => new(Dimensions.Skip(1).Prepend(channels).ToEquatableArray());

    /// <inheritdoc/>
    public override string ToString() => string.Join(" x ", Dimensions.Select(dimension => Literal.Of(dimension)));
}

/// <summary>What a node puts out, or the network takes in.</summary>
/// <param name="Id">Its number: 0 is the network's input.</param>
/// <param name="Shape">The shape of one row.</param>
internal sealed record Value(int Id, Shape Shape)
{
    /// <summary>Values in a row.</summary>
    public int Length => Shape.Length;
}
