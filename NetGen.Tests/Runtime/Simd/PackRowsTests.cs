using System.Linq;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Simd;

/// <summary>Rows copied without their padding.</summary>
[Trait("Category", "Numeric")]
public unsafe class PackRowsTests
{
    private const int Stride = 24;

    [Theory]
    [InlineData(1, 1), InlineData(1, 9), InlineData(2, 3), InlineData(3, 1), InlineData(3, 64), InlineData(4, 5)]
    [InlineData(7, 4), InlineData(10, 33), InlineData(17, 2), InlineData(24, 3)]
    public void StandBehindOneAnotherAndNothingElseIsWritten(int length, int rows)
    {
        float[] from = [.. Enumerable.Range(0, Stride * rows).Select(i => (float)i)];
        float[] to = [.. Enumerable.Repeat(-1f, length * rows + 8)];
        fixed (float* source = from)
        fixed (float* target = to)
            PaddedRows.PackRows(source, Stride, target, length, rows);

        float[] expected =
        [
            .. Enumerable.Range(0, rows).SelectMany(row => from.Skip(Stride * row).Take(length)),
            .. Enumerable.Repeat(-1f, 8),
        ];
        Assert.Equal(expected, to);
    }
}
