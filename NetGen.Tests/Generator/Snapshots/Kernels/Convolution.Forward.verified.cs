// z = the sum of x W under the kernel + b; a = max(0, z).
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Conv1Forward(float* p, float* x, float* y, int rows)
{
    for (float* end = x + 1760L * rows; x < end; x += 1760)
    {
        for (int line = 0; line < 5; line++, y += 128)
        {
            float* from = x + 320 * line;
            Conv1Forward4x2(&from[0], &p[Conv1Weights], &y[0], &p[Conv1Bias]);
        }
    }
}

// z [positions x 20] = x [positions x 16] under 9 taps times W + b: 4 rows by 2 vectors at a time.
// Then a = max(0, z).
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Conv1Forward4x2(float* x, float* w, float* y, float* b)
{
    V b0 = Load(b), b1 = Load(&b[16]);
    V s0_0 = b0, s0_1 = b1;  V s1_0 = b0, s1_1 = b1;  V s2_0 = b0, s2_1 = b1;  V s3_0 = b0, s3_1 = b1;
    for (int i = 0; i < 3; i++, x += 112)
    {
        for (float* end = w + 48 * 32; w < end; x++, w += 32)
        {
            V w0 = Load(w);  V w1 = Load(&w[16]);
            V x0 = Create(x[0]);
            s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
            V x1 = Create(x[32]);
            s1_0 = MultiplyAddEstimate(x1, w0, s1_0);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);
            V x2 = Create(x[64]);
            s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s2_1 = MultiplyAddEstimate(x2, w1, s2_1);
            V x3 = Create(x[96]);
            s3_0 = MultiplyAddEstimate(x3, w0, s3_0);  s3_1 = MultiplyAddEstimate(x3, w1, s3_1);
        }
    }

    s0_0 = Max(s0_0, Zero);  s0_1 = Max(s0_1, Zero);  s1_0 = Max(s1_0, Zero);  s1_1 = Max(s1_1, Zero);
    s2_0 = Max(s2_0, Zero);  s2_1 = Max(s2_1, Zero);  s3_0 = Max(s3_0, Zero);  s3_1 = Max(s3_1, Zero);
    s0_0.Store(y);  s0_1.Store(&y[16]);  s1_0.Store(&y[32]);  s1_1.Store(&y[48]);
    s2_0.Store(&y[64]);  s2_1.Store(&y[80]);  s3_0.Store(&y[96]);  s3_1.Store(&y[112]);
}
