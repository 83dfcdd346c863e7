using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Simd;

/// <summary>Two rows of 8 floats in a vector, against the same float by float.</summary>
[Trait("Category", "Numeric")]
public unsafe class PairsTests
{
    private static readonly float[] Values = [.. Enumerable.Range(0, 32).Select(i => (float)(i * i * 7 % 23) - 9)];

    [Fact]
    public void NeighboursTakeTurns()
    {
        fixed (float* values = Values)
        {
            // Wherever they start: a caller's rows are not aligned.
            for (int first = 0; first < 9; first++)
            {
                Vector512<float> found = Pairs.Spread(values + first);
                for (int lane = 0; lane < 16; lane++)
                    Assert.Equal(Values[first + lane % 2], found[lane]);
            }
        }
    }

    [Fact]
    public void RowsTakeTurnsAndComeApart()
    {
        fixed (float* values = Values)
        {
            Vector512<float> rows = Pairs.Load(values + 3);
            Assert.Equal(Vector512.Load(values + 3), Pairs.Apart(rows));
            for (int lane = 0; lane < 16; lane++)
            {
                Assert.Equal(Values[3 + lane % 2 * 8 + lane / 2], rows[lane]);
                Assert.Equal(Values[3 + lane / 2], Pairs.Twice(values + 3)[lane]);
                Assert.Equal(lane % 2 == 0 ? Values[3 + lane / 2] : 0f, Pairs.First(values + 3)[lane]);
            }
        }
    }

    [Fact]
    public void RowsAreSummedUpSideBySide()
    {
        fixed (float* values = Values)
        {
            Vector512<float> found = Pairs.Sum(Pairs.Load(values), Pairs.Load(values + 16));
            for (int lane = 0; lane < 16; lane++)
                Assert.Equal(Values[lane / 8 * 16 + lane % 8] + Values[lane / 8 * 16 + 8 + lane % 8], found[lane]);
        }
    }
}
