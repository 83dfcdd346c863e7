using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using NetGen.Training;
using SkiaSharp;
using Xunit;

namespace NetGen.Tests.Drawings;

/// <summary>Lines, points and images: what is in them, how they are saved, and input that is no picture.</summary>
public sealed class PlainPictureTests
{
    private const string Blue = "#0072B2";
    private const string Red = "#D55E00";

    private static readonly Series Falling = new("falling", [1, 2, 3], [0.9, 0.3, 0.1]);
    private static readonly Series Rising = new("rising", [1, 2, 3], [0.1, double.NaN, 0.9]);

    [Fact]
    public void LinesHaveTitleLabelsLegendAndEachSeries()
    {
        XElement svg = PictureFacts.IsSound(
            Pictures.Lines("Loss <&>", "epoch", new Axis("loss", Logarithmic: true), [Falling, Rising], "seed 1"));
        IReadOnlyList<string> texts = PictureFacts.Texts(svg);
        foreach (string expected in new[] { "Loss <&>", "seed 1", "epoch", "loss", "falling", "rising", "0.1", "0.5" })
            Assert.Single(texts, expected);
        Assert.True(PictureFacts.Count(svg, Blue) >= 2);
        Assert.True(PictureFacts.Count(svg, Red) >= 2);
    }

    [Fact]
    public void ManySeriesAreToldApart()
    {
        Series[] many = [.. Enumerable.Range(0, 20).Select(i => new Series($"run {i}", [1, 2], [i, i + 1.0]))];
        IReadOnlyList<string> texts = PictureFacts.Texts(PictureFacts.IsSound(Pictures.Lines("Runs", "x", "y", many)));
        Assert.All(many, series => Assert.Contains(series.Name, texts));
    }

    [Fact]
    public void LongTitlesAreBrokenBetweenWordsAndLongNamesWidenThePicture()
    {
        string longer = string.Join(' ', Enumerable.Repeat("and on", 30));
        Picture usual = Pictures.Lines("Title", "x", "y", [Falling, Rising], "subtitle");
        Picture broken = Pictures.Lines($"Title {longer}", "x", "y", [Falling, Rising], $"subtitle {longer}");
        Assert.Equal(usual.Width, broken.Width);
        Assert.True(broken.Height >= usual.Height + 60);
        string[] lines = [.. PictureFacts.Texts(XDocument.Parse(broken.ToSvg()).Root!)
            .Where(text => text.Contains("and on", StringComparison.Ordinal))];
        Assert.True(lines.Length >= 4);
        Assert.All(lines, line => Assert.InRange(
            PictureFont.WidthOf(PictureFont.Family, line, PictureStyle.LabelSize), 1, broken.Width));
        Assert.Equal($"Title {longer} subtitle {longer}", string.Join(' ', lines));
        Series named = Falling with { Name = string.Join(' ', Enumerable.Repeat("and on", 8)) };
        Assert.True(Pictures.Lines("Title", "x", "y", [named, Rising]).Width > usual.Width + 50);
    }

    // ScottPlot takes the lowest point of any character for the bottom of a line.
    [Fact]
    public void NoCharacterOfTheFontReachesBelowALine()
    {
        using SKFont font = new(PictureFont.Of(PictureFont.Family), 100);
        Assert.InRange(font.Metrics.Descent, 20, 30);
        Assert.Equal(font.Metrics.Descent, font.Metrics.Bottom, 0.5f);
        Assert.Equal(font.Metrics.Ascent, font.Metrics.Top, 0.5f);
    }

    [Fact]
    public void ALineThatAnotherLiesOnIsSeenBesideIt()
    {
        Series same = Falling with { Name = "same", Y = [0.9, 0.3, 0.12] };
        XElement covered = PictureFacts.IsSound(Pictures.Lines("Lines", "x", "y", [Falling, same, Rising]));
        XElement apart = PictureFacts.IsSound(Pictures.Lines("Lines", "x", "y", [Falling, Rising]));

        // Dashes are outlines that are filled: the line that is covered is a line still.
        Assert.Equal([Blue], Lines(covered).Intersect([Blue, Red]));
        Assert.Equal([Blue, Red], Lines(apart).Intersect([Blue, Red]));

        static IEnumerable<string> Lines(XElement svg) => svg.Descendants(PictureFacts.Svg + "path")
            .Select(part => part.Attribute("stroke")?.Value ?? "").Distinct();
    }

