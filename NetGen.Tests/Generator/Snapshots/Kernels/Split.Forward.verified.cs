// z = x W + b.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Dense1Forward(float* p, float* x, float* y, int rows)
{
    int r = 0;
    for (; r + 12 <= rows; r += 12)
    {
        Dense1Forward12x2(&x[512L * r], &p[Dense1Weights], &y[48L * r], &p[Dense1Bias]);
        Dense1ForwardSplit12x2(p, x + 512L * r, y + 48L * r + 32, 0);
        Dense1ForwardSplit12x1(p, x + 512L * r, y + 48L * r + 32, 2);
    }

    for (; r + 4 <= rows; r += 4)
    {
        Dense1Forward4x2(&x[512L * r], &p[Dense1Weights], &y[48L * r], &p[Dense1Bias]);
        Dense1ForwardSplit4x3(p, x + 512L * r, y + 48L * r + 32, 0);
    }

    for (; r < rows; r++)
    {
        Dense1Forward1x2(&x[512L * r], &p[Dense1Weights], &y[48L * r], &p[Dense1Bias]);
        Dense1ForwardSplit1x3(p, x + 512L * r, y + 48L * r + 32, 0);
    }
}

// z [rows x 35] = x [rows x 512] times W [512 x 35] + b: 12 rows by 2 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1Forward12x2(float* x, float* w, float* y, float* b)
{
    V b0 = Load(b), b1 = Load(&b[16]);
    V s0_0 = b0, s0_1 = b1;  V s1_0 = b0, s1_1 = b1;  V s2_0 = b0, s2_1 = b1;  V s3_0 = b0, s3_1 = b1;
    V s4_0 = b0, s4_1 = b1;  V s5_0 = b0, s5_1 = b1;  V s6_0 = b0, s6_1 = b1;  V s7_0 = b0, s7_1 = b1;
    V s8_0 = b0, s8_1 = b1;  V s9_0 = b0, s9_1 = b1;  V s10_0 = b0, s10_1 = b1;
    V s11_0 = b0, s11_1 = b1;
    for (float* end = w + 512 * 32; w < end; x++, w += 32)
    {
        // Prefetches what this loop reads 4 steps later.
        Cache.ToL1(&w[128]);  Cache.ToL1(&w[144]);
        V w0 = Load(w);  V w1 = Load(&w[16]);
        V x0 = Create(x[0]);
        s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
        V x1 = Create(x[512]);
        s1_0 = MultiplyAddEstimate(x1, w0, s1_0);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);
        V x2 = Create(x[1024]);
        s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s2_1 = MultiplyAddEstimate(x2, w1, s2_1);
        V x3 = Create(x[1536]);
        s3_0 = MultiplyAddEstimate(x3, w0, s3_0);  s3_1 = MultiplyAddEstimate(x3, w1, s3_1);
        V x4 = Create(x[2048]);
        s4_0 = MultiplyAddEstimate(x4, w0, s4_0);  s4_1 = MultiplyAddEstimate(x4, w1, s4_1);
        V x5 = Create(x[2560]);
        s5_0 = MultiplyAddEstimate(x5, w0, s5_0);  s5_1 = MultiplyAddEstimate(x5, w1, s5_1);
        V x6 = Create(x[3072]);
        s6_0 = MultiplyAddEstimate(x6, w0, s6_0);  s6_1 = MultiplyAddEstimate(x6, w1, s6_1);
        V x7 = Create(x[3584]);
        s7_0 = MultiplyAddEstimate(x7, w0, s7_0);  s7_1 = MultiplyAddEstimate(x7, w1, s7_1);
        V x8 = Create(x[4096]);
        s8_0 = MultiplyAddEstimate(x8, w0, s8_0);  s8_1 = MultiplyAddEstimate(x8, w1, s8_1);
        V x9 = Create(x[4608]);
        s9_0 = MultiplyAddEstimate(x9, w0, s9_0);  s9_1 = MultiplyAddEstimate(x9, w1, s9_1);
        V x10 = Create(x[5120]);
        s10_0 = MultiplyAddEstimate(x10, w0, s10_0);  s10_1 = MultiplyAddEstimate(x10, w1, s10_1);
        V x11 = Create(x[5632]);
        s11_0 = MultiplyAddEstimate(x11, w0, s11_0);  s11_1 = MultiplyAddEstimate(x11, w1, s11_1);
    }

    s0_0.Store(y);  s0_1.Store(&y[16]);  s1_0.Store(&y[48]);  s1_1.Store(&y[64]);
    s2_0.Store(&y[96]);  s2_1.Store(&y[112]);  s3_0.Store(&y[144]);  s3_1.Store(&y[160]);
    s4_0.Store(&y[192]);  s4_1.Store(&y[208]);  s5_0.Store(&y[240]);  s5_1.Store(&y[256]);
    s6_0.Store(&y[288]);  s6_1.Store(&y[304]);  s7_0.Store(&y[336]);  s7_1.Store(&y[352]);
    s8_0.Store(&y[384]);  s8_1.Store(&y[400]);  s9_0.Store(&y[432]);  s9_1.Store(&y[448]);
    s10_0.Store(&y[480]);  s10_1.Store(&y[496]);  s11_0.Store(&y[528]);  s11_1.Store(&y[544]);
}

