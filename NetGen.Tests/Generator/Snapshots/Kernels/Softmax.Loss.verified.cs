// Of a row: l = log sum exp(y) - y[label], dl/dy = softmax(y) - onehot(label).

// Returns scale times the sum of l over the rows; dy, which may be y, becomes scale dl/dy. Of a mean, scale is
// 1 / rows.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static double Loss(float* y, float* dy, int* targets, int rows, float scale)
{
    double loss = 0, product = 1;
    V inside = LessThan(V.Indices, Create(10f));
    for (int r = 0; r < rows; r++, y += 16, dy += 16)
    {
        int label = targets[r];
        float right = y[label];
        V largest = Create(float.NegativeInfinity);
        largest = Max(largest, ConditionalSelect(inside, Load(y), largest));
        float max = VectorMath.MaxAcross(largest);
        V total = Zero;
        V e = VectorMath.ExpOfNegative(Load(y) - Create(max), VectorMath.Negligible);
        e = ConditionalSelect(inside, e, Zero);
        e.Store(dy);
        total += e;
        float sum = Sum(total);
        loss += max - right;
        product *= sum;
        if (product > 1e200)
        {
            loss += Math.Log(product);
            product = 1;
        }

        V factor = Create(scale / sum);
        (Load(dy) * factor).Store(dy);
        dy[label] -= scale;
    }

    return (loss + Math.Log(product)) * scale;
}
