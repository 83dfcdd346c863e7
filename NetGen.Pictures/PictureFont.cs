using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ScottPlot;
using SkiaSharp;

namespace NetGen.Training;

/// <summary>
/// The font of the pictures. It is part of this assembly, because a machine may have none, and text would then be
/// missing without a word; and because the same font everywhere makes the same picture everywhere.
/// </summary>
internal sealed class PictureFont : IFontResolver
{
    /// <summary>Its family.</summary>
    public const string Family = "DejaVu Sans";

    private static readonly SKTypeface Typeface = Load();

    static PictureFont() => Fonts.FontResolvers.Insert(0, new PictureFont());

    /// <summary>The family to write texts in: ours, or the machine's that has characters which ours has not.</summary>
    /// <exception cref="ArgumentException">No font has a character.</exception>
    public static string FamilyFor(IEnumerable<string> texts)
    {
        Rune[] needed = [.. texts.SelectMany(text => text.EnumerateRunes()).Distinct()];
        Rune[] missing = [.. needed.Where(rune => !Has(Typeface, rune))];
        if (missing.Length == 0)
            return Family;
        using SKTypeface? other = SKFontManager.Default.MatchCharacter(missing[0].Value);
        foreach (Rune rune in needed)
        {
            if (other is null || !Has(other, rune))
            {
                Rune named = other is null ? missing[0] : rune;
                throw new ArgumentException(
                    $"Expected a text that a font can show, found '{named}' (U+{named.Value:X4}): install a font that "
                    + "has it, such as Noto Sans, or write the text in Latin, Greek or Cyrillic.",
                    nameof(texts));
            }
        }

        return other!.FamilyName;
    }

    /// <summary>The typeface of a family that <see cref="FamilyFor"/> named.</summary>
    public static SKTypeface Of(string family) => family == Family ? Typeface : SKTypeface.FromFamilyName(family);

    /// <summary>Units that a line of text takes, rounded up.</summary>
    public static int WidthOf(string family, string text, float size)
    {
        using SKFont font = new(Of(family), size);
        return (int)MathF.Ceiling(font.MeasureText(text));
    }

    /// <summary>A text in lines of at most so many units, broken between words; none where it is empty.</summary>
    public static IReadOnlyList<string> Lines(string family, string text, float size, float width)
    {
        using SKFont font = new(Of(family), size);
        List<string> lines = [];
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = lines.Count == 0 ? word : $"{lines[^1]} {word}";
            if (lines.Count == 0 || font.MeasureText(longer) > width)
                lines.Add(word);
            else
                lines[^1] = longer;
        }

        return lines;
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Family ? Typeface : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName == Family ? Typeface : null;

    private static bool Has(SKTypeface typeface, Rune rune) =>
        Rune.IsControl(rune) || typeface.GetGlyph(rune.Value) != 0;

    private static SKTypeface Load()
    {
        const string Name = "NetGen.Pictures.DejaVuSans.ttf";
        using Stream stream = typeof(PictureFont).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"Expected the resource {Name} in NetGen.Pictures, found none.");
        byte[] font = new byte[stream.Length];
        stream.ReadExactly(font);
        BoundByLine(font);
        using SKData data = SKData.CreateCopy(font);
        return SKTypeface.FromData(data)
            ?? throw new InvalidOperationException($"Expected the resource {Name} to be a font; SkiaSharp reads none.");
    }

    // ScottPlot takes the lowest point that any character reaches for the bottom of a line. Ours has characters that
    // reach so far that text would stand a quarter of its size above the mark it belongs to: a line's own bounds do.
    private static void BoundByLine(Span<byte> font)
    {
        Span<byte> bounds = Table(font, "head"u8);
        Span<byte> line = Table(font, "hhea"u8);
        line.Slice(4, 2).CopyTo(bounds.Slice(42, 2));   // ascender, yMax
        line.Slice(6, 2).CopyTo(bounds.Slice(38, 2));   // descender, yMin
    }

    private static Span<byte> Table(Span<byte> font, ReadOnlySpan<byte> tag)
    {
        const int DirectoryStart = 12;
        const int EntryBytes = 16;
        int tables = BinaryPrimitives.ReadUInt16BigEndian(font[4..]);
        for (int i = 0; i < tables; i++)
        {
            Span<byte> entry = font.Slice(DirectoryStart + EntryBytes * i, EntryBytes);
            if (entry[..4].SequenceEqual(tag))
                return font[BinaryPrimitives.ReadInt32BigEndian(entry[8..])..];
        }

        throw new InvalidOperationException(
            $"Expected a table {Encoding.ASCII.GetString(tag)} in the font, found none.");
    }
}
