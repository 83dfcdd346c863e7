using System.Runtime.CompilerServices;

namespace NetGen.Generator.Text;

/// <summary>Builds a <see cref="Code"/> from an interpolated raw string.</summary>
[InterpolatedStringHandler]
internal readonly ref struct CodeHandler(int literalLength, int holes)
{
    private readonly CodeBuffer buffer = new(literalLength + 16 * holes);

    public void AppendLiteral(string literal) => buffer.Append(literal.Replace("\r", ""), column: 0);

    public void AppendFormatted(int number) => buffer.Append(Literal.Of(number), column: 0);

    public void AppendFormatted(string piece) => buffer.Append(new Code(piece));

    public void AppendFormatted(Code piece) => buffer.Append(piece);

    public string ToText() => buffer.Finish();
}
