// z = x W + b.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Dense2Forward(float* p, float* x, float* y, int rows)
{
    int r = 0;
    for (; r + 12 <= rows; r += 12)
        Affine12x2<Dense2Sizes>(&x[32L * r], &p[Dense2Weights], &y[32L * r], &p[Dense2Bias]);

    for (; r + 4 <= rows; r += 4)
        Affine4x2<Dense2Sizes>(&x[32L * r], &p[Dense2Weights], &y[32L * r], &p[Dense2Bias]);

    for (; r < rows; r++)
        Affine1x2<Dense2Sizes>(&x[32L * r], &p[Dense2Weights], &y[32L * r], &p[Dense2Bias]);
}

// z [rows x columns] = x [rows x depth] times W [depth x columns] + b: 12 rows by 2 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Affine12x2<P>(float* x, float* w, float* y, float* b)
    where P : struct, IProductSizes
{
    V b0 = Load(b), b1 = Load(&b[16]);
    V s0_0 = b0, s0_1 = b1;  V s1_0 = b0, s1_1 = b1;  V s2_0 = b0, s2_1 = b1;  V s3_0 = b0, s3_1 = b1;
    V s4_0 = b0, s4_1 = b1;  V s5_0 = b0, s5_1 = b1;  V s6_0 = b0, s6_1 = b1;  V s7_0 = b0, s7_1 = b1;
    V s8_0 = b0, s8_1 = b1;  V s9_0 = b0, s9_1 = b1;  V s10_0 = b0, s10_1 = b1;
    V s11_0 = b0, s11_1 = b1;
    for (float* end = w + P.Depth * P.WRow; w < end; x++, w += P.WRow)
    {
        // Prefetches what this loop reads 4 steps later.
        if (P.WIsFar)
        {
            Cache.ToL1(&w[4 * P.WRow]);  Cache.ToL1(&w[4 * P.WRow + 16]);
        }

        V w0 = Load(w);  V w1 = Load(&w[16]);
        V x0 = Create(x[0]);
        s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
        V x1 = Create(x[P.XRow]);
        s1_0 = MultiplyAddEstimate(x1, w0, s1_0);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);
        V x2 = Create(x[2 * P.XRow]);
        s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s2_1 = MultiplyAddEstimate(x2, w1, s2_1);
        V x3 = Create(x[3 * P.XRow]);
        s3_0 = MultiplyAddEstimate(x3, w0, s3_0);  s3_1 = MultiplyAddEstimate(x3, w1, s3_1);
        V x4 = Create(x[4 * P.XRow]);
        s4_0 = MultiplyAddEstimate(x4, w0, s4_0);  s4_1 = MultiplyAddEstimate(x4, w1, s4_1);
        V x5 = Create(x[5 * P.XRow]);
        s5_0 = MultiplyAddEstimate(x5, w0, s5_0);  s5_1 = MultiplyAddEstimate(x5, w1, s5_1);
        V x6 = Create(x[6 * P.XRow]);
        s6_0 = MultiplyAddEstimate(x6, w0, s6_0);  s6_1 = MultiplyAddEstimate(x6, w1, s6_1);
        V x7 = Create(x[7 * P.XRow]);
        s7_0 = MultiplyAddEstimate(x7, w0, s7_0);  s7_1 = MultiplyAddEstimate(x7, w1, s7_1);
        V x8 = Create(x[8 * P.XRow]);
        s8_0 = MultiplyAddEstimate(x8, w0, s8_0);  s8_1 = MultiplyAddEstimate(x8, w1, s8_1);
        V x9 = Create(x[9 * P.XRow]);
        s9_0 = MultiplyAddEstimate(x9, w0, s9_0);  s9_1 = MultiplyAddEstimate(x9, w1, s9_1);
        V x10 = Create(x[10 * P.XRow]);
        s10_0 = MultiplyAddEstimate(x10, w0, s10_0);  s10_1 = MultiplyAddEstimate(x10, w1, s10_1);
        V x11 = Create(x[11 * P.XRow]);
        s11_0 = MultiplyAddEstimate(x11, w0, s11_0);  s11_1 = MultiplyAddEstimate(x11, w1, s11_1);
    }

    s0_0.Store(y);  s0_1.Store(&y[16]);  y += P.YRow;  s1_0.Store(y);  s1_1.Store(&y[16]);  y += P.YRow;
    s2_0.Store(y);  s2_1.Store(&y[16]);  y += P.YRow;  s3_0.Store(y);  s3_1.Store(&y[16]);  y += P.YRow;
    s4_0.Store(y);  s4_1.Store(&y[16]);  y += P.YRow;  s5_0.Store(y);  s5_1.Store(&y[16]);  y += P.YRow;
    s6_0.Store(y);  s6_1.Store(&y[16]);  y += P.YRow;  s7_0.Store(y);  s7_1.Store(&y[16]);  y += P.YRow;
    s8_0.Store(y);  s8_1.Store(&y[16]);  y += P.YRow;  s9_0.Store(y);  s9_1.Store(&y[16]);  y += P.YRow;
    s10_0.Store(y);  s10_1.Store(&y[16]);  y += P.YRow;  s11_0.Store(y);  s11_1.Store(&y[16]);
}

