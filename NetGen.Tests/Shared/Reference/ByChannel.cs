using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>
/// Runs layers on images: those that work channel by channel get each position as a row of channels, as the matrix
/// (rows x positions) x channels, and know nothing of images.
/// </summary>
internal static class ByChannel
{
    /// <summary>Computes the output of a layer, and sees to it that its backward step is turned as well.</summary>
    public static Matrix Forward(NodeSpec node, int makes, IReadOnlyList<Matrix> read, LayerState layer, Tape tape)
    {
        if (!node.Layer.IsByChannel || node.Output.Positions == 1)
        {
            tape.Begin(node.Reads, makes);
            return node.Layer.Forward(read, layer, tape);
        }

        tape.Begin(node.Reads, makes, step => dy =>
            [.. step(ToRows(dy, node.Output)).Select((dx, i) => FromRows(dx, node.Inputs[i]))]);
        Matrix[] rows = [.. read.Select((x, i) => ToRows(x, node.Inputs[i]))];
        return FromRows(node.Layer.Forward(rows, layer, tape), node.Output);
    }

    /// <summary>Rows of pixels, all channels of each side by side, as images.</summary>
    public static Matrix FromPixels(Matrix pixels, ValueShape shape) => FromRows(
        new(pixels.Rows * shape.Positions, shape.Channels, pixels.Values), shape);

    /// <summary>Images as rows of pixels.</summary>
    public static Matrix ToPixels(Matrix images, ValueShape shape) =>
        new(images.Rows, images.Columns, ToRows(images, shape).Values);

    // Row r, position p, channel c stands at (r positions + p, c).
    private static Matrix ToRows(Matrix images, ValueShape shape)
    {
        Matrix turned = new(images.Rows * shape.Positions, shape.Channels);
        ForEach(images, shape, (row, channel, position) =>
            turned[row * shape.Positions + position, channel] = images[row, channel * shape.Positions + position]);
        return turned;
    }

    private static Matrix FromRows(Matrix turned, ValueShape shape)
    {
        Matrix images = new(turned.Rows / shape.Positions, shape.Count);
        ForEach(images, shape, (row, channel, position) =>
            images[row, channel * shape.Positions + position] = turned[row * shape.Positions + position, channel]);
        return images;
    }

    private static void ForEach(Matrix images, ValueShape shape, Action<int, int, int> action)
    {
        for (int row = 0; row < images.Rows; row++)
            for (int channel = 0; channel < shape.Channels; channel++)
                for (int position = 0; position < shape.Positions; position++)
                    action(row, channel, position);
    }
}
