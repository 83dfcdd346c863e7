using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Simd;

/// <summary>Rows of at most four values, one or several in a vector, against the same value by value.</summary>
[Trait("Category", "Numeric")]
public unsafe class QuadsTests
{
    private const int Stride = 8;

    private static readonly float[] Rows =
        [.. Enumerable.Range(0, 16 * Stride).Select(i => (float)(i * i * 7 % 23) - 9)];

    private static readonly int[] Labels = [2, 0, 3, 1, 1, 1, 0, 2, 3, 3, 2, 0, 0, 1, 2, 3];

    [Fact]
    public void LargestAndSumOfARowStandInEveryLane()
    {
        for (int row = 0; row < 16; row++)
        {
            float[] values = Rows[(row * Stride)..][..4];
            Assert.Equal(Vector128.Create(values.Max()), Quads.Max(Vector128.Create(values)));
            Assert.Equal(Vector128.Create(values.Sum()), Quads.Sum(Vector128.Create(values)));
        }
    }

    [Fact]
    public void ALabelIsHotInItsLane()
    {
        for (int label = 0; label < 4; label++)
        {
            // WithElement sets the wrong lane of a zero vector on Arm, as .NET 10.0.12 compiles it.
            int[] lanes = new int[4];
            lanes[label] = -1;
            Assert.Equal(Vector128.Create(lanes), Quads.Hot(label).AsInt32());
        }
    }

    [Fact]
    public void ARowIsWrittenWithZerosBehindItsFourValues()
    {
        float[] to = [.. Enumerable.Repeat(-1f, 2 * Stride)];
        fixed (float* start = to)
            Quads.Store(Vector128.Create(Rows[..4]), start);
        Assert.Equal([.. RowWithZeros(0), .. Enumerable.Repeat(-1f, Stride)], to);
    }

    [Fact]
    public void AColumnHasAValueOfEveryRow()
    {
        fixed (float* rows = Rows)
        {
            Columns.Load(rows, Stride, out Vector512<float> a, out var b, out var c, out var d);
            Columns.Load(rows, Stride, out Vector256<float> e, out var f, out var g, out var h);
            for (int row = 0; row < 16; row++)
            {
                Assert.Equal(Rows[(row * Stride)..][..4], new[] { a[row], b[row], c[row], d[row] });
                if (row < 8)
                    Assert.Equal(Rows[(row * Stride)..][..4], new[] { e[row], f[row], g[row], h[row] });
            }
        }
    }

    [Fact]
    public void ColumnsAreWrittenAsRowsWithZerosBehindTheirFourValues()
    {
        float[] to = [.. Enumerable.Repeat(-1f, 17 * Stride)];
        fixed (float* rows = Rows)
        fixed (float* start = to)
        {
            Columns.Load(rows + Stride, Stride, out Vector256<float> e, out var f, out var g, out var h);
            Columns.Store(e, f, g, h, start, Stride);
            Assert.Equal(Enumerable.Range(1, 8).SelectMany(RowWithZeros), to[..(8 * Stride)]);
            Assert.All(to[(8 * Stride)..], value => Assert.Equal(-1f, value));

            Columns.Load(rows, Stride, out Vector512<float> a, out var b, out var c, out var d);
            Columns.Store(a, b, c, d, start, Stride);
            Assert.Equal(Enumerable.Range(0, 16).SelectMany(RowWithZeros), to[..(16 * Stride)]);
            Assert.All(to[(16 * Stride)..], value => Assert.Equal(-1f, value));
        }
    }

    [Fact]
    public void LabelsAreHotInTheirColumn()
    {
        fixed (int* labels = Labels)
        {
            Columns.Hot(labels, out Vector512<float> a, out var b, out var c, out var d);
            Columns.Hot(labels, out Vector256<float> e, out var f, out var g, out var h);
            for (int row = 0; row < 16; row++)
            {
                int[] expected = [.. Enumerable.Range(0, 4).Select(column => column == Labels[row] ? -1 : 0)];
                Assert.Equal(
                    expected, new[] { a, b, c, d }.Select(column => column.AsInt32()[row]));
                if (row < 8)
                    Assert.Equal(expected, new[] { e, f, g, h }.Select(column => column.AsInt32()[row]));
            }
        }
    }

    private static float[] RowWithZeros(int row) => [.. Rows.Skip(row * Stride).Take(4), 0, 0, 0, 0];
}
