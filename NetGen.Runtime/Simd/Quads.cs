using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>
/// Rows of at most four values, each in a quad: 128 bits of a vector, which holds four, two or one of them.
/// </summary>
public static unsafe class Quads
{
    /// <summary>Four rows.</summary>
    /// <param name="rows">The first value of the first row.</param>
    /// <param name="stride">Floats from a row to the next, at least 8.</param>
    /// <param name="loaded">The first four floats of each row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(float* rows, int stride, out Vector512<float> loaded)
    {
        Load(rows, stride, out Vector256<float> lower);
        Load(rows + 2 * stride, stride, out Vector256<float> upper);
        loaded = Vector512.Create(lower, upper);
    }

    /// <inheritdoc cref="Load(float*, int, out Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(float* rows, int stride, out Vector256<float> loaded) =>
        loaded = Vector256.Create(Vector128.Load(rows), Vector128.Load(rows + stride));

    /// <inheritdoc cref="Load(float*, int, out Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(float* rows, int stride, out Vector128<float> loaded) => loaded = Vector128.Load(rows);

    /// <summary>Writes each quad to a row, and four zeros behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> quads, float* rows, int stride)
    {
        Store(quads.GetLower(), rows, stride);
        Store(quads.GetUpper(), rows + 2 * stride, stride);
    }

    /// <inheritdoc cref="Store(Vector512{float}, float*, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> quads, float* rows, int stride)
    {
        Store(quads.GetLower(), rows, stride);
        Store(quads.GetUpper(), rows + stride, stride);
    }

    /// <inheritdoc cref="Store(Vector512{float}, float*, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> quads, float* rows, int stride) => quads.ToVector256().Store(rows);

    /// <summary>All bits set in the lane that is the label of its row, none in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Hot(int* labels, out Vector512<float> hot)
    {
        Hot(labels, out Vector256<float> lower);
        Hot(labels + 2, out Vector256<float> upper);
        hot = Vector512.Create(lower, upper);
    }

    /// <inheritdoc cref="Hot(int*, out Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Hot(int* labels, out Vector256<float> hot)
    {
        Hot(labels, out Vector128<float> lower);
        Hot(labels + 1, out Vector128<float> upper);
        hot = Vector256.Create(lower, upper);
    }

    /// <inheritdoc cref="Hot(int*, out Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Hot(int* labels, out Vector128<float> hot) =>
        hot = Vector128.Equals(Vector128.Create(*labels), Vector128<int>.Indices).AsSingle();

    /// <summary>0, 1, 2, 3 in each quad.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns(out Vector512<float> columns)
    {
        Columns(out Vector256<float> half);
        columns = Vector512.Create(half, half);
    }

    /// <inheritdoc cref="Columns(out Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns(out Vector256<float> columns) =>
        columns = Vector256.Create(Vector128<float>.Indices, Vector128<float>.Indices);

    /// <inheritdoc cref="Columns(out Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns(out Vector128<float> columns) => columns = Vector128<float>.Indices;

    /// <summary>The largest value of each quad, in each of its lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> x)
    {
        Vector512<float> pairs = Vector512.Max(x, SwapPairs(x));
        return Vector512.Max(pairs, SwapNeighbours(pairs));
    }

    /// <inheritdoc cref="Max(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> x)
    {
        Vector256<float> pairs = Vector256.Max(x, SwapPairs(x));
        return Vector256.Max(pairs, SwapNeighbours(pairs));
    }

    /// <inheritdoc cref="Max(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> x)
    {
        Vector128<float> pairs = Vector128.Max(x, SwapPairs(x));
        return Vector128.Max(pairs, SwapNeighbours(pairs));
    }

    /// <summary>The sum of each quad, in each of its lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sum(Vector512<float> x)
    {
        Vector512<float> pairs = x + SwapPairs(x);
        return pairs + SwapNeighbours(pairs);
    }

    /// <inheritdoc cref="Sum(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sum(Vector256<float> x)
    {
        Vector256<float> pairs = x + SwapPairs(x);
        return pairs + SwapNeighbours(pairs);
    }

    /// <inheritdoc cref="Sum(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sum(Vector128<float> x)
    {
        Vector128<float> pairs = x + SwapPairs(x);
        return pairs + SwapNeighbours(pairs);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SwapPairs(Vector512<float> x) => Avx512F.IsSupported
        ? Avx512F.Permute4x32(x, 0b01_00_11_10)
        : Vector512.Create(SwapPairs(x.GetLower()), SwapPairs(x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SwapPairs(Vector256<float> x) => Avx.IsSupported
        ? Avx.Permute(x, 0b01_00_11_10)
        : Vector256.Create(SwapPairs(x.GetLower()), SwapPairs(x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SwapPairs(Vector128<float> x) =>
        Vector128.Shuffle(x, Vector128.Create(2, 3, 0, 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SwapNeighbours(Vector512<float> x) => Avx512F.IsSupported
        ? Avx512F.Permute4x32(x, 0b10_11_00_01)
        : Vector512.Create(SwapNeighbours(x.GetLower()), SwapNeighbours(x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SwapNeighbours(Vector256<float> x) => Avx.IsSupported
        ? Avx.Permute(x, 0b10_11_00_01)
        : Vector256.Create(SwapNeighbours(x.GetLower()), SwapNeighbours(x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SwapNeighbours(Vector128<float> x) =>
        Vector128.Shuffle(x, Vector128.Create(1, 0, 3, 2));
}
