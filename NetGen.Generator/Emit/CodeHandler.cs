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

        string indent = new(' ', Column());
        string[] lines = piece.ToString().Split('\n');
        text.Append(lines[0]);
        for (int i = 1; i < lines.Length; i++)
            text.Append('\n').Append(lines[i].Length == 0 ? "" : indent).Append(lines[i]);
    }

    public string ToText()
    {
        StringBuilder result = new(text.Length);
        bool first = true;
        foreach (string line in text.ToString().Split('\n'))
        {
            string kept = line.Replace(EmptyHole.ToString(), "");
            if (kept.Length != line.Length && string.IsNullOrWhiteSpace(kept))
                continue;
            result.Append(first ? "" : "\n").Append(kept.TrimEnd(' '));
            first = false;
        }

        return result.ToString();
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
