using System;
using System.Buffers;
using System.IO;

namespace NetGen.Training;

/// <summary>
/// Cuts CSV text into blocks of whole rows, so that several threads can read them. A quote opens a field where it is
/// the first character of it, as for <see cref="CsvRows"/>.
/// </summary>
/// <param name="text">Text as <see cref="CsvText"/> gives it.</param>
/// <param name="delimiter">What stands between fields.</param>
internal sealed class CsvBlocks(TextReader text, char delimiter)
{
    private const int Smallest = 1 << 19;

    private char[] rest = [];
    private int restLength;
    private int row;
    private bool hasEnded;

    /// <summary>The next block; its text is rented from the shared pool of arrays. Null at the end.</summary>
    /// <exception cref="InvalidDataException">The text is none.</exception>
    public CsvBlock? Next()
    {
        if (hasEnded)
            return null;
        char[] buffer = ArrayPool<char>.Shared.Rent(Math.Max(Smallest, 2 * restLength));
        rest.AsSpan(0, restLength).CopyTo(buffer);
        int length = restLength;
        RowEnds ends = new(delimiter);
        while (true)
        {
            int read = text.ReadBlock(buffer, length, buffer.Length - length);
            length += read;
            ends.Scan(buffer.AsSpan(0, length));
            hasEnded = length < buffer.Length;
            if (hasEnded)
                return Cut(buffer, length, length, ends.Rows);
            if (ends.Last > 0)
                return Cut(buffer, length, ends.Last, ends.Rows);
            if (length > CsvRows.MostCharacters)
                return Cut(buffer, length, length, ends.Rows);
            buffer = Doubled(buffer);
        }
    }

    private CsvBlock? Cut(char[] buffer, int length, int end, int rows)
    {
        restLength = length - end;
        if (rest.Length < restLength)
            rest = new char[restLength];
        buffer.AsSpan(end, restLength).CopyTo(rest);
        CsvBlock block = new(buffer, end, row, rows);
        row += rows;
        return end > 0 ? block : null;
    }

    private static char[] Doubled(char[] buffer)
    {
        char[] larger = ArrayPool<char>.Shared.Rent(2 * buffer.Length);
        buffer.CopyTo(larger, 0);
        ArrayPool<char>.Shared.Return(buffer);
        return larger;
    }

    /// <summary>Finds line feeds that are not within quotes.</summary>
    private struct RowEnds(char delimiter)
    {
        private int at;
        private bool isQuoted;
        private int closed = -1;

        /// <summary>Rows that end.</summary>
        public int Rows { get; private set; }

        /// <summary>Where the last of them ends: behind its line feed.</summary>
        public int Last { get; private set; }

        /// <summary>Goes on to the end of the text, which is what was scanned before and more.</summary>
        public void Scan(ReadOnlySpan<char> text)
        {
            while (at < text.Length)
            {
                int quote = text[at..].IndexOf('"');
                int end = quote < 0 ? text.Length : at + quote;
                if (!isQuoted)
                    Count(text[at..end]);
                if (quote >= 0)
                    Turn(text, end);
                at = end + 1;
            }

            at = text.Length;
        }

        private void Count(ReadOnlySpan<char> plain)
        {
            int last = plain.LastIndexOf('\n');
            if (last < 0)
                return;
            Rows += plain.Count('\n');
            Last = at + last + 1;
        }

        // A second quote behind one that closes opens again: it was a doubled one.
        private void Turn(ReadOnlySpan<char> text, int quote)
        {
            if (isQuoted)
                (isQuoted, closed) = (false, quote);
            else
                isQuoted = quote == 0 || text[quote - 1] == delimiter || text[quote - 1] == '\n' || closed == quote - 1;
        }
    }
}
