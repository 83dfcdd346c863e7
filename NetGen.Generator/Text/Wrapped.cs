using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Text;

/// <summary>Emitted lines that stay within 120 columns where methods and their comments stand.</summary>
internal static class Wrapped
{
    // 120 columns, less the indent of a method.
    private const int LineLength = 120 - 8;

    /// <summary>A comment, in as many lines as it takes.</summary>
    public static Code Comment(string text) => Code.Lines(
        Fill(text.Split(' '), " ", LineLength - "// ".Length).Select(line => (Code)("// " + line)));

    /// <summary>A signature; parameters that one line has no room for stand in lines of their own.</summary>
    /// <param name="head">What stands ahead of the parameters.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="tail">What stands behind them.</param>
    public static Code Signature(string head, IEnumerable<string> parameters, string tail = "")
    {
        string[] all = [.. parameters];
        string line = $"{head}({string.Join(", ", all)}){tail}";
        if (line.Length <= LineLength)
            return line;
        string[] lines = [.. Fill(all, ", ", LineLength - 6)];
        return Code.Text($$"""
            {{head}}(
                {{Code.Lines(lines.Select((part, i) => (Code)(part + (i + 1 < lines.Length ? "," : ")" + tail))))}}
            """);
    }

    /// <summary>A call in loops; arguments that one line has no room for stand in the next.</summary>
    public static Code Call(string callee, string arguments)
    {
        string line = $"{callee}({arguments});";
        return line.Length <= LineLength - LoopIndent ? line : Code.Text($$"""
            {{callee}}(
                {{arguments}});
            """);
    }

    // Of what three loops in a method stand around.
    private const int LoopIndent = 16;

    private static IEnumerable<string> Fill(IEnumerable<string> pieces, string separator, int length)
    {
        string line = "";
        foreach (string piece in pieces)
        {
            if (line != "" && line.Length + separator.Length + piece.Length > length)
            {
                yield return line;
                line = "";
            }

            line += line == "" ? piece : separator + piece;
        }

        yield return line;
    }
}
