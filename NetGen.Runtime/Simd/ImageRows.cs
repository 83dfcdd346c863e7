using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>
/// Images as callers have them, planes of one channel each, and as kernels have them: positions of all channels.
/// Nothing is read or written but what is named.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ImageRows
{
    // Planes that are far apart lie in each other's way in the cache: a line of a few of them is copied as a whole.
    private const int LineFloats = 16;
    private const int FewChannels = 4;

    // What a position of few channels is padded to.
    private const int NarrowStride = 8;

    /// <summary>Writes [channels][positions] to [positions][channels], each position zeroed up to its stride.</summary>
    /// <param name="x">Rows of planes.</param>
    /// <param name="xRow">Floats from a row of <paramref name="x"/> to the next.</param>
    /// <param name="y">Rows of positions.</param>
    /// <param name="yRow">Floats from a row of <paramref name="y"/> to the next.</param>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="positions">Positions of an image.</param>
    /// <param name="stride">Floats from a position to the next.</param>
    /// <param name="rows">Rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToPositions(
        float* x, int xRow, float* y, int yRow, int channels, int positions, int stride, int rows)
    {
        for (int row = 0; row < rows; row++, x += xRow, y += yRow)
        {
            int position = IsNarrow(channels, stride) ? FewToPositions(x, y, channels, positions) : 0;
            for (; position < positions; position += LineFloats)
            {
                int count = Math.Min(LineFloats, positions - position);
                float* to = y + (long)position * stride;
                if (stride > channels)
                    new Span<float>(to, count * stride).Clear();
                for (int channel = 0; channel < channels; channel += FewChannels)
                {
                    Transpose.Copy(
                        x + (long)channel * positions + position, Math.Min(FewChannels, channels - channel), count,
                        positions, to + channel, stride);
                }
            }
        }
    }

    /// <summary>
    /// Writes [positions][channels] to [channels][positions], and zeros behind the last plane of each row.
    /// </summary>
    /// <param name="x">Rows of positions.</param>
    /// <param name="xRow">Floats from a row of <paramref name="x"/> to the next.</param>
    /// <param name="y">Rows of planes, zeroed up to <paramref name="yRow"/>.</param>
    /// <param name="yRow">Floats from a row of <paramref name="y"/> to the next.</param>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="positions">Positions of an image.</param>
    /// <param name="stride">Floats from a position to the next.</param>
    /// <param name="rows">Rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToPlanes(
        float* x, int xRow, float* y, int yRow, int channels, int positions, int stride, int rows)
    {
        for (int row = 0; row < rows; row++, x += xRow, y += yRow)
        {
            int position = IsNarrow(channels, stride) ? FewToPlanes(x, y, channels, positions) : 0;
            for (; position < positions; position += LineFloats)
            {
                int count = Math.Min(LineFloats, positions - position);
                for (int channel = 0; channel < channels; channel += FewChannels)
                {
                    Transpose.Copy(
                        x + (long)position * stride + channel, count, Math.Min(FewChannels, channels - channel),
                        stride, y + (long)channel * positions + position, positions);
                }
            }

            int length = channels * positions;
            new Span<float>(y + length, yRow - length).Clear();
        }
    }

    /// <summary>Adds <paramref name="count"/> values to others: to[i] += from[i].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* to, float* from, int count)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + Vector512<float>.Count <= count; i += Vector512<float>.Count)
                (Vector512.Load(to + i) + Vector512.Load(from + i)).Store(to + i);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            for (; i + Vector256<float>.Count <= count; i += Vector256<float>.Count)
                (Vector256.Load(to + i) + Vector256.Load(from + i)).Store(to + i);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            for (; i + Vector128<float>.Count <= count; i += Vector128<float>.Count)
                (Vector128.Load(to + i) + Vector128.Load(from + i)).Store(to + i);
        }

        for (; i < count; i++)
            to[i] += from[i];
    }

    private static bool IsNarrow(int channels, int stride) =>
        Vector256.IsHardwareAccelerated && channels <= FewChannels && stride == NarrowStride;

    // Whole vectors of positions; returns how many there were.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int FewToPositions(float* x, float* y, int channels, int positions)
    {
        int position = 0;
        for (; position + Vector256<float>.Count <= positions; position += Vector256<float>.Count)
        {
            float* plane = x + position;
            Columns.Store(
                Vector256.Load(plane), Plane(1), Plane(2), Plane(3), y + position * NarrowStride, NarrowStride);

            Vector256<float> Plane(int channel) =>
                channel < channels ? Vector256.Load(plane + (long)channel * positions) : Vector256<float>.Zero;
        }

        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int FewToPlanes(float* x, float* y, int channels, int positions)
    {
        int position = 0;
        for (; position + Vector256<float>.Count <= positions; position += Vector256<float>.Count)
        {
            float* plane = y + position;
            Columns.Load(
                x + position * NarrowStride, NarrowStride, out Vector256<float> first, out Vector256<float> second,
                out Vector256<float> third, out Vector256<float> fourth);
            first.Store(plane);
            if (channels > 1)
                second.Store(plane + positions);
            if (channels > 2)
                third.Store(plane + 2L * positions);
            if (channels > 3)
                fourth.Store(plane + 3L * positions);
        }

        return position;
    }
}
