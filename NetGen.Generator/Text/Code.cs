using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NetGen.Generator.Text;

/// <summary>
/// A piece of C# text. Templates nest: a hole that holds several lines repeats the column it
/// stands in, a line that is only an empty hole disappears. A hole takes Code, string or int only,
/// so that a float has to go through <see cref="Literal"/>.
/// </summary>
internal readonly struct Code
{
    // One text; or pieces with a separator between them; or, without one, the literals and holes of a template in turn.
    // All of it is written out where it ends up, not at every level.
    private readonly string? text;
    private readonly Code[]? pieces;

    public Code(string text) => this.text = text;

    private Code(string? separator, Code[] pieces) => (text, this.pieces) = (separator, pieces);

    public static Code Empty => default;

    public bool IsEmpty => pieces is null ? string.IsNullOrEmpty(text) : pieces.Length == 0;

    public static implicit operator Code(string text) => new(text);

    /// <summary>A template.</summary>
    public static Code Text(CodeHandler template) => template.ToCode();

    /// <summary>A template of literals, at even places, and holes.</summary>
    public static Code Template(Code[] parts) => new(null, parts);

    /// <summary>One piece a line; empty pieces leave no line.</summary>
    public static Code Lines(IEnumerable<Code> pieces) => Join("\n", pieces);

    /// <summary>One piece a line; empty pieces leave no line.</summary>
    public static Code Lines(params Code[] pieces) => Join("\n", pieces);

    /// <summary>Pieces with a blank line between them; empty pieces leave none.</summary>
    public static Code Paragraphs(IEnumerable<Code> pieces) => Join("\n\n", pieces);

    /// <summary>Pieces with a separator between those that are not empty.</summary>
    public static Code Join(string separator, IEnumerable<Code> pieces) =>
        new(separator, [.. pieces.Where(piece => !piece.IsEmpty)]);

    /// <summary>
    /// A body under the head of a loop or a condition; what is more than one statement stands in braces.
    /// </summary>
    public static Code Under(string head, Code body, bool isOneStatement = true) => isOneStatement
        ? Text($$"""
            {{head}}
                {{body}}
            """)
        : Text($$"""
            {{head}}
            {
                {{body}}
            }
            """);

    /// <summary>One line for each of 0 .. count - 1.</summary>
    public static Code Unroll(int count, System.Func<int, Code> line) => Inline(count, "\n", line);

    /// <summary>Pieces for 0 .. count - 1 with a separator between those that are not empty.</summary>
    public static Code Inline(int count, string separator, System.Func<int, Code> piece)
    {
        // Most of a kernel: no enumerator, and no array that grows.
        Code[] pieces = new Code[count];
        int filled = 0;
        for (int i = 0; i < count; i++)
        {
            pieces[filled] = piece(i);
            if (!pieces[filled].IsEmpty)
                filled++;
        }

        System.Array.Resize(ref pieces, filled);
        return new(separator, pieces);
    }

    /// <summary>
    /// Statements 0 .. count - 1, as many in a line as it has room for where methods' statements stand. These are most
    /// of a file, and so plain strings.
    /// </summary>
    public static Code Filled(int count, System.Func<int, string> statement) =>
        Filled(Enumerable.Range(0, count).Select(statement));

    /// <summary>Rows of such statements; a row is not cut where a line has room for it.</summary>
    public static Code FilledRows(int count, System.Func<int, IEnumerable<string>> row) =>
        Filled(Enumerable.Range(0, count).SelectMany(i =>
        {
            string[] statements = [.. row(i)];
            string whole = string.Join(Gap, statements);
            return whole.Length <= LineLength ? [whole] : statements;
        }));

    /// <summary>Such statements behind another; they begin a line of their own where one has no room for all.</summary>
    public static Code Row(string first, int count, System.Func<int, string> statement)
    {
        string[] rest = [.. Enumerable.Range(0, count).Select(statement)];
        string whole = first + Gap + string.Join(Gap, rest);
        return whole.Length <= LineLength ? whole : Lines(first, Filled(rest));
    }

    /// <summary>Such statements.</summary>
    public static Code Filled(IEnumerable<string> statements)
    {
        List<Code> lines = [];
        StringBuilder line = new();
        foreach (string statement in statements)
        {
            if (line.Length > 0 && line.Length + Gap.Length + statement.Length > LineLength)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? Gap : "").Append(statement);
        }

        lines.Add(line.ToString());
        return Lines(lines);
    }

    // Between statements of one line.
    private const string Gap = "  ";

    // 120 columns, less the indent of a loop's body in a loop of a method.
    private const int LineLength = 120 - 20;

    /// <summary>Appends it; lines behind its first one stand at a column.</summary>
    public void AppendTo(CodeBuffer buffer, int column)
    {
        if (pieces is null)
        {
            buffer.Append(text ?? "", column);
            return;
        }

        for (int i = 0; i < pieces.Length; i++)
        {
            if (text is null && i % 2 == 1)
            {
                buffer.Append(pieces[i]);
                continue;
            }

            if (text is not null && i > 0)
                buffer.Append(text, column);
            pieces[i].AppendTo(buffer, column);
        }
    }

    public override string ToString()
    {
        if (pieces is null)
            return text ?? "";
        CodeBuffer buffer = new(256);
        AppendTo(buffer, column: 0);
        return buffer.Finish();
    }
}