// z [rows x 3] = x [rows x 512] times W [512 x 3] + b: 12 rows by 2 columns at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1ForwardSplit12x2(float* p, float* x, float* y, int c)
{
    float* w = p + Dense1Weights + 16384 + 528 * c;
    V s0_0 = Zero, s0_1 = Zero;  V s1_0 = Zero, s1_1 = Zero;  V s2_0 = Zero, s2_1 = Zero;
    V s3_0 = Zero, s3_1 = Zero;  V s4_0 = Zero, s4_1 = Zero;  V s5_0 = Zero, s5_1 = Zero;
    V s6_0 = Zero, s6_1 = Zero;  V s7_0 = Zero, s7_1 = Zero;  V s8_0 = Zero, s8_1 = Zero;
    V s9_0 = Zero, s9_1 = Zero;  V s10_0 = Zero, s10_1 = Zero;  V s11_0 = Zero, s11_1 = Zero;
    for (float* end = w + 512; w < end; x += 16, w += 16)
    {
        V x0 = Load(x);  V x1 = Load(&x[512]);  V x2 = Load(&x[1024]);  V x3 = Load(&x[1536]);
        V x4 = Load(&x[2048]);  V x5 = Load(&x[2560]);  V x6 = Load(&x[3072]);  V x7 = Load(&x[3584]);
        V x8 = Load(&x[4096]);  V x9 = Load(&x[4608]);  V x10 = Load(&x[5120]);  V x11 = Load(&x[5632]);
        V w0 = Load(w);
        s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s1_0 = MultiplyAddEstimate(x1, w0, s1_0);
        s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s3_0 = MultiplyAddEstimate(x3, w0, s3_0);
        s4_0 = MultiplyAddEstimate(x4, w0, s4_0);  s5_0 = MultiplyAddEstimate(x5, w0, s5_0);
        s6_0 = MultiplyAddEstimate(x6, w0, s6_0);  s7_0 = MultiplyAddEstimate(x7, w0, s7_0);
        s8_0 = MultiplyAddEstimate(x8, w0, s8_0);  s9_0 = MultiplyAddEstimate(x9, w0, s9_0);
        s10_0 = MultiplyAddEstimate(x10, w0, s10_0);  s11_0 = MultiplyAddEstimate(x11, w0, s11_0);
        V w1 = Load(&w[528]);
        s0_1 = MultiplyAddEstimate(x0, w1, s0_1);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);
        s2_1 = MultiplyAddEstimate(x2, w1, s2_1);  s3_1 = MultiplyAddEstimate(x3, w1, s3_1);
        s4_1 = MultiplyAddEstimate(x4, w1, s4_1);  s5_1 = MultiplyAddEstimate(x5, w1, s5_1);
        s6_1 = MultiplyAddEstimate(x6, w1, s6_1);  s7_1 = MultiplyAddEstimate(x7, w1, s7_1);
        s8_1 = MultiplyAddEstimate(x8, w1, s8_1);  s9_1 = MultiplyAddEstimate(x9, w1, s9_1);
        s10_1 = MultiplyAddEstimate(x10, w1, s10_1);  s11_1 = MultiplyAddEstimate(x11, w1, s11_1);
    }

    y += c;
    float* b = p + Dense1Bias + 32 + c;
    VectorMath.AddSums(y, b, s0_0, s0_1, Zero, Zero);
    VectorMath.AddSums(&y[48], b, s1_0, s1_1, Zero, Zero);
    VectorMath.AddSums(&y[96], b, s2_0, s2_1, Zero, Zero);
    VectorMath.AddSums(&y[144], b, s3_0, s3_1, Zero, Zero);
    VectorMath.AddSums(&y[192], b, s4_0, s4_1, Zero, Zero);
    VectorMath.AddSums(&y[240], b, s5_0, s5_1, Zero, Zero);
    VectorMath.AddSums(&y[288], b, s6_0, s6_1, Zero, Zero);
    VectorMath.AddSums(&y[336], b, s7_0, s7_1, Zero, Zero);
    VectorMath.AddSums(&y[384], b, s8_0, s8_1, Zero, Zero);
    VectorMath.AddSums(&y[432], b, s9_0, s9_1, Zero, Zero);
    VectorMath.AddSums(&y[480], b, s10_0, s10_1, Zero, Zero);
    VectorMath.AddSums(&y[528], b, s11_0, s11_1, Zero, Zero);
}

