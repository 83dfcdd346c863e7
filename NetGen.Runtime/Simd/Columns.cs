using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>
/// Rows of at most four values as a vector a column: row r of as many as there are lanes is in lane r of each.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Columns
{
    /// <summary>The first four columns of 16 rows.</summary>
    /// <param name="rows">The first value of the first row.</param>
    /// <param name="stride">Floats from a row to the next, at least 8.</param>
    /// <param name="column0">The first value of every row.</param>
    /// <param name="column1">The second.</param>
    /// <param name="column2">The third.</param>
    /// <param name="column3">The fourth.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(
        float* rows, int stride, out Vector512<float> column0, out Vector512<float> column1,
        out Vector512<float> column2, out Vector512<float> column3) => Exchange(
            EveryFourth512(rows, stride), EveryFourth512(rows + stride, stride),
            EveryFourth512(rows + 2 * stride, stride), EveryFourth512(rows + 3 * stride, stride),
            out column0, out column1, out column2, out column3);

    /// <summary>The first four columns of 8 rows.</summary>
    /// <inheritdoc cref="Load(float*, int, out Vector512{float}, out Vector512{float}, out Vector512{float}, out
    /// Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(
        float* rows, int stride, out Vector256<float> column0, out Vector256<float> column1,
        out Vector256<float> column2, out Vector256<float> column3) => Exchange(
            EveryFourth256(rows, stride), EveryFourth256(rows + stride, stride),
            EveryFourth256(rows + 2 * stride, stride), EveryFourth256(rows + 3 * stride, stride),
            out column0, out column1, out column2, out column3);

    /// <summary>Writes four columns to 16 rows, and four zeros behind each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(
        Vector512<float> column0, Vector512<float> column1, Vector512<float> column2, Vector512<float> column3,
        float* rows, int stride)
    {
        Exchange(
            column0, column1, column2, column3, out Vector512<float> first, out Vector512<float> second,
            out Vector512<float> third, out Vector512<float> fourth);
        StoreEveryFourth(first, rows, stride);
        StoreEveryFourth(second, rows + stride, stride);
        StoreEveryFourth(third, rows + 2 * stride, stride);
        StoreEveryFourth(fourth, rows + 3 * stride, stride);
    }

    /// <summary>Writes four columns to 8 rows, and four zeros behind each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(
        Vector256<float> column0, Vector256<float> column1, Vector256<float> column2, Vector256<float> column3,
        float* rows, int stride)
    {
        Exchange(
            column0, column1, column2, column3, out Vector256<float> first, out Vector256<float> second,
            out Vector256<float> third, out Vector256<float> fourth);
        StoreEveryFourth(first, rows, stride);
        StoreEveryFourth(second, rows + stride, stride);
        StoreEveryFourth(third, rows + 2 * stride, stride);
        StoreEveryFourth(fourth, rows + 3 * stride, stride);
    }

    /// <summary>All bits set where a row's label is the column, none elsewhere; for 16 rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Hot(
        int* labels, out Vector512<float> column0, out Vector512<float> column1, out Vector512<float> column2,
        out Vector512<float> column3)
    {
        Vector512<int> label = Vector512.Load(labels);
        column0 = Vector512.Equals(label, Vector512.Create(0)).AsSingle();
        column1 = Vector512.Equals(label, Vector512.Create(1)).AsSingle();
        column2 = Vector512.Equals(label, Vector512.Create(2)).AsSingle();
        column3 = Vector512.Equals(label, Vector512.Create(3)).AsSingle();
    }

    /// <summary>All bits set where a row's label is the column, none elsewhere; for 8 rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Hot(
        int* labels, out Vector256<float> column0, out Vector256<float> column1, out Vector256<float> column2,
        out Vector256<float> column3)
    {
        Vector256<int> label = Vector256.Load(labels);
        column0 = Vector256.Equals(label, Vector256.Create(0)).AsSingle();
        column1 = Vector256.Equals(label, Vector256.Create(1)).AsSingle();
        column2 = Vector256.Equals(label, Vector256.Create(2)).AsSingle();
        column3 = Vector256.Equals(label, Vector256.Create(3)).AsSingle();
    }

    // Four values of each of the rows 0, 4, 8 and 12.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> EveryFourth512(float* rows, int stride) =>
        Vector512.Create(EveryFourth256(rows, stride), EveryFourth256(rows + 8 * stride, stride));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> EveryFourth256(float* rows, int stride) =>
        Vector256.Create(Vector128.Load(rows), Vector128.Load(rows + 4 * stride));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreEveryFourth(Vector512<float> quads, float* rows, int stride)
    {
        StoreEveryFourth(quads.GetLower(), rows, stride);
        StoreEveryFourth(quads.GetUpper(), rows + 8 * stride, stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreEveryFourth(Vector256<float> quads, float* rows, int stride)
    {
        Quads.Store(quads.GetLower(), rows);
        Quads.Store(quads.GetUpper(), rows + 4 * stride);
    }

    // The four by four values in each 128 bits, rows for columns.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, out Vector512<float> first,
        out Vector512<float> second, out Vector512<float> third, out Vector512<float> fourth)
    {
        if (Avx512F.IsSupported)
        {
            Vector512<float> ab = Avx512F.UnpackLow(a, b), cd = Avx512F.UnpackLow(c, d);
            first = Avx512F.Shuffle(ab, cd, 0b01_00_01_00);
            second = Avx512F.Shuffle(ab, cd, 0b11_10_11_10);
            ab = Avx512F.UnpackHigh(a, b);
            cd = Avx512F.UnpackHigh(c, d);
            third = Avx512F.Shuffle(ab, cd, 0b01_00_01_00);
            fourth = Avx512F.Shuffle(ab, cd, 0b11_10_11_10);
            return;
        }

        Exchange(
            a.GetLower(), b.GetLower(), c.GetLower(), d.GetLower(), out Vector256<float> lower0,
            out Vector256<float> lower1, out Vector256<float> lower2, out Vector256<float> lower3);
        Exchange(
            a.GetUpper(), b.GetUpper(), c.GetUpper(), d.GetUpper(), out Vector256<float> upper0,
            out Vector256<float> upper1, out Vector256<float> upper2, out Vector256<float> upper3);
        first = Vector512.Create(lower0, upper0);
        second = Vector512.Create(lower1, upper1);
        third = Vector512.Create(lower2, upper2);
        fourth = Vector512.Create(lower3, upper3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(
        Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, out Vector256<float> first,
        out Vector256<float> second, out Vector256<float> third, out Vector256<float> fourth)
    {
        if (Avx.IsSupported)
        {
            Vector256<float> ab = Avx.UnpackLow(a, b), cd = Avx.UnpackLow(c, d);
            first = Avx.Shuffle(ab, cd, 0b01_00_01_00);
            second = Avx.Shuffle(ab, cd, 0b11_10_11_10);
            ab = Avx.UnpackHigh(a, b);
            cd = Avx.UnpackHigh(c, d);
            third = Avx.Shuffle(ab, cd, 0b01_00_01_00);
            fourth = Avx.Shuffle(ab, cd, 0b11_10_11_10);
            return;
        }

        first = Vector256.Create(a[0], b[0], c[0], d[0], a[4], b[4], c[4], d[4]);
        second = Vector256.Create(a[1], b[1], c[1], d[1], a[5], b[5], c[5], d[5]);
        third = Vector256.Create(a[2], b[2], c[2], d[2], a[6], b[6], c[6], d[6]);
        fourth = Vector256.Create(a[3], b[3], c[3], d[3], a[7], b[7], c[7], d[7]);
    }
}
