using System.Runtime.CompilerServices;
using System.Text;

namespace NetGen.Generator.Emit;

/// <summary>Builds a <see cref="Code"/> from an interpolated raw string.</summary>
[InterpolatedStringHandler]
internal readonly ref struct CodeHandler(int literalLength, int holes)
{
    // Stands where a hole was empty until the whole line is known.
    private const char EmptyHole = '\u0001';

    private readonly StringBuilder text = new(literalLength + 16 * holes);

    public void AppendLiteral(string literal) => text.Append(literal.Replace("\r", ""));

    public void AppendFormatted(int number) => text.Append(Literal.Of(number));

    public void AppendFormatted(string piece) => AppendFormatted(new Code(piece));

    public void AppendFormatted(Code piece)
    {
        if (piece.IsEmpty)
        {
            text.Append(EmptyHole);
            return;
        }

        // Most pieces are one line: templates nest a dozen levels deep, and each level copies all that is inside.
        string lines = piece.ToString();
        int end = lines.IndexOf('\n');
        if (end < 0)
        {
            text.Append(lines);
            return;
        }

        int column = Column();
        text.Append(lines, 0, end);
        while (end < lines.Length)
        {
            int start = end + 1;
            end = EndOfLine(lines, start);
            text.Append('\n').Append(' ', end == start ? 0 : column).Append(lines, start, end - start);
        }
    }

    public string ToText()
    {
        string all = text.ToString();
        StringBuilder result = new(all.Length);
        bool first = true;
        for (int start = 0, end; start <= all.Length; start = end + 1)
        {
            end = EndOfLine(all, start);
            bool hadHole = all.IndexOf(EmptyHole, start, end - start) >= 0;
            string line = hadHole ? all.Substring(start, end - start).Replace(EmptyHole.ToString(), "") : "";
            if (hadHole && string.IsNullOrWhiteSpace(line))
                continue;
            if (!first)
                result.Append('\n');
            if (hadHole)
                result.Append(line.TrimEnd(' '));
            else
                result.Append(all, start, EndOfText(all, start, end) - start);
            first = false;
        }

        return result.ToString();
    }

    private static int EndOfLine(string text, int start)
    {
        int end = text.IndexOf('\n', start);
        return end < 0 ? text.Length : end;
    }

    // Without the spaces at the end of the line.
    private static int EndOfText(string text, int start, int end)
    {
        while (end > start && text[end - 1] == ' ')
            end--;
        return end;
    }

    private int Column()
    {
        int column = 0;
        for (int i = text.Length - 1; i >= 0 && text[i] != '\n'; i--)
            if (text[i] != EmptyHole)
                column++;
        return column;
    }
}