// z [rows x 3] = x [rows x 512] times W [512 x 3] + b: 12 rows by 1 column at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1ForwardSplit12x1(float* p, float* x, float* y, int c)
{
    float* w = p + Dense1Weights + 16384 + 528 * c;
    V s0_0 = Zero;  V s1_0 = Zero;  V s2_0 = Zero;  V s3_0 = Zero;  V s4_0 = Zero;  V s5_0 = Zero;
    V s6_0 = Zero;  V s7_0 = Zero;  V s8_0 = Zero;  V s9_0 = Zero;  V s10_0 = Zero;  V s11_0 = Zero;
    for (float* end = w + 512; w < end; x += 16, w += 16)
    {
        V x0 = Load(x);  V x1 = Load(&x[512]);  V x2 = Load(&x[1024]);  V x3 = Load(&x[1536]);
        V x4 = Load(&x[2048]);  V x5 = Load(&x[2560]);  V x6 = Load(&x[3072]);  V x7 = Load(&x[3584]);
        V x8 = Load(&x[4096]);  V x9 = Load(&x[4608]);  V x10 = Load(&x[5120]);  V x11 = Load(&x[5632]);
        V w0 = Load(w);
        s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s1_0 = MultiplyAddEstimate(x1, w0, s1_0);
        s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s3_0 = MultiplyAddEstimate(x3, w0, s3_0);
        s4_0 = MultiplyAddEstimate(x4, w0, s4_0);  s5_0 = MultiplyAddEstimate(x5, w0, s5_0);
        s6_0 = MultiplyAddEstimate(x6, w0, s6_0);  s7_0 = MultiplyAddEstimate(x7, w0, s7_0);
        s8_0 = MultiplyAddEstimate(x8, w0, s8_0);  s9_0 = MultiplyAddEstimate(x9, w0, s9_0);
        s10_0 = MultiplyAddEstimate(x10, w0, s10_0);  s11_0 = MultiplyAddEstimate(x11, w0, s11_0);
    }

    y += c;
    float* b = p + Dense1Bias + 32 + c;
    y[0] = b[0] + VectorMath.SumAcross(s0_0);  new Span<float>(&y[1], 13).Clear();
    y[48] = b[0] + VectorMath.SumAcross(s1_0);  new Span<float>(&y[49], 13).Clear();
    y[96] = b[0] + VectorMath.SumAcross(s2_0);  new Span<float>(&y[97], 13).Clear();
    y[144] = b[0] + VectorMath.SumAcross(s3_0);  new Span<float>(&y[145], 13).Clear();
    y[192] = b[0] + VectorMath.SumAcross(s4_0);  new Span<float>(&y[193], 13).Clear();
    y[240] = b[0] + VectorMath.SumAcross(s5_0);  new Span<float>(&y[241], 13).Clear();
    y[288] = b[0] + VectorMath.SumAcross(s6_0);  new Span<float>(&y[289], 13).Clear();
    y[336] = b[0] + VectorMath.SumAcross(s7_0);  new Span<float>(&y[337], 13).Clear();
    y[384] = b[0] + VectorMath.SumAcross(s8_0);  new Span<float>(&y[385], 13).Clear();
    y[432] = b[0] + VectorMath.SumAcross(s9_0);  new Span<float>(&y[433], 13).Clear();
    y[480] = b[0] + VectorMath.SumAcross(s10_0);  new Span<float>(&y[481], 13).Clear();
    y[528] = b[0] + VectorMath.SumAcross(s11_0);  new Span<float>(&y[529], 13).Clear();
}

