using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>A row of at most four values in a vector of 128 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Quads
{
    /// <summary>Writes a quad, and four zeros behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> quad, float* row) => quad.ToVector256().Store(row);

    /// <summary>All bits set in the lane of a label, none in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Hot(int label) =>
        Vector128.Equals(Vector128.Create(label), Vector128<int>.Indices).AsSingle();

    /// <summary>The largest value, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> x)
    {
        Vector128<float> pairs = Vector128.Max(x, SwapPairs(x));
        return Vector128.Max(pairs, SwapNeighbours(pairs));
    }

    /// <summary>The sum, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sum(Vector128<float> x)
    {
        Vector128<float> pairs = x + SwapPairs(x);
        return pairs + SwapNeighbours(pairs);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SwapPairs(Vector128<float> x) =>
        Vector128.Shuffle(x, Vector128.Create(2, 3, 0, 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SwapNeighbours(Vector128<float> x) =>
        Vector128.Shuffle(x, Vector128.Create(1, 0, 3, 2));
}
