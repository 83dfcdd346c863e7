using System;
using System.IO;

namespace NetGen.Training;

/// <summary>
/// CSV text as rows are read from: every line ends in a line feed, the last one too, whatever it ends in in the source;
/// blocks are full, and there is no NUL and nothing else that is no text.
/// </summary>
/// <param name="source">Where to read.</param>
/// <param name="name">What errors call the source.</param>
/// <param name="delimiter">What stands between fields.</param>
internal sealed class CsvText(TextReader source, string name, char delimiter) : TextReader
{
    /// <summary>
    /// Most delimiters of a line. The reader of rows makes room for fields a few at a time, and copies all it has each
    /// time: without a limit a line of many megabytes of delimiters would seem to take for ever.
    /// </summary>
    private const int MostDelimiters = 1 << 18;

    /// <summary>What bytes are read as that are no text: it is no character.</summary>
    public const char NoText = '\uFFFF';

    private bool endedInReturn;
    private char last = '\n';
    private int line = 1;
    private int delimiters;

    /// <summary>Reads as much as there is room for; 0 at the end alone.</summary>
    /// <exception cref="InvalidDataException">The text is none, or a line has too many fields.</exception>
    public override int Read(char[] buffer, int index, int count)
    {
        Span<char> target = buffer.AsSpan(index, count);
        int length = 0;
        while (length == 0 && !target.IsEmpty)
        {
            int read = source.ReadBlock(target);
            if (read == 0)
                return End(target);
            length = JoinLineEnds(target[..read]);
        }

        Check(target[..length]);
        if (length > 0)
            last = target[length - 1];
        return length;
    }

    private int End(Span<char> target)
    {
        if (last == '\n')
            return 0;
        target[0] = last = '\n';
        return 1;
    }

    // CR LF and CR become LF, in place; a CR LF may lie in two blocks.
    private int JoinLineEnds(Span<char> text)
    {
        int from = endedInReturn && text[0] == '\n' ? 1 : 0;
        int to = 0;
        endedInReturn = text[^1] == '\r';
        while (true)
        {
            int next = text[from..].IndexOf('\r');
            int run = next < 0 ? text.Length - from : next;
            if (from != to)
                text.Slice(from, run).CopyTo(text[to..]);
            (from, to) = (from + run, to + run);
            if (next < 0)
                return to;
            text[to++] = '\n';
            from++;
            if (from < text.Length && text[from] == '\n')
                from++;
        }
    }

    private void Check(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            int end = text.IndexOf('\n');
            ReadOnlySpan<char> part = end < 0 ? text : text[..end];
            if (part.ContainsAny('\0', NoText))
            {
                throw new InvalidDataException(
                    $"{name}, line {line}: expected text in UTF-8, or in UTF-16 behind a byte order mark, found bytes "
                    + "that are neither.");
            }

            delimiters += part.Count(delimiter);
            if (delimiters > MostDelimiters)
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"{name}, line {line}: expected at most {MostDelimiters:N0} delimiters in a line, found more."));
            }

            if (end < 0)
                return;
            delimiters = 0;
            line++;
            text = text[(end + 1)..];
        }
    }
}
