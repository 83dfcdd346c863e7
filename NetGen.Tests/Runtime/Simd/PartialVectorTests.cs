using System;
using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;
using NetGen.Tests.Numeric;
using Xunit;

namespace NetGen.Tests.Simd;

/// <summary>Vectors that end beyond a caller's floats.</summary>
[Trait("Category", "Numeric")]
public unsafe class PartialVectorTests
{
    private delegate TVector Loader<TVector>(float* source, int count, TVector inside);

    [Fact]
    public void HoldTheFirstFloatsAndZerosAndReadNoOthers()
    {
        Check<Vector512<float>>(
            16, count => Vector512.LessThan(Vector512<float>.Indices, Vector512.Create((float)count)),
            PartialVector.Load, Vector512.GetElement);
        Check<Vector256<float>>(
            8, count => Vector256.LessThan(Vector256<float>.Indices, Vector256.Create((float)count)),
            PartialVector.Load, Vector256.GetElement);
        Check<Vector128<float>>(
            4, count => Vector128.LessThan(Vector128<float>.Indices, Vector128.Create((float)count)),
            PartialVector.Load, Vector128.GetElement);
    }

    private static void Check<TVector>(
        int lanes, Func<int, TVector> inside, Loader<TVector> load, Func<TVector, int, float> element)
    {
        for (int count = 1; count < lanes; count++)
        {
            float[] values = [.. Enumerable.Range(1, count).Select(i => (float)i)];
            using GuardedSpan<float> guarded = new(values, atEnd: true);
            fixed (float* start = guarded.Span)
            {
                TVector loaded = load(start, count, inside(count));
                Assert.Equal(
                    [.. values, .. new float[lanes - count]],
                    Enumerable.Range(0, lanes).Select(lane => element(loaded, lane)));
            }
        }
    }
}
