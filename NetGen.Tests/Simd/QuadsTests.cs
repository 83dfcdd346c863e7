using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Simd;

/// <summary>Rows of at most four values, several in a vector, against the same row by row.</summary>
[Trait("Category", "Numeric")]
public unsafe class QuadsTests
{
    private const int Stride = 8;

    private static readonly float[] Rows =
        [.. Enumerable.Range(0, 4 * Stride).Select(i => (float)(i * i * 7 % 23) - 9)];

    [Fact]
    public void LargestAndSumStandInEveryLaneOfTheirQuad()
    {
        fixed (float* rows = Rows)
        {
            Quads.Load(rows, Stride, out Vector512<float> four);
            Quads.Load(rows, Stride, out Vector256<float> two);
            Quads.Load(rows, Stride, out Vector128<float> one);
            for (int lane = 0; lane < 16; lane++)
            {
                float[] row = Rows[(lane / 4 * Stride)..][..4];
                Assert.Equal((row[lane % 4], row.Max(), row.Sum()),
                    (four[lane], Quads.Max(four)[lane], Quads.Sum(four)[lane]));
                if (lane < 8)
                    Assert.Equal((row.Max(), row.Sum()), (Quads.Max(two)[lane], Quads.Sum(two)[lane]));
                if (lane < 4)
                    Assert.Equal((row.Max(), row.Sum()), (Quads.Max(one)[lane], Quads.Sum(one)[lane]));
            }
        }
    }

    [Fact]
    public void LabelsAreHotInTheQuadOfTheirRow()
    {
        int[] labels = [2, 0, 3, 1];
        fixed (int* start = labels)
        {
            Quads.Hot(start, out Vector512<float> four);
            Quads.Hot(start, out Vector256<float> two);
            Quads.Hot(start, out Vector128<float> one);
            for (int lane = 0; lane < 16; lane++)
            {
                int expected = labels[lane / 4] == lane % 4 ? -1 : 0;
                Assert.Equal(expected, four.AsInt32()[lane]);
                if (lane < 8)
                    Assert.Equal(expected, two.AsInt32()[lane]);
                if (lane < 4)
                    Assert.Equal(expected, one.AsInt32()[lane]);
            }
        }
    }

    [Fact]
    public void RowsAreWrittenWithZerosBehindTheirFourValues()
    {
        float[] to = [.. Enumerable.Repeat(-1f, 5 * Stride)];
        fixed (float* rows = Rows)
        fixed (float* start = to)
        {
            Quads.Load(rows, Stride, out Vector512<float> four);
            Quads.Store(four, start, Stride);
            Assert.Equal(Enumerable.Range(0, 4).SelectMany(RowWithZeros), to[..(4 * Stride)]);
            Quads.Load(rows + Stride, Stride, out Vector256<float> two);
            Quads.Store(two, start, Stride);
            Assert.Equal(new[] { 1, 2, 2, 3 }.SelectMany(RowWithZeros), to[..(4 * Stride)]);
            Quads.Load(rows, Stride, out Vector128<float> one);
            Quads.Store(one, start, Stride);
            Assert.Equal(new[] { 0, 2, 2, 3 }.SelectMany(RowWithZeros), to[..(4 * Stride)]);
        }

        Assert.All(to[(4 * Stride)..], value => Assert.Equal(-1f, value));
    }

    private static float[] RowWithZeros(int row) => [.. Rows.Skip(row * Stride).Take(4), 0, 0, 0, 0];
}
