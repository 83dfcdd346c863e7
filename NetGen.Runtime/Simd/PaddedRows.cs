using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>Rows with and without padding. Padding is zero wherever a kernel may read it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class PaddedRows
{
    /// <summary>Copies <paramref name="length"/> values of each row; nothing else is read or written.</summary>
    public static void CopyRows(float* from, int fromStride, float* to, int toStride, int length, int rows)
    {
        for (int row = 0; row < rows; row++, from += fromStride, to += toStride)
            new ReadOnlySpan<float>(from, length).CopyTo(new Span<float>(to, length));
    }

    /// <summary>
    /// Copies rows without their padding, right behind one another. Rows are read up to a multiple of 4 floats, which
    /// <paramref name="stride"/> has to leave room for; nothing is written behind the last row.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackRows(float* from, int stride, float* to, int length, int rows)
    {
        int row = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            // What a whole vector writes too much of a row, the rows behind it overwrite.
            int written = (length + 3) & ~3;
            for (float* end = to + (long)length * rows; end - to >= written; row++, from += stride, to += length)
                for (int i = 0; i < length; i += 4)
                    Vector128.Load(from + i).Store(to + i);
        }

        for (; row < rows; row++, from += stride, to += length)
            for (int i = 0; i < length; i++)
                to[i] = from[i];
    }

    /// <summary>Zeroes what stands in each row from <paramref name="length"/> to <paramref name="stride"/>.</summary>
    public static void Clear(float* buffer, int rows, int length, int stride) =>
        Clear(buffer, rows, length, stride, stride);

    /// <summary>
    /// Zeroes from <paramref name="start"/> to <paramref name="end"/> in rows of <paramref name="stride"/>.
    /// </summary>
    public static void Clear(float* buffer, int rows, int start, int end, int stride)
    {
        for (int row = 0; row < rows; row++, buffer += stride)
            new Span<float>(buffer + start, end - start).Clear();
    }

    /// <summary>Copies values; a constant <paramref name="length"/> makes a few moves of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(float* from, float* to, int length) =>
        Unsafe.CopyBlockUnaligned(to, from, (uint)length * sizeof(float));

    /// <summary>Whether values are zero, all of them.</summary>
    public static bool IsZero(float* values, int length) =>
        !new ReadOnlySpan<float>(values, length).ContainsAnyExcept(0f);

    /// <summary>Copies <paramref name="length"/> values to the start of every row.</summary>
    public static void Fill(float* buffer, int rows, float* values, int length, int stride)
    {
        for (int row = 0; row < rows; row++, buffer += stride)
            new ReadOnlySpan<float>(values, length).CopyTo(new Span<float>(buffer, length));
    }
}
