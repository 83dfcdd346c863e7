using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Text;

/// <summary>Lists that are broken where a line would become too long: parameters, arguments, sentences.</summary>
internal static class Wrapped
{
    // What is left of 120 columns in most places where a list stands.
    private const int Columns = 100;

    /// <summary>A head, items with commas, and a tail: on one line, or with the items on lines of their own.</summary>
    public static Code List(string head, IReadOnlyList<string> items, string tail)
    {
        string line = head + string.Join(", ", items) + tail;
        return line.Length <= Columns ? line : Code.Text($$"""
            {{head}}
                {{Code.Lines(Filled(items, ", ").Select(line => (Code)line))}}{{tail}}
            """);
    }

    /// <summary>A sentence in lines that all begin alike, as those of a comment do.</summary>
    public static Code Sentence(string start, string text) =>
        Code.Lines(Lines(text).Select(line => (Code)(start + line)));

    /// <summary>A sentence in lines.</summary>
    public static IEnumerable<string> Lines(string text) => Filled(text.Split(' '), " ");

    // As many items a line as there is room for; the separator stands at the end of a line.
    private static IEnumerable<string> Filled(IReadOnlyList<string> items, string separator)
    {
        string line = "";
        for (int i = 0; i < items.Count; i++)
        {
            string item = items[i] + (i < items.Count - 1 ? separator : "");
            if (line != "" && line.Length + item.TrimEnd().Length > Columns)
            {
                yield return line.TrimEnd();
                line = "";
            }

            line += item;
        }

        yield return line;
    }
}
