using System;

namespace NetGen.Training;

/// <summary>
/// How a row of pixels is an image: plane by plane, line by line, as PyTorch's (channels, height, width).
/// </summary>
public readonly record struct ImageShape
{
    /// <summary>Takes the three lengths, each at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A length is below 1.</exception>
    public ImageShape(int channels, int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        Channels = channels;
        Height = height;
        Width = width;
    }

    /// <summary>Planes: 1 for grey, 3 for colour.</summary>
    public int Channels { get; }

    /// <summary>Lines of a plane.</summary>
    public int Height { get; }

    /// <summary>Pixels of a line.</summary>
    public int Width { get; }

    /// <summary>Values of an image.</summary>
    public int Length => Channels * Height * Width;

    /// <summary>Throws unless rows of this length are such images.</summary>
    internal void Check(int inputLength)
    {
        if (inputLength != Length)
        {
            throw new ArgumentException(
                Counted.Text(
                    $"Expected rows of {Length} values ({Channels} x {Height} x {Width} pixels), found {inputLength}."),
                nameof(inputLength));
        }
    }
}
