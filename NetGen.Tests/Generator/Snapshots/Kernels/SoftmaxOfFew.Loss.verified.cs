// Of a row: l = log sum exp(y) - y[label], dl/dy = softmax(y) - onehot(label).

// Returns scale times the sum of l over the rows; dy, which may be y, becomes scale dl/dy. Of a mean, scale is
// 1 / rows.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static double Loss(float* y, float* dy, int* targets, int rows, float scale)
{
    if (rows < 16)
        return Vector256Kernels.Loss(y, dy, targets, rows, scale);

    double loss = 0;
    for (int r = 0, last; r < rows; r = last)
    {
        // A logarithm costs more than the rest of a row, so that sums, each of them 1 to 4, are multiplied.
        last = Math.Min(rows, r + 512);
        V product = One, off = Zero;
        for (; r + 16 <= last; r += 16, y += 128, dy += 128)
        {
            Columns.Load(y, 8, out V z0, out V z1, out V z2, out _);
            V max = MaxNative(MaxNative(z0, z1), z2);
            V e0 = VectorMath.ExpOfNegative(z0 - max, VectorMath.Negligible);
            V e1 = VectorMath.ExpOfNegative(z1 - max, VectorMath.Negligible);
            V e2 = VectorMath.ExpOfNegative(z2 - max, VectorMath.Negligible);
            V sum = e0 + e1 + e2;
            product *= sum;
            Columns.Hot(targets + r, out V hot0, out V hot1, out V hot2, out _);
            off += max - ConditionalSelect(hot0, z0, ConditionalSelect(hot1, z1, z2));
            V factor = Create(scale) / sum;
            Columns.Store(
                e0 * factor - ConditionalSelect(hot0, Create(scale), Zero),
                e1 * factor - ConditionalSelect(hot1, Create(scale), Zero),
                e2 * factor - ConditionalSelect(hot2, Create(scale), Zero),
                Zero,
                dy, 8);
        }

        loss += Sum(VectorMath.Log(product) + off);
        if (r < last)
            return loss * scale + Vector256Kernels.Loss(y, dy, targets + r, last - r, scale);
    }

    return loss * scale;
}
