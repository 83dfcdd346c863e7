using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>Texts of files as messages quote them: in one line, and not longer than one reads.</summary>
internal static class Quote
{
    private const int Longest = 60;
    private const int LongestPassage = 400;
    private const int MostListed = 20;

    /// <summary>A text in quotes.</summary>
    public static string Of(string text) => $"'{Plain(text)}'";

    /// <summary>A text without quotes: control characters, line ends among them, are spaces.</summary>
    public static string Plain(string text) => InOneLine(text, Longest);

    /// <summary>The same of a text that says several things.</summary>
    public static string Passage(string text) => InOneLine(text, LongestPassage);

    /// <summary>A list of names: the first ones where there are many.</summary>
    public static string Few(IReadOnlyList<string> names)
    {
        string first = string.Join(", ", names.Take(MostListed).Select(Plain));
        return names.Count <= MostListed ? first : $"{first} and {names.Count - MostListed} others";
    }

    private static string InOneLine(string text, int longest)
    {
        string part = text.Length <= longest ? text : $"{text.AsSpan(0, longest)}...";
        return string.Create(part.Length, part, (line, from) =>
        {
            for (int i = 0; i < line.Length; i++)
                line[i] = char.IsControl(from[i]) || from[i] is '\u2028' or '\u2029' ? ' ' : from[i];
        });
    }
}
