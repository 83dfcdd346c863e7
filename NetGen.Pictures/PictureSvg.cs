using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Xml.Linq;
using SkiaSharp;

namespace NetGen.Training;

/// <summary>Pictures as SVG.</summary>
internal static class PictureSvg
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>A document of its own, on white.</summary>
    public static string Document(Picture picture)
    {
        XElement root = Draw(picture, "p");
        root.Element(Svg + "desc")!.AddAfterSelf(
            new XElement(
                Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"),
                new XAttribute("fill", "white")));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root.ToString(SaveOptions.DisableFormatting)}\n";
    }

    /// <summary>A picture for an HTML page: in the page's colours, with names of parts that no other one has.</summary>
    public static string ForPage(Picture picture, int number)
    {
        XElement root = Draw(picture, $"p{number}-");
        foreach (XAttribute color in root.Descendants().Attributes())
        {
            if (color.Value == PictureStyle.Ink)
                color.Value = "currentColor";
            else if (color.Value == PictureStyle.Paper)
                color.Value = "var(--paper)";
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Draw(Picture picture, string prefix)
    {
        using MemoryStream stream = new();
        using (SKCanvas canvas = SKSvgCanvas.Create(SKRect.Create(picture.Width, picture.Height), stream))
            picture.Draw(canvas);
        XElement root = XElement.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        string size = string.Create(CultureInfo.InvariantCulture, $"0 0 {picture.Width} {picture.Height}");
        root.SetAttributeValue("viewBox", size);
        root.SetAttributeValue("role", "img");
        root.AddFirst(new XElement(Svg + "title", picture.Title), new XElement(Svg + "desc", picture.Subtitle));

        foreach (XElement text in root.Descendants(Svg + "text"))
            Tidy(text);
        Rename(root, prefix);
        return root;
    }

    // Skia numbers parts on and on through the process: the second file would differ from the first.
    private static void Rename(XElement root, string prefix)
    {
        Dictionary<string, string> names = [];
        foreach (XAttribute id in root.Descendants().Attributes("id"))
            id.Value = names[id.Value] = $"{prefix}{names.Count}";
        foreach (XAttribute attribute in root.Descendants().Attributes())
        {
            if (attribute.Name.LocalName == "href" && attribute.Value.StartsWith('#'))
                attribute.Value = $"#{names[attribute.Value[1..]]}";
            else if (attribute.Value.StartsWith("url(#", StringComparison.Ordinal))
                attribute.Value = $"url(#{names[attribute.Value[5..^1]]})";
        }
    }

    // Skia places each letter at a whole number and leaves a comma at the end of the list, which is no SVG. The first
    // place and the length say the same to a reader without the font as well.
    private static void Tidy(XElement text)
    {
        text.Value = text.Value.Trim();
        float size = float.Parse(text.Attribute("font-size")!.Value, CultureInfo.InvariantCulture);
        XAttribute family = text.Attribute("font-family")!;
        using SKFont font = new(PictureFont.Of(family.Value), size);
        string length = font.MeasureText(text.Value).ToString("0.##", CultureInfo.InvariantCulture);
        text.SetAttributeValue("x", First(text.Attribute("x")!.Value));
        text.SetAttributeValue("y", First(text.Attribute("y")!.Value));
        text.SetAttributeValue("textLength", length);
        family.Value = $"{family.Value}, Verdana, sans-serif";
    }

    private static string First(string places) => places.Split(',')[0].Trim();
}
