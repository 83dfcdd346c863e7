using System;
using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Simd;

/// <summary>Sums across the lanes of four vectors.</summary>
[Trait("Category", "Numeric")]
public unsafe class SumsTests
{
    private const int Apart = 16;

    // Whole numbers: their sums are exact in any order.
    private static readonly float[] Values = [.. Enumerable.Range(0, 4 * Apart).Select(i => (float)(i * i % 37))];

    private delegate TVector Loader<TVector>(float* source);

    private delegate void Writer<TVector>(float* to, TVector a, TVector b, TVector c, TVector d);

    private delegate void Adder<TVector>(float* to, float* start, TVector a, TVector b, TVector c, TVector d);

    [Fact]
    public void OfFourVectorsStandBehindOneAnotherAtEveryWidth()
    {
        Compare<Vector512<float>>(16, Vector512.Load, VectorMath.StoreSums, VectorMath.AddSums);
        Compare<Vector256<float>>(8, Vector256.Load, VectorMath.StoreSums, VectorMath.AddSums);
        Compare<Vector128<float>>(4, Vector128.Load, VectorMath.StoreSums, VectorMath.AddSums);
        Compare<float>(1, source => *source, VectorMath.StoreSums, VectorMath.AddSums);
    }

    // Equal units have to stay equal, whichever tile they are in.
    [Fact]
    public void RoundAsTheSumOfOneVectorDoes()
    {
        float[] values = [.. Enumerable.Range(0, 16).Select(i => 1f / (3 + i * i))];
        float[] four = new float[4];
        fixed (float* v = values)
        fixed (float* to = four)
        {
            VectorMath.StoreSums(to, Vector512.Load(v), Vector512.Load(v), Vector512.Load(v), Vector512.Load(v));
            Assert.Equal(Enumerable.Repeat(VectorMath.SumAcross(Vector512.Load(v)), 4), four);
            VectorMath.StoreSums(to, Vector256.Load(v), Vector256.Load(v), Vector256.Load(v), Vector256.Load(v));
            Assert.Equal(Enumerable.Repeat(VectorMath.SumAcross(Vector256.Load(v)), 4), four);
            VectorMath.StoreSums(to, Vector128.Load(v), Vector128.Load(v), Vector128.Load(v), Vector128.Load(v));
            Assert.Equal(Enumerable.Repeat(VectorMath.SumAcross(Vector128.Load(v)), 4), four);
        }
    }

    private static void Compare<TVector>(
        int lanes, Loader<TVector> load, Writer<TVector> store, Adder<TVector> add)
    {
        float[] sums = [.. Enumerable.Range(0, 4).Select(i => Values.AsSpan(Apart * i, lanes).ToArray().Sum())];
        float[] found = [1, 1, 1, 1, 1], start = [2, 3, 4, 5];
        fixed (float* v = Values)
        fixed (float* to = found)
        fixed (float* from = start)
        {
            add(to, from, load(v), load(v + Apart), load(v + 2 * Apart), load(v + 3 * Apart));
            Assert.Equal([.. sums.Select((sum, i) => sum + 2 + i), 1], found);
            add(to, to, load(v), load(v + Apart), load(v + 2 * Apart), load(v + 3 * Apart));
            Assert.Equal([.. sums.Select((sum, i) => 2 * sum + 2 + i), 1], found);
            store(to, load(v), load(v + Apart), load(v + 2 * Apart), load(v + 3 * Apart));
            Assert.Equal([.. sums, 1], found);
        }
    }
}