// z [rows x 35] = x [rows x 512] times W [512 x 35] + b: 4 rows by 2 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1Forward4x2(float* x, float* w, float* y, float* b)
{
    V b0 = Load(b), b1 = Load(&b[16]);
    V s0_0 = b0, s0_1 = b1;  V s1_0 = b0, s1_1 = b1;  V s2_0 = b0, s2_1 = b1;  V s3_0 = b0, s3_1 = b1;
    for (float* end = w + 512 * 32; w < end; x++, w += 32)
    {
        // Prefetches what this loop reads 4 steps later.
        Cache.ToL1(&w[128]);  Cache.ToL1(&w[144]);
        V w0 = Load(w);  V w1 = Load(&w[16]);
        V x0 = Create(x[0]);
        s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
        V x1 = Create(x[512]);
        s1_0 = MultiplyAddEstimate(x1, w0, s1_0);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);
        V x2 = Create(x[1024]);
        s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s2_1 = MultiplyAddEstimate(x2, w1, s2_1);
        V x3 = Create(x[1536]);
        s3_0 = MultiplyAddEstimate(x3, w0, s3_0);  s3_1 = MultiplyAddEstimate(x3, w1, s3_1);
    }

    s0_0.Store(y);  s0_1.Store(&y[16]);  s1_0.Store(&y[48]);  s1_1.Store(&y[64]);
    s2_0.Store(&y[96]);  s2_1.Store(&y[112]);  s3_0.Store(&y[144]);  s3_1.Store(&y[160]);
}

