using System;
using System.Linq;
using NetGen.CompilerServices;
using NetGen.Tests.Numeric;
using Xunit;

namespace NetGen.Tests.Simd;

/// <summary>Images from planes to positions and back, against protected pages.</summary>
[Trait("Category", "Numeric")]
public unsafe class ImageRowsTests
{
    private const float Guard = -7f;
    private const int Gap = 5;

    private const int Rows = 3;

    public static TheoryData<int, int, int> Shapes { get; } = new()
    {
        { 1, 1, 8 }, { 1, 7, 8 }, { 1, 49, 8 }, { 1, 37, 1 }, { 1, 5, 16 }, { 2, 8, 8 }, { 3, 33, 8 }, { 3, 6, 3 },
        { 4, 17, 8 }, { 4, 16, 4 }, { 5, 9, 8 }, { 8, 20, 8 }, { 13, 16, 16 }, { 16, 49, 16 }, { 17, 35, 32 },
        { 40, 3, 48 }, { 64, 100, 64 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void PlanesBecomePositions(int channels, int positions, int stride)
    {
        if (!OperatingSystem.IsLinux())
            return;
        int xRow = channels * positions + Gap, yRow = positions * stride + Gap;
        float[] x = Numbers((Rows - 1) * xRow + channels * positions);
        float[] expected = Guards((Rows - 1) * yRow + positions * stride);
        for (int row = 0; row < Rows; row++)
            for (int position = 0; position < positions; position++)
                for (int lane = 0; lane < stride; lane++)
                    expected[row * yRow + position * stride + lane] =
                        lane < channels ? x[row * xRow + lane * positions + position] : 0f;
        Run(x, expected, (from, to) => ImageRows.ToPositions(
            (float*)from, xRow, (float*)to, yRow, channels, positions, stride, Rows));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void PositionsBecomePlanes(int channels, int positions, int stride)
    {
        if (!OperatingSystem.IsLinux())
            return;
        int xRow = positions * stride + Gap, yRow = channels * positions + Gap;
        float[] x = Numbers((Rows - 1) * xRow + positions * stride), expected = new float[Rows * yRow];
        for (int row = 0; row < Rows; row++)
        {
            for (int position = 0; position < positions; position++)
            {
                float[] place = x[(row * xRow + position * stride)..][..stride];
                for (int channel = 0; channel < channels; channel++)
                    expected[row * yRow + channel * positions + position] = place[channel];
                x.AsSpan(row * xRow + position * stride, stride)[channels..].Fill(float.NaN);
            }
        }

        Run(x, expected, (from, to) => ImageRows.ToPlanes(
            (float*)from, xRow, (float*)to, yRow, channels, positions, stride, Rows));
    }

    [Fact]
    public void EachValueIsAddedOnce()
    {
        if (!OperatingSystem.IsLinux())
            return;
        for (int count = 0; count < 70; count++)
        {
            float[] from = Numbers(count);
            int floats = count;
            Run(from, [.. from.Select(value => value + Guard)], (x, to) =>
                ImageRows.Add((float*)to, (float*)x, floats));
        }
    }

    private static void Run(float[] x, float[] expected, Action<nint, nint> run)
    {
        foreach (bool atEnd in (bool[])[true, false])
        {
            using GuardedSpan<float> from = new(x, atEnd), to = new(Guards(expected.Length), atEnd);
            fixed (float* source = from.Span)
            fixed (float* target = to.Span)
                run((nint)source, (nint)target);
            Assert.Equal(expected, to.Span.ToArray());
            Assert.Equal(x, from.Span.ToArray());
        }
    }

    private static float[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(i => (float)i)];

    private static float[] Guards(int count) => [.. Enumerable.Repeat(Guard, count)];
}
