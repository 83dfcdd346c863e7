using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Drawings;

/// <summary>What every picture has to be, and what tests ask of one.</summary>
internal static class PictureFacts
{
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Asserts that it is a PNG of twice its size and SVG, the same each time; the SVG.</summary>
    public static XElement IsSound(Picture picture)
    {
        byte[] png = picture.ToPng();
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        Assert.Equal(2 * picture.Width, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(2 * picture.Height, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        Assert.Equal(png, picture.ToPng());

        string text = picture.ToSvg();
        Assert.Equal(text, picture.ToSvg());
        XElement root = XDocument.Parse(text).Root!;
        Assert.Equal(Svg + "svg", root.Name);
        Assert.Equal($"0 0 {picture.Width} {picture.Height}", root.Attribute("viewBox")!.Value);
        Assert.Equal(picture.Title, root.Element(Svg + "title")!.Value);
        Assert.Contains(picture.Title, Texts(root));
        return root;
    }

    /// <summary>Every line of text that is drawn.</summary>
    public static IReadOnlyList<string> Texts(XElement root) =>
        [.. root.Descendants(Svg + "text").Select(text => text.Value)];

    /// <summary>Parts that are drawn in a colour.</summary>
    public static int Count(XElement root, string color) => root.Descendants().Count(part =>
        part.Attribute("stroke")?.Value == color || part.Attribute("fill")?.Value == color);
}
