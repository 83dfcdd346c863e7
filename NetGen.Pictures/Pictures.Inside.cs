using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SkiaSharp;

namespace NetGen.Training;

/// <content>What an image network makes of an image.</content>
public static partial class Pictures
{
    /// <summary>
    /// An image, and what a layer puts out for it: a grey image a channel, with its number above it. One scale for all
    /// channels.
    /// </summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="maps">What <see cref="Training.FeatureMaps.Of{TNetwork, TTarget}"/> returned.</param>
    /// <param name="image">shape.Length values: plane by plane, line by line; empty for none.</param>
    /// <param name="shape">How they are an image, of 1 or 3 channels.</param>
    /// <param name="most">Channels shown: the first ones.</param>
    /// <param name="subtitle">A line below the title; layer, channels and scale where it is empty.</param>
    /// <exception cref="ArgumentException">
    /// The values are not one image, a value is not finite, or there are other than 1 or 3 channels.
    /// </exception>
    public static Picture FeatureMaps(
        string title, FeatureMaps maps, ReadOnlySpan<float> image, ImageShape shape, int most = 64,
        string subtitle = "")
    {
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        if (!image.IsEmpty && CountImages(image, shape) != 1)
        {
            throw new ArgumentException(
                Counted.Text($"Expected 1 image, found {image.Length / shape.Length}."), nameof(image));
        }

        ImageShape plane = new(1, maps.Shape.Height, maps.Shape.Width);
        int shown = Math.Min(Math.Min(most, MostImages), maps.Shape.Channels);
        ReadOnlyMemory<float> values = maps.Values[..(shown * plane.Length)];
        CountImages(values.Span, plane);
        (float low, float high) = Range(values.Span);
        Func<double, SKColor> color = GreyOf((low, high));
        List<ImageTile> tiles = [];
        if (!image.IsEmpty)
            tiles.Add(new(image.ToArray(), shape, GreyOf(Range(image)), "image"));
        tiles.AddRange(Enumerable.Range(0, shown).Select(channel => new ImageTile(
            values.Slice(channel * plane.Length, plane.Length), plane, color,
            channel.ToString(CultureInfo.InvariantCulture))));
        string legend = string.Create(
            CultureInfo.InvariantCulture,
            $"{maps.Layer}, {shown} of {maps.Shape.Channels} channels; black {low:G2}, white {high:G2}");
        return OfTiles(
            title, subtitle == "" ? legend : subtitle, tiles,
            Across(tiles.Count, (int)Math.Ceiling(Math.Sqrt(tiles.Count))));
    }

    /// <summary>
    /// Images, and beside each what a score depends on in it: black for 0, white for the largest hundredth of the
    /// image's positions.
    /// </summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="images">images x shape.Length values: plane by plane, line by line.</param>
    /// <param name="shape">How each is an image, of 1 or 3 channels.</param>
    /// <param name="saliency">
    /// What <see cref="Training.Saliency.Of{TNetwork, TTarget}"/> returned for them: images x height x width values.
    /// </param>
    /// <param name="labels">What stands above each image; null for nothing.</param>
    /// <param name="subtitle">A line below the title; the scale where it is empty.</param>
    /// <exception cref="ArgumentException">
    /// The values are not whole images, those of saliency are not as many or not all at least 0, there is not a label
    /// an image, a value is not finite, or there are other than 1 or 3 channels.
    /// </exception>
    public static Picture Saliency(
        string title, ReadOnlySpan<float> images, ImageShape shape, ReadOnlySpan<float> saliency,
        IReadOnlyList<string>? labels = null, string subtitle = "")
    {
        int count = CountImages(images, shape);
        ImageShape plane = new(1, shape.Height, shape.Width);
        CheckSaliency(saliency, count, plane);
        if (labels is not null && labels.Count != count)
        {
            throw new ArgumentException(
                Counted.Text($"Expected {count} labels, one an image, found {labels.Count}."), nameof(labels));
        }

        Func<double, SKColor> color = GreyOf(Range(images));
        List<ImageTile> tiles = [];
        for (int image = 0; image < count; image++)
        {
            float[] own = saliency.Slice(image * plane.Length, plane.Length).ToArray();
            tiles.Add(new(
                images.Slice(image * shape.Length, shape.Length).ToArray(), shape, color, labels?[image] ?? ""));
            tiles.Add(new(own, plane, GreyOf((0f, White(own)))));
        }

        const string Legend = "|d score / d pixel|; black 0, white the largest 1 % of each image";
        int across = 2 * Across(count, (int)Math.Ceiling(Math.Sqrt(count / 2.0)));
        return OfTiles(title, subtitle == "" ? Legend : subtitle, tiles, across, group: 2);
    }

    // A few pixels are far above all others, which would be black beside them.
    private static float White(float[] saliency)
    {
        float[] sorted = [.. saliency.Order()];
        float most = sorted[(int)Math.Ceiling(0.99 * sorted.Length) - 1];
        return most > 0f ? most : sorted[^1];
    }

    // As many columns as leave the fewest places of the last line empty, up to half as many again as asked for.
    private static int Across(int count, int least) => Enumerable.Range(least, least / 2 + 2)
        .Where(columns => columns <= count)
        .MinBy(columns => (count + columns - 1) / columns * columns - count);

    private static void CheckSaliency(ReadOnlySpan<float> saliency, int count, ImageShape plane)
    {
        if (saliency.Length != count * plane.Length)
        {
            throw new ArgumentException(
                Counted.Text(
                    $"Expected {count * plane.Length} values of saliency, one a pixel, found {saliency.Length}."),
                nameof(saliency));
        }

        for (int i = 0; i < saliency.Length; i++)
        {
            if (!(saliency[i] >= 0f && float.IsFinite(saliency[i])))
            {
                throw new ArgumentException(
                    Counted.Text($"Expected finite values of at least 0, found {saliency[i]} at {i % plane.Length} of "
                    + $"image {i / plane.Length}."), nameof(saliency));
            }
        }
    }
}
