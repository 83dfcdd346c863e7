// z = x W + b.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Dense1Forward(float* p, float* x, float* y, int rows)
{
    // Two rows of the weights fill a vector.
    int r = 0;
    for (; Pairs.Pay && r + 12 <= rows; r += 12)
        Dense1ForwardPairs12(p, x + 24L * r, y + 8L * r);
    if (r < rows)
        Vector256Kernels.Dense1Forward(p, x + 24L * r, y + 8L * r, rows - r);
}

// z [rows x 6] = x [rows x 24] times W [24 x 6] + b: 12 rows at a time, two inputs a vector.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1ForwardPairs12(float* p, float* x, float* y)
{
    float* w = p + Dense1Weights;
    V b = Pairs.First(p + Dense1Bias);
    V s0 = b, s1 = b, s2 = b, s3 = b, s4 = b, s5 = b, s6 = b, s7 = b, s8 = b, s9 = b, s10 = b, s11 = b;
    for (float* end = w + 24 * 8; w < end; x += 2, w += 16)
    {
        V w0 = Pairs.Load(w);
        s0 = MultiplyAddEstimate(Pairs.Spread(x), w0, s0);
        s1 = MultiplyAddEstimate(Pairs.Spread(&x[24]), w0, s1);
        s2 = MultiplyAddEstimate(Pairs.Spread(&x[48]), w0, s2);
        s3 = MultiplyAddEstimate(Pairs.Spread(&x[72]), w0, s3);
        s4 = MultiplyAddEstimate(Pairs.Spread(&x[96]), w0, s4);
        s5 = MultiplyAddEstimate(Pairs.Spread(&x[120]), w0, s5);
        s6 = MultiplyAddEstimate(Pairs.Spread(&x[144]), w0, s6);
        s7 = MultiplyAddEstimate(Pairs.Spread(&x[168]), w0, s7);
        s8 = MultiplyAddEstimate(Pairs.Spread(&x[192]), w0, s8);
        s9 = MultiplyAddEstimate(Pairs.Spread(&x[216]), w0, s9);
        s10 = MultiplyAddEstimate(Pairs.Spread(&x[240]), w0, s10);
        s11 = MultiplyAddEstimate(Pairs.Spread(&x[264]), w0, s11);
    }

    V z0 = Pairs.Sum(s0, s1);
    z0.Store(y);
    V z1 = Pairs.Sum(s2, s3);
    z1.Store(&y[16]);
    V z2 = Pairs.Sum(s4, s5);
    z2.Store(&y[32]);
    V z3 = Pairs.Sum(s6, s7);
    z3.Store(&y[48]);
    V z4 = Pairs.Sum(s8, s9);
    z4.Store(&y[64]);
    V z5 = Pairs.Sum(s10, s11);
    z5.Store(&y[80]);
}
