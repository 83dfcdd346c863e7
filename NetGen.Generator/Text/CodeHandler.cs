using System.Runtime.CompilerServices;

namespace NetGen.Generator.Text;

/// <summary>Builds a <see cref="Code"/> from an interpolated raw string.</summary>
[InterpolatedStringHandler]
internal ref struct CodeHandler
{
    // A literal at each even place, and the hole behind it at the next.
    private readonly Code[] parts;
    private int count;
    private bool isVisible;

    public CodeHandler(int literalLength, int holes)
    {
        _ = literalLength;
        parts = new Code[2 * holes + 1];
    }

    // Where two strings are added up, two literals may follow each other.
    public void AppendLiteral(string literal)
    {
        if (literal.IndexOf('\r') >= 0)
            literal = literal.Replace("\r", "");
        parts[count] = parts[count].ToString() + literal;
        isVisible = isVisible || !string.IsNullOrWhiteSpace(literal);
    }

    public void AppendFormatted(int number) => AppendFormatted(new Code(Literal.Of(number)));

    public void AppendFormatted(string piece) => AppendFormatted(new Code(piece));

    public void AppendFormatted(Code piece)
    {
        parts[count + 1] = piece;
        count += 2;
        isVisible |= !piece.IsEmpty;
    }

    /// <summary>The template; one that shows nothing may be empty, which what is around it has to know.</summary>
    public readonly Code ToCode()
    {
        Code template = Code.Template(parts);
        return isVisible ? template : new(template.ToString());
    }
}
