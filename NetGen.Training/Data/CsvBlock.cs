using System;
using System.IO;

namespace NetGen.Training;

/// <summary>A part of CSV text that ends where a row does.</summary>
/// <param name="Text">Where it lies, from the front.</param>
/// <param name="Length">Its characters.</param>
/// <param name="FirstRow">How many rows stand in front of it.</param>
/// <param name="Rows">How many rows it has; where quotes are damaged, about so many.</param>
internal readonly record struct CsvBlock(char[] Text, int Length, int FirstRow, int Rows)
{
    /// <summary>Reads the text.</summary>
    public TextReader Open() => new Reader(Text, Length);

    private sealed class Reader(char[] text, int length) : TextReader
    {
        private int at;

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        public override int Read(Span<char> buffer)
        {
            ReadOnlySpan<char> next = text.AsSpan(at, Math.Min(buffer.Length, length - at));
            next.CopyTo(buffer);
            at += next.Length;
            return next.Length;
        }
    }
}
