using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Text;

/// <summary>Emitted lines that stay within 120 columns: lists, calls, signatures, sentences.</summary>
internal static class Wrapped
{
    // What is left of a line behind the indent of a method, of its statements, and of three loops in it.
    private const int InMethods = 104;
    private const int OfMembers = 120 - 8;
    private const int InLoops = OfMembers - 16;

    /// <summary>A head, items with commas, and a tail: on one line, or with the items on lines of their own.</summary>
    public static Code List(string head, IReadOnlyList<string> items, string tail, int columns = InMethods)
    {
        string line = head + string.Join(", ", items) + tail;
        return line.Length <= columns ? line : Code.Text($$"""
            {{head}}
                {{Code.Lines(Filled(items, ", ", columns - 4).Select(part => (Code)part))}}{{tail}}
            """);
    }

    /// <summary>Declares vectors in one statement, or in several where a line has no room for that.</summary>
    public static Code Vectors(IReadOnlyList<string> vectors)
    {
        string line = $"V {string.Join(", ", vectors)};";
        return line.Length <= InLoops ? line : Code.Filled(vectors.Select(vector => $"V {vector};"));
    }

    /// <summary>A creation whose members stand in the braces: on its line, or on lines between them.</summary>
    /// <param name="head">What stands ahead of the braces.</param>
    /// <param name="members">The members.</param>
    /// <param name="columns">Columns there are.</param>
    public static Code Braces(string head, IReadOnlyList<string> members, int columns)
    {
        string line = $"{head} {{ {string.Join(", ", members)} }}";
        return line.Length <= columns ? line : Code.Text($$"""
            {{head}}
            {
                {{Code.Lines(Filled(members, ", ", columns - 4).Select(part => (Code)part))}},
            }
            """);
    }

    /// <summary>A signature; parameters that one line has no room for stand in lines of their own.</summary>
    /// <param name="head">What stands ahead of the parameters.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="tail">What stands behind them.</param>
    public static Code Signature(string head, IEnumerable<string> parameters, string tail = "") =>
        List(head + "(", [.. parameters], ")" + tail, OfMembers);

    /// <summary>A call in loops; arguments that one line has no room for stand in the next.</summary>
    public static Code Call(string callee, string arguments) => List(callee + "(", [arguments], ");", InLoops);

    /// <summary>A comment, in as many lines as it takes.</summary>
    public static Code Comment(string text) => Sentence("// ", text, OfMembers);

    /// <summary>A sentence in lines that all begin alike, as those of a comment do.</summary>
    public static Code Sentence(string start, string text, int columns = InMethods) => Code.Lines(
        Filled(text.Split(' '), " ", columns - start.Length).Select(line => (Code)(start + line)));

    /// <summary>A sentence in lines.</summary>
    public static IEnumerable<string> Lines(string text) => Filled(text.Split(' '), " ", InMethods);

    // As many items a line as there is room for; the separator stands at the end of a line.
    private static IEnumerable<string> Filled(IReadOnlyList<string> items, string separator, int columns)
    {
        string line = "";
        for (int i = 0; i < items.Count; i++)
        {
            string item = items[i] + (i < items.Count - 1 ? separator : "");
            if (line != "" && line.Length + item.TrimEnd().Length > columns)
            {
                yield return line.TrimEnd();
                line = "";
            }

            line += item;
        }

        yield return line;
    }
}