    [Fact]
    public void PointsHaveAMarkEach()
    {
        XElement one = PictureFacts.IsSound(Pictures.Scatter("Points", "x", "y", [Falling]));
        XElement two = PictureFacts.IsSound(Pictures.Scatter("Points", "x", "y", [Falling, Rising]));
        Assert.DoesNotContain("falling", PictureFacts.Texts(one));
        Assert.Contains("falling", PictureFacts.Texts(two));
        Assert.Equal(3, PictureFacts.Count(one, Blue));
    }

    [Fact]
    public void ImagesAreInTheFile()
    {
        float[] pixels = [.. Enumerable.Range(0, 5 * 12).Select(i => i / 60f)];
        XElement svg = PictureFacts.IsSound(Pictures.Images("Colours", pixels, new ImageShape(3, 2, 2)));
        XAttribute image = Assert.Single(
            svg.Descendants(PictureFacts.Svg + "image").Attributes(), a => a.Name.LocalName == "href");
        Assert.StartsWith("data:image/png;base64,", image.Value);
    }

    [Fact]
    public void TextHasALengthAndOnePlace()
    {
        XElement svg = PictureFacts.IsSound(Pictures.Lines("A title", "x", "y", [Falling]));
        Assert.All(svg.Descendants(PictureFacts.Svg + "text"), text =>
        {
            Assert.True(double.Parse(text.Attribute("x")!.Value) >= -1000);
            Assert.True(double.Parse(text.Attribute("textLength")!.Value) >= 0);
            Assert.Equal("DejaVu Sans, Verdana, sans-serif", text.Attribute("font-family")!.Value);
        });
    }

    [Fact]
    public void TheExtensionSaysWhatIsSaved()
    {
        using TemporaryDirectory directory = new();
        Picture picture = Pictures.Lines("A title", "x", "y", [Falling]);
        picture.Save(Path.Combine(directory.Path, "a.PNG"));
        picture.Save(Path.Combine(directory.Path, "a.svg"));
        Assert.Equal(picture.ToPng(), File.ReadAllBytes(Path.Combine(directory.Path, "a.PNG")));
        Assert.Equal(picture.ToSvg(), File.ReadAllText(Path.Combine(directory.Path, "a.svg")));
        string other = Path.Combine(directory.Path, "a.jpg");
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => picture.Save(other));
        Assert.StartsWith($"Expected a path that ends in .png or .svg, found '{other}'.", wrong.Message);
        Assert.False(File.Exists(other));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    [InlineData(11f)]
    public void AScaleIsWithinBounds(float scale)
    {
        Picture picture = Pictures.Lines("A title", "x", "y", [Falling]);
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => picture.ToPng(scale));
    }

    [Fact]
    public void WhatIsWrongIsNamed()
    {
        Axis log = new("rate", Logarithmic: true);
        Says("Expected a title, found none.", () => Pictures.Lines(" ", "x", "y", [Falling]));
        Says("Expected at least 1 finite point, found none.", () => Pictures.Lines("t", "x", "y", []));
        Says("Expected at least 1 finite point", () => Pictures.Lines("t", "x", "y", [new("", [1], [double.NaN])]));
        Says("Expected as many X as Y in series 's', found 2 and 1.",
            () => Pictures.Scatter("t", "x", "y", [new("s", [1, 2], [1])]));
        Says("Expected numbers above 0 on axis 'rate', found 0 at 1 of series 's'.",
            () => Pictures.Lines("t", log, "y", [new("s", [1, 0], [1, 1])]));
        Says("Expected numbers that are finite on axis 'x', found NaN at 0 of series 's'.",
            () => Pictures.Lines("t", "x", "y", [new("s", [double.NaN], [1])]));
        Says("Expected Low of axis 'x' below High, found 2 and 1.",
            () => Pictures.Lines("t", new Axis("x") { Low = 2, High = 1 }, "y", [Falling]));
        Says("Expected images of 1 channel (grey) or 3 (red, green, blue), found 2.",
            () => Pictures.Images("t", new float[8], new ImageShape(2, 2, 2)));
        Says("Expected 1 to 1,024 whole images of 4 values, found 7 values.",
            () => Pictures.Images("t", new float[7], new ImageShape(1, 2, 2)));
        Says("Expected finite values, found NaN at 1 of image 1.",
            () => Pictures.Images("t", [0, 0, 0, 0, 0, float.NaN, 0, 0], new ImageShape(1, 2, 2)));
    }

    // A character that no font has anywhere: one of the plane kept for private use.
    [Fact]
    public void TextThatNoFontCanShowIsNotLeftOut() => Says(
        "Expected a text that a font can show, found '\U0010FFFD' (U+10FFFD): install a font that has it",
        () => Pictures.Lines("t\U0010FFFD", "x", "y", [Falling]));

    private static void Says(string expected, Func<Picture> draw) =>
        Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(draw).Message);
}
