using System.Collections.Generic;

namespace NetGen;

/// <summary>
/// The shape of one input row; stands first. A row lies as PyTorch has it without the batch, channel by channel, row by
/// row, column by column, unless <see cref="Order"/> says otherwise.
/// </summary>
public sealed class InputAttribute : LayerAttribute
{
    /// <summary>Vectors.</summary>
    /// <param name="size">Values in one row, at least 1.</param>
    public InputAttribute(int size)
    {
        Shape = [size];
        Size = size;
    }

    /// <summary>Signals: [channels, length].</summary>
    /// <param name="channels">Channels, at least 1.</param>
    /// <param name="length">Values of a channel, at least 1.</param>
    public InputAttribute(int channels, int length)
    {
        Shape = [channels, length];
        Size = channels * length;
    }

    /// <summary>Images: [channels, height, width].</summary>
    /// <param name="channels">Channels, at least 1.</param>
    /// <param name="height">Rows of a channel, at least 1.</param>
    /// <param name="width">Columns of a channel, at least 1.</param>
    public InputAttribute(int channels, int height, int width)
    {
        Shape = [channels, height, width];
        Size = channels * height * width;
    }

    /// <summary>Values in one row.</summary>
    public int Size { get; }

    /// <summary>Dimensions of one row, in PyTorch's order.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>How the values of a row follow each other.</summary>
    public ImageOrder Order { get; set; }
}