// z [rows x 3] = x [rows x 512] times W [512 x 3] + b: 4 rows by 3 columns at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1ForwardSplit4x3(float* p, float* x, float* y, int c)
{
    float* w = p + Dense1Weights + 16384 + 528 * c;
    V s0_0 = Zero, s0_1 = Zero, s0_2 = Zero;  V s1_0 = Zero, s1_1 = Zero, s1_2 = Zero;
    V s2_0 = Zero, s2_1 = Zero, s2_2 = Zero;  V s3_0 = Zero, s3_1 = Zero, s3_2 = Zero;
    for (float* end = w + 512; w < end; x += 16, w += 16)
    {
        V x0 = Load(x);  V x1 = Load(&x[512]);  V x2 = Load(&x[1024]);  V x3 = Load(&x[1536]);
        V w0 = Load(w);
        s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s1_0 = MultiplyAddEstimate(x1, w0, s1_0);
        s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s3_0 = MultiplyAddEstimate(x3, w0, s3_0);
        V w1 = Load(&w[528]);
        s0_1 = MultiplyAddEstimate(x0, w1, s0_1);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);
        s2_1 = MultiplyAddEstimate(x2, w1, s2_1);  s3_1 = MultiplyAddEstimate(x3, w1, s3_1);
        V w2 = Load(&w[1056]);
        s0_2 = MultiplyAddEstimate(x0, w2, s0_2);  s1_2 = MultiplyAddEstimate(x1, w2, s1_2);
        s2_2 = MultiplyAddEstimate(x2, w2, s2_2);  s3_2 = MultiplyAddEstimate(x3, w2, s3_2);
    }

    y += c;
    float* b = p + Dense1Bias + 32 + c;
    VectorMath.AddSums(y, b, s0_0, s0_1, s0_2, Zero);  new Span<float>(&y[4], 12).Clear();
    VectorMath.AddSums(&y[48], b, s1_0, s1_1, s1_2, Zero);  new Span<float>(&y[52], 12).Clear();
    VectorMath.AddSums(&y[96], b, s2_0, s2_1, s2_2, Zero);  new Span<float>(&y[100], 12).Clear();
    VectorMath.AddSums(&y[144], b, s3_0, s3_1, s3_2, Zero);  new Span<float>(&y[148], 12).Clear();
}

// z [rows x 35] = x [rows x 512] times W [512 x 35] + b: 1 row by 2 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveInlining)]
private static void Dense1Forward1x2(float* x, float* w, float* y, float* b)
{
    V b0 = Load(b), b1 = Load(&b[16]);
    V s0_0 = b0, s0_1 = b1;
    V t0_0 = Zero, t0_1 = Zero;
    V u0_0 = Zero, u0_1 = Zero;
    V v0_0 = Zero, v0_1 = Zero;
    for (float* end = w + 512 * 32; w < end; x += 4, w += 128)
    {
        V w0 = Load(w);  V w1 = Load(&w[16]);
        V x0 = Create(x[0]);
        s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
        V w0t = Load(&w[32]);  V w1t = Load(&w[48]);
        V x0t = Create(x[1]);
        t0_0 = MultiplyAddEstimate(x0t, w0t, t0_0);  t0_1 = MultiplyAddEstimate(x0t, w1t, t0_1);
        V w0u = Load(&w[64]);  V w1u = Load(&w[80]);
        V x0u = Create(x[2]);
        u0_0 = MultiplyAddEstimate(x0u, w0u, u0_0);  u0_1 = MultiplyAddEstimate(x0u, w1u, u0_1);
        V w0v = Load(&w[96]);  V w1v = Load(&w[112]);
        V x0v = Create(x[3]);
        v0_0 = MultiplyAddEstimate(x0v, w0v, v0_0);  v0_1 = MultiplyAddEstimate(x0v, w1v, v0_1);
    }

    s0_0 = (s0_0 + t0_0) + (u0_0 + v0_0);  s0_1 = (s0_1 + t0_1) + (u0_1 + v0_1);
    s0_0.Store(y);  s0_1.Store(&y[16]);
}

// z [rows x 3] = x [rows x 512] times W [512 x 3] + b: 1 row by 3 columns at a time.
[MethodImpl(MethodImplOptions.AggressiveInlining)]
private static void Dense1ForwardSplit1x3(float* p, float* x, float* y, int c)
{
    float* w = p + Dense1Weights + 16384 + 528 * c;
    V s0_0 = Zero, s0_1 = Zero, s0_2 = Zero;
    for (float* end = w + 512; w < end; x += 16, w += 16)
    {
        V x0 = Load(x);
        V w0 = Load(w);  s0_0 = MultiplyAddEstimate(x0, w0, s0_0);
        V w1 = Load(&w[528]);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
        V w2 = Load(&w[1056]);  s0_2 = MultiplyAddEstimate(x0, w2, s0_2);
    }

    y += c;
    float* b = p + Dense1Bias + 32 + c;
    VectorMath.AddSums(y, b, s0_0, s0_1, s0_2, Zero);  new Span<float>(&y[4], 12).Clear();
}
