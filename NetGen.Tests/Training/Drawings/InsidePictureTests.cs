using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;
using SkiaSharp;
using Xunit;

namespace NetGen.Tests.Drawings;

/// <summary>Feature maps and saliency as pictures.</summary>
public sealed class InsidePictureTests
{
    private static readonly ImageShape Shape = new(1, 2, 2);
    private static readonly FeatureMaps Maps = new(
        "ReLU1", new(3, 2, 2), new float[] { 0, 0, 0, 2, 1, 1, 1, 1, 0, 0, 0, 0 });

    [Fact]
    public void EachChannelHasItsNumber()
    {
        Picture picture = Pictures.FeatureMaps("Maps", Maps, [1, 0, 0, 0], Shape);
        IReadOnlyList<string> texts = PictureFacts.Texts(PictureFacts.IsSound(picture));
        Assert.Equal("ReLU1, 3 of 3 channels; black 0, white 2", picture.Subtitle);
        foreach (string expected in new[] { "image", "0", "1", "2" })
            Assert.Single(texts, expected);
        texts = PictureFacts.Texts(PictureFacts.IsSound(Pictures.FeatureMaps("Maps", Maps, [], Shape, most: 2)));
        Assert.Equal(["0", "1"], texts.Where(text => text.Length == 1));
        Assert.DoesNotContain("image", texts);
    }

    // One scale for all channels: half of the largest is grey in a channel of its own, too.
    [Fact]
    public void ChannelsShareAScale()
    {
        SKColor[] colors = Colors(Pictures.FeatureMaps("Maps", Maps, [], Shape));
        Assert.Contains(new SKColor(128, 128, 128), colors);
        Assert.Contains(SKColors.Black, colors);
    }

    [Fact]
    public void AnImageStandsBesideItsSaliency()
    {
        Picture picture = Pictures.Saliency(
            "Slopes", [0, 1, 0, 1, 1, 1, 0, 0], Shape, [0, 0, 0, 3, 1, 0, 0, 0], ["a", "b"]);
        IReadOnlyList<string> texts = PictureFacts.Texts(PictureFacts.IsSound(picture));
        Assert.Contains("|d score / d pixel|; black 0, white the largest 1 % of each image", texts);
        Assert.Equal(["a", "b"], texts.Where(text => text.Length == 1));

        // A score that no pixel moves.
        PictureFacts.IsSound(Pictures.Saliency("Slopes", new float[4], Shape, new float[4]));
    }

    // A long name stands above both; the next pair makes room for it.
    [Fact]
    public void LongLabelsMoveTheNextPair()
    {
        float[] four = new float[16];
        Picture usual = Pictures.Saliency("S", four, Shape, four, ["a", "b", "c", "d"], "s");
        string longer = string.Join(' ', Enumerable.Repeat("and on", 8));
        Picture wide = Pictures.Saliency("S", four, Shape, four, [longer, "b", "c", "d"], "s");
        int label = PictureFont.WidthOf(PictureFont.Family, longer, PictureStyle.TickSize);
        Assert.True(label > usual.Width / 2 && wide.Width > 2 * label);
    }

    [Fact]
    public void WhatIsWrongIsNamed()
    {
        Says("Expected 1 image, found 2.", () => Pictures.FeatureMaps("t", Maps, new float[8], Shape));
        FeatureMaps broken = new("ReLU1", Shape, new[] { 0, float.NaN, 0, 0 });
        Says("Expected finite values, found NaN at 1 of image 0.",
            () => Pictures.FeatureMaps("t", broken, [], Shape));
        Says("Expected 8 values of saliency, one a pixel, found 4.",
            () => Pictures.Saliency("t", new float[8], Shape, new float[4]));
        Says("Expected finite values of at least 0, found -1 at 2 of image 0.",
            () => Pictures.Saliency("t", new float[4], Shape, [0, 0, -1, 0]));
        Says("Expected 1 labels, one an image, found 2.",
            () => Pictures.Saliency("t", new float[4], Shape, new float[4], ["a", "b"]));
    }

    private static SKColor[] Colors(Picture picture)
    {
        using SKBitmap bitmap = SKBitmap.Decode(picture.ToPng());
        return bitmap.Pixels;
    }

    private static void Says(string expected, Func<Picture> draw) =>
        Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(draw).Message);
}
