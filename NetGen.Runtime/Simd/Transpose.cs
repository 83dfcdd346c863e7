using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>Transposed copies of weight matrices.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Transpose
{
    /// <summary>
    /// Writes element (r, c) of a rows x columns matrix to (c, r). Rows stand <paramref name="fromStride"/> and
    /// <paramref name="toStride"/> floats apart; what pads a row of the copy is not written.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(float* from, int rows, int columns, int fromStride, float* to, int toStride)
    {
        int column = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            for (; column + 4 <= columns; column += 4)
            {
                int row = 0;
                float* target = to + (long)column * toStride;
                for (; row + 4 <= rows; row += 4)
                    Copy4x4(from + (long)row * fromStride + column, fromStride, target + row, toStride);
                CopyOneByOne(from, row, rows, column, column + 4, fromStride, to, toStride);
            }
        }

        CopyOneByOne(from, 0, rows, column, columns, fromStride, to, toStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy4x4(float* from, int fromStride, float* to, int toStride)
    {
        Vector128<float> a = Vector128.Load(from);
        Vector128<float> b = Vector128.Load(from + fromStride);
        Vector128<float> c = Vector128.Load(from + 2 * fromStride);
        Vector128<float> d = Vector128.Load(from + 3 * fromStride);

        // Pairs of rows are interleaved, then pairs of pairs.
        if (Sse.IsSupported)
        {
            Vector128<float> ab = Sse.UnpackLow(a, b), cd = Sse.UnpackLow(c, d);
            Vector128<float> abHigh = Sse.UnpackHigh(a, b), cdHigh = Sse.UnpackHigh(c, d);
            Sse.MoveLowToHigh(ab, cd).Store(to);
            Sse.MoveHighToLow(cd, ab).Store(to + toStride);
            Sse.MoveLowToHigh(abHigh, cdHigh).Store(to + 2 * toStride);
            Sse.MoveHighToLow(cdHigh, abHigh).Store(to + 3 * toStride);
            return;
        }

        Vector128<double> ab01 = Interleave(a, b, Vector128.Create(0, 0, 1, 1)).AsDouble();
        Vector128<double> ab23 = Interleave(a, b, Vector128.Create(2, 2, 3, 3)).AsDouble();
        Vector128<double> cd01 = Interleave(c, d, Vector128.Create(0, 0, 1, 1)).AsDouble();
        Vector128<double> cd23 = Interleave(c, d, Vector128.Create(2, 2, 3, 3)).AsDouble();
        Vector128.Create(ab01.GetLower(), cd01.GetLower()).AsSingle().Store(to);
        Vector128.Create(ab01.GetUpper(), cd01.GetUpper()).AsSingle().Store(to + toStride);
        Vector128.Create(ab23.GetLower(), cd23.GetLower()).AsSingle().Store(to + 2 * toStride);
        Vector128.Create(ab23.GetUpper(), cd23.GetUpper()).AsSingle().Store(to + 3 * toStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Interleave(Vector128<float> even, Vector128<float> odd, Vector128<int> order) =>
        Vector128.ConditionalSelect(
            Vector128.Create(-1, 0, -1, 0).AsSingle(), Vector128.Shuffle(even, order), Vector128.Shuffle(odd, order));

    private static void CopyOneByOne(
        float* from, int firstRow, int endRow, int firstColumn, int endColumn, int fromStride, float* to, int toStride)
    {
        for (int row = firstRow; row < endRow; row++)
            for (int column = firstColumn; column < endColumn; column++)
                to[(long)column * toStride + row] = from[(long)row * fromStride + column];
    }
}
