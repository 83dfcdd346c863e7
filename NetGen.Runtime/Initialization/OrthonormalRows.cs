using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>
/// Rows that <see cref="Orthonormalize"/> makes orthonormal. They are doubles, and summed in four lanes without fused
/// multiply-adds whatever the hardware has, so that the bits are the same everywhere.
/// </summary>
internal sealed unsafe class OrthonormalRows
{
    private const int Lanes = 4;
    private const int FloatsPerDouble = sizeof(double) / sizeof(float);

    // Rows that are worked on at once: what is loaded of the directions serves them all, and they stay in an L2 cache.
    // A multiple of the four directions that are subtracted at once.
    private const int Panel = 16;

    // What a row's squared norm may shrink to before rounding errors, which grow with the norm's ratio, call for more.
    private const double LeastKept = 0.01;

    private readonly int count;
    private readonly int length;
    private readonly int stride;
    private readonly AlignedBuffer buffer;

    /// <summary>Allocates zeroed rows, not more of them than each has values.</summary>
    public OrthonormalRows(int count, int length)
    {
        this.count = count;
        this.length = length;
        stride = (length + Lanes - 1) / Lanes * Lanes;

        // Projections take two rows at once: the second of the last two may be empty.
        buffer = new AlignedBuffer((count + 1L) / 2 * 2 * stride * FloatsPerDouble);
    }

    /// <summary>Row <paramref name="row"/>.</summary>
    public Span<double> this[int row] => MemoryMarshal.Cast<float, double>(
        buffer.Span.Slice(row * stride * FloatsPerDouble, length * FloatsPerDouble));

    /// <summary>
    /// Replaces the rows by the Q of their QR decomposition, by Gram and Schmidt's method. R's diagonal is positive, so
    /// that rows drawn from a normal distribution become evenly spread over all orthogonal matrices.
    /// </summary>
    public void Orthonormalize()
    {
        double* squares = stackalloc double[Panel];
        for (int first = 0; first < count; first += Panel)
        {
            int end = Math.Min(first + Panel, count);
            for (int row = first; row < end; row++)
                squares[row - first] = Square(Row(row));
            for (int direction = 0; direction < first; direction += 4)
                for (int row = first; row < end; row += 2)
                    SubtractFourFromTwo(Row(row), Row(direction));
            for (int row = first; row < end; row++)
                Finish(row, first, squares[row - first]);
        }

        GC.KeepAlive(this);
    }

    private double* Row(int row) => (double*)buffer.Start + (nint)row * stride;

    // What is left where most of a row was subtracted is inexact; twice is enough (Daniel, Gragg, Kaufman and Stewart,
    // 1976).
    private void Finish(int row, int first, double squareBefore)
    {
        double* values = Row(row);
        SubtractAll(first, row, values);
        double square = Square(values);
        if (square < LeastKept * squareBefore)
        {
            SubtractAll(0, row, values);
            square = Square(values);
        }

        double norm = Math.Sqrt(square);
        for (int k = 0; k < length; k++)
            values[k] /= norm;
    }

    private void SubtractAll(int first, int end, double* values)
    {
        for (int direction = first; direction < end; direction++)
            Subtract(values, Row(direction));
    }

    private double Square(double* row) => Dot(row, row);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Dot(double* a, double* b)
    {
        Vector256<double> sum = Vector256<double>.Zero;
        for (int k = 0; k < stride; k += Lanes)
            sum += Vector256.Load(a + k) * Vector256.Load(b + k);
        return Across(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Subtract(double* row, double* direction)
    {
        Vector256<double> part = Vector256.Create(Dot(row, direction));
        for (int k = 0; k < stride; k += Lanes)
            (Vector256.Load(row + k) - part * Vector256.Load(direction + k)).Store(row + k);
    }

    // Eight sums hide the latency of the additions, and each load serves several of them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SubtractFourFromTwo(double* x, double* a)
    {
        double* y = x + stride;
        double* b = a + stride;
        double* c = b + stride;
        double* d = c + stride;
        Vector256<double> xa = Vector256<double>.Zero, xb = xa, xc = xa, xd = xa, ya = xa, yb = xa, yc = xa, yd = xa;
        for (int k = 0; k < stride; k += Lanes)
        {
            Vector256<double> vx = Vector256.Load(x + k), vy = Vector256.Load(y + k);
            Vector256<double> va = Vector256.Load(a + k), vb = Vector256.Load(b + k);
            Vector256<double> vc = Vector256.Load(c + k), vd = Vector256.Load(d + k);
            xa += vx * va;
            xb += vx * vb;
            xc += vx * vc;
            xd += vx * vd;
            ya += vy * va;
            yb += vy * vb;
            yc += vy * vc;
            yd += vy * vd;
        }

        xa = Vector256.Create(Across(xa));
        xb = Vector256.Create(Across(xb));
        xc = Vector256.Create(Across(xc));
        xd = Vector256.Create(Across(xd));
        ya = Vector256.Create(Across(ya));
        yb = Vector256.Create(Across(yb));
        yc = Vector256.Create(Across(yc));
        yd = Vector256.Create(Across(yd));
        for (int k = 0; k < stride; k += Lanes)
        {
            Vector256<double> va = Vector256.Load(a + k), vb = Vector256.Load(b + k);
            Vector256<double> vc = Vector256.Load(c + k), vd = Vector256.Load(d + k);
            (Vector256.Load(x + k) - xa * va - xb * vb - xc * vc - xd * vd).Store(x + k);
            (Vector256.Load(y + k) - ya * va - yb * vb - yc * vc - yd * vd).Store(y + k);
        }
    }

    // Vector256.Sum leaves the order open.
    private static double Across(Vector256<double> sum)
    {
        Vector128<double> half = sum.GetLower() + sum.GetUpper();
        return half[0] + half[1];
    }
}
