using System;
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
        const string Name = "NetGen.Training.DejaVuSans.ttf";
        using Stream stream = typeof(PictureFont).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"Expected the resource {Name} in NetGen.Training, found none.");
        using SKData data = SKData.Create(stream);
        return SKTypeface.FromData(data)
            ?? throw new InvalidOperationException($"Expected the resource {Name} to be a font; SkiaSharp reads none.");
    }
}
