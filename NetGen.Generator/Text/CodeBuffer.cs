using System;
using System.Buffers;

namespace NetGen.Generator.Text;

/// <summary>
/// Where a template's text grows, line by line: a line that was empty holes alone is left out, spaces at the end of a
/// line are, too, and so is a blank line behind an opening brace, behind another one or ahead of a closing brace. It
/// grows in memory of a pool.
/// </summary>
internal sealed class CodeBuffer(int capacity)
{
    private char[] text = ArrayPool<char>.Shared.Rent(capacity);
    private int length;
    private int line;
    private int indent;
    private bool hasEmptyHole;

    /// <summary>Appends text; lines behind its first one stand at a column.</summary>
    public void Append(string piece, int column)
    {
        int end = EndOfLine(piece, 0);
        Append(piece, 0, end);
        while (end < piece.Length)
        {
            int start = end + 1;
            end = EndOfLine(piece, start);
            EndLine(column);
            Append(piece, start, end - start);
        }
    }

    /// <summary>Appends a piece of code, whose lines stand at the column that has been reached.</summary>
    public void Append(Code piece)
    {
        if (piece.IsEmpty)
            hasEmptyHole = true;
        else
            piece.AppendTo(this, length - line + indent);
    }

    /// <summary>The text; nothing can be appended any more.</summary>
    public string Finish()
    {
        if (!TidyLine())
            length = Math.Max(0, line - 1);
        string finished = new(text, 0, length);
        ArrayPool<char>.Shared.Return(text);
        text = [];
        return finished;
    }

    private static int EndOfLine(string piece, int start)
    {
        int end = piece.IndexOf('\n', start);
        return end < 0 ? piece.Length : end;
    }

    private void EndLine(int nextIndent)
    {
        if (TidyLine())
        {
            Reserve(1);
            text[length++] = '\n';
        }
        else
        {
            length = line;
        }

        line = length;
        indent = nextIndent;
        hasEmptyHole = false;
    }

    // Whether the line stays.
    private bool TidyLine()
    {
        while (length > line && text[length - 1] == ' ')
            length--;
        if (length == line)
            return !hasEmptyHole && !(line > 1 && text[line - 2] is '{' or '\n');
        if (text[length - 1] == '}' && line > 1 && text[line - 2] == '\n' && IsBraceAlone())
            DropLineBefore();
        return true;
    }

    private bool IsBraceAlone()
    {
        int first = line;
        while (text[first] == ' ')
            first++;
        return first == length - 1;
    }

    // The blank one.
    private void DropLineBefore()
    {
        Array.Copy(text, line, text, line - 1, length - line);
        line--;
        length--;
    }

    private void Append(string piece, int start, int count)
    {
        if (count == 0)
            return;
        Reserve(indent + count);
        for (; indent > 0; indent--)
            text[length++] = ' ';
        piece.CopyTo(start, text, length, count);
        length += count;
    }

    private void Reserve(int count)
    {
        if (length + count <= text.Length)
            return;
        char[] longer = ArrayPool<char>.Shared.Rent(Math.Max(2 * text.Length, length + count));
        Array.Copy(text, longer, length);
        ArrayPool<char>.Shared.Return(text);
        text = longer;
    }
}