// z [rows x columns] = x [rows x depth] times W [depth x columns] + b: 4 rows by 2 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Affine4x2<P>(float* x, float* w, float* y, float* b)
    where P : struct, IProductSizes
{
    V b0 = Load(b), b1 = Load(&b[16]);
    V s0_0 = b0, s0_1 = b1;  V s1_0 = b0, s1_1 = b1;  V s2_0 = b0, s2_1 = b1;  V s3_0 = b0, s3_1 = b1;
    for (float* end = w + P.Depth * P.WRow; w < end; x++, w += P.WRow)
    {
        // Prefetches what this loop reads 4 steps later.
        if (P.WIsFar)
        {
            Cache.ToL1(&w[4 * P.WRow]);  Cache.ToL1(&w[4 * P.WRow + 16]);
        }

        V w0 = Load(w);  V w1 = Load(&w[16]);
        V x0 = Create(x[0]);
        s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
        V x1 = Create(x[P.XRow]);
        s1_0 = MultiplyAddEstimate(x1, w0, s1_0);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);
        V x2 = Create(x[2 * P.XRow]);
        s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s2_1 = MultiplyAddEstimate(x2, w1, s2_1);
        V x3 = Create(x[3 * P.XRow]);
        s3_0 = MultiplyAddEstimate(x3, w0, s3_0);  s3_1 = MultiplyAddEstimate(x3, w1, s3_1);
    }

    s0_0.Store(y);  s0_1.Store(&y[16]);  y += P.YRow;  s1_0.Store(y);  s1_1.Store(&y[16]);  y += P.YRow;
    s2_0.Store(y);  s2_1.Store(&y[16]);  y += P.YRow;  s3_0.Store(y);  s3_1.Store(&y[16]);
}

// z [rows x columns] = x [rows x depth] times W [depth x columns] + b: 1 row by 2 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveInlining)]
private static void Affine1x2<P>(float* x, float* w, float* y, float* b)
    where P : struct, IProductSizes
{
    V b0 = Load(b), b1 = Load(&b[16]);
    V s0_0 = b0, s0_1 = b1;
    V t0_0 = Zero, t0_1 = Zero;
    V u0_0 = Zero, u0_1 = Zero;
    V v0_0 = Zero, v0_1 = Zero;
    for (float* end = w + P.Depth * P.WRow; w < end; x += 4, w += 4 * P.WRow)
    {
        V w0 = Load(w);  V w1 = Load(&w[16]);
        V x0 = Create(x[0]);
        s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
        V w0t = Load(&w[P.WRow]);  V w1t = Load(&w[P.WRow + 16]);
        V x0t = Create(x[1]);
        t0_0 = MultiplyAddEstimate(x0t, w0t, t0_0);  t0_1 = MultiplyAddEstimate(x0t, w1t, t0_1);
        V w0u = Load(&w[2 * P.WRow]);  V w1u = Load(&w[2 * P.WRow + 16]);
        V x0u = Create(x[2]);
        u0_0 = MultiplyAddEstimate(x0u, w0u, u0_0);  u0_1 = MultiplyAddEstimate(x0u, w1u, u0_1);
        V w0v = Load(&w[3 * P.WRow]);  V w1v = Load(&w[3 * P.WRow + 16]);
        V x0v = Create(x[3]);
        v0_0 = MultiplyAddEstimate(x0v, w0v, v0_0);  v0_1 = MultiplyAddEstimate(x0v, w1v, v0_1);
    }

    s0_0 = (s0_0 + t0_0) + (u0_0 + v0_0);  s0_1 = (s0_1 + t0_1) + (u0_1 + v0_1);
    s0_0.Store(y);  s0_1.Store(&y[16]);
}
