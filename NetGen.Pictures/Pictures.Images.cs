using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SkiaSharp;

namespace NetGen.Training;

/// <content>Images, and weights as images.</content>
public static partial class Pictures
{
    private const int MostImages = 1_024;

    /// <summary>Images side by side.</summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="images">images x shape.Length values; the smallest is black, the largest white.</param>
    /// <param name="shape">How each is an image, of 1 channel (grey) or 3 (red, green, blue).</param>
    /// <param name="columns">Images of a line; null for about as many as lines.</param>
    /// <param name="subtitle">A line below the title; may be empty.</param>
    /// <exception cref="ArgumentException">
    /// There are other than 1 or 3 channels, the values are not 1 to 1,024 whole images, or one is not finite.
    /// </exception>
    public static Picture Images(
        string title, ReadOnlySpan<float> images, ImageShape shape, int? columns = null, string subtitle = "")
    {
        int count = CountImages(images, shape);
        return Images(title, subtitle, images, shape, columns, count, GreyOf(Range(images)));
    }

    /// <summary>
    /// The weights of each unit of a first layer as an image. One scale for all: with one channel, orange is below 0
    /// and blue above; with three, grey is 0 and each colour brighter above it.
    /// </summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="weights">Weights of a layer whose inputs are the pixels.</param>
    /// <param name="shape">How a row of inputs is an image, of 1 or 3 channels.</param>
    /// <param name="most">Units shown: the first ones.</param>
    /// <param name="subtitle">A line below the title; the largest weight where it is empty.</param>
    /// <exception cref="ArgumentException">
    /// The layer has other than shape.Length inputs, there are other than 1 or 3 channels, or a weight is not finite.
    /// </exception>
    public static Picture Weights(
        string title, MatrixView weights, ImageShape shape, int most = 64, string subtitle = "")
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        if (weights.Inputs != shape.Length)
        {
            throw new ArgumentException(
                Counted.Text(
                    $"Expected weights of {shape.Length} inputs, as the image has pixels, found {weights.Inputs}."),
                nameof(weights));
        }

        float[] all = new float[weights.Outputs * weights.Inputs];
        weights.CopyTo(all);
        ReadOnlySpan<float> shown = all.AsSpan(0, Math.Min(most, weights.Outputs) * shape.Length);
        int count = CountImages(shown, shape);
        double largest = 0;
        foreach (float weight in shown)
            largest = Math.Max(largest, Math.Abs(weight));
        double scale = largest == 0 ? 1 : 1 / largest;
        string legend = string.Create(
            CultureInfo.InvariantCulture,
            $"{count} of {weights.Outputs} units; "
            + $"{(shape.Channels == 1 ? "orange" : "black")} {-largest:G2}, {(shape.Channels == 1 ? "white" : "grey")} "
            + $"0, {(shape.Channels == 1 ? "blue" : "white")} {largest:G2}");
        return Images(
            title, subtitle == "" ? legend : subtitle, shown, shape, null, count,
            shape.Channels == 1
                ? value => ColorScale.Diverging(value * scale)
                : value => ColorScale.Grey((value * scale + 1) / 2));
    }

    private static Picture Images(
        string title, string subtitle, ReadOnlySpan<float> images, ImageShape shape, int? columns, int count,
        Func<double, SKColor> color)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns ?? 1, nameof(columns));
        float[] values = images.ToArray();
        ImageTile[] tiles =
        [
            .. Enumerable.Range(0, count).Select(image =>
                new ImageTile(values.AsMemory(image * shape.Length, shape.Length), shape, color)),
        ];
        return OfTiles(title, subtitle, tiles, Math.Min(count, columns ?? (int)Math.Ceiling(Math.Sqrt(count))));
    }

    private static Picture OfTiles(
        string title, string subtitle, IReadOnlyList<ImageTile> tiles, int columns, int group = 1)
    {
        string family = Family([title, subtitle, .. tiles.Select(tile => tile.Label)]);
        ImagePanel panel = new(tiles, columns, family, group);
        int text = PictureFont.WidthOf(family, title, PictureStyle.TitleSize);
        int line = PictureFont.WidthOf(family, subtitle, PictureStyle.LabelSize);
        int width = Math.Max(panel.Width, Math.Max(text, line)) + 32;
        int height = panel.Height + (subtitle == "" ? 62 : 82);
        return new(title, subtitle, width, height, family, [panel]);
    }

    private static (float Low, float High) Range(ReadOnlySpan<float> values)
    {
        (float low, float high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (float value in values)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return (low, high);
    }

    // Black for the lowest value, white for the highest.
    private static Func<double, SKColor> GreyOf((float Low, float High) range)
    {
        double span = range.High > range.Low ? range.High - (double)range.Low : 1;
        return value => ColorScale.Grey((value - range.Low) / span);
    }

    private static int CountImages(ReadOnlySpan<float> images, ImageShape shape)
    {
        if (shape.Channels is not (1 or 3))
        {
            throw new ArgumentException(
                $"Expected images of 1 channel (grey) or 3 (red, green, blue), found {shape.Channels}.", nameof(shape));
        }

        int count = images.Length / shape.Length;
        if (images.Length % shape.Length != 0 || count is < 1 or > MostImages)
        {
            throw new ArgumentException(
                Counted.Text(
                    $"Expected 1 to {MostImages} whole images of {shape.Length} values, found {images.Length} values."),
                nameof(images));
        }

        int wrong = Finite.IndexOfOther(images);
        return wrong < 0
            ? count
            : throw new ArgumentException(
                Counted.Text($"Expected finite values, found {images[wrong]} at {wrong % shape.Length} of image "
                + $"{wrong / shape.Length}."), nameof(images));
    }
}
