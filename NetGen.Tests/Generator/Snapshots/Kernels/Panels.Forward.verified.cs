// z = x W + b.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Dense1Forward(float* p, float* x, float* y, int rows)
{
    for (int block = 0, last; block < rows; block = last)
    {
        last = Math.Min(rows, block + 144);
        int r = block, first = block;
        for (int c = 0; c < 160; c += 32)
            for (r = first; r + 12 <= last; r += 12)
                Dense1Forward12x2(p, x + 900L * r, y + 160L * r, c);
        first = r;

        for (int c = 0; c < 160; c += 32)
            for (r = first; r + 4 <= last; r += 4)
                Dense1Forward4x2(p, x + 900L * r, y + 160L * r, c);
        first = r;

        for (int c = 0; c < 160; c += 32)
            for (r = first; r < last; r++)
                Dense1Forward1x2(p, x + 900L * r, y + 160L * r, c);
    }
}

[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1Forward12x2(float* p, float* x, float* y, int c)
{
    float* w = p + Dense1Weights + 901 * c;
    V b0 = Load(&p[Dense1Bias + c]), b1 = Load(&p[Dense1Bias + c + 16]);
    V s0_0 = b0, s0_1 = b1;
    V s1_0 = b0, s1_1 = b1;
    V s2_0 = b0, s2_1 = b1;
    V s3_0 = b0, s3_1 = b1;
    V s4_0 = b0, s4_1 = b1;
    V s5_0 = b0, s5_1 = b1;
    V s6_0 = b0, s6_1 = b1;
    V s7_0 = b0, s7_1 = b1;
    V s8_0 = b0, s8_1 = b1;
    V s9_0 = b0, s9_1 = b1;
    V s10_0 = b0, s10_1 = b1;
    V s11_0 = b0, s11_1 = b1;
    for (float* end = w + 900 * 32; w < end; x++, w += 32)
    {
        Cache.ToL1(&w[128]);  Cache.ToL1(&w[144]);    // 4 depths ahead
        V w0 = Load(w), w1 = Load(&w[16]);
        V x0 = Create(x[0]);  s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
        V x1 = Create(x[900]);  s1_0 = MultiplyAddEstimate(x1, w0, s1_0);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);
        V x2 = Create(x[1800]);  s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s2_1 = MultiplyAddEstimate(x2, w1, s2_1);
        V x3 = Create(x[2700]);  s3_0 = MultiplyAddEstimate(x3, w0, s3_0);  s3_1 = MultiplyAddEstimate(x3, w1, s3_1);
        V x4 = Create(x[3600]);  s4_0 = MultiplyAddEstimate(x4, w0, s4_0);  s4_1 = MultiplyAddEstimate(x4, w1, s4_1);
        V x5 = Create(x[4500]);  s5_0 = MultiplyAddEstimate(x5, w0, s5_0);  s5_1 = MultiplyAddEstimate(x5, w1, s5_1);
        V x6 = Create(x[5400]);  s6_0 = MultiplyAddEstimate(x6, w0, s6_0);  s6_1 = MultiplyAddEstimate(x6, w1, s6_1);
        V x7 = Create(x[6300]);  s7_0 = MultiplyAddEstimate(x7, w0, s7_0);  s7_1 = MultiplyAddEstimate(x7, w1, s7_1);
        V x8 = Create(x[7200]);  s8_0 = MultiplyAddEstimate(x8, w0, s8_0);  s8_1 = MultiplyAddEstimate(x8, w1, s8_1);
        V x9 = Create(x[8100]);  s9_0 = MultiplyAddEstimate(x9, w0, s9_0);  s9_1 = MultiplyAddEstimate(x9, w1, s9_1);
        V x10 = Create(x[9000]);  s10_0 = MultiplyAddEstimate(x10, w0, s10_0);  s10_1 = MultiplyAddEstimate(x10, w1, s10_1);
        V x11 = Create(x[9900]);  s11_0 = MultiplyAddEstimate(x11, w0, s11_0);  s11_1 = MultiplyAddEstimate(x11, w1, s11_1);
    }

    y += c;
    s0_0.Store(y);  s0_1.Store(&y[16]);
    s1_0.Store(&y[160]);  s1_1.Store(&y[176]);
    s2_0.Store(&y[320]);  s2_1.Store(&y[336]);
    s3_0.Store(&y[480]);  s3_1.Store(&y[496]);
    s4_0.Store(&y[640]);  s4_1.Store(&y[656]);
    s5_0.Store(&y[800]);  s5_1.Store(&y[816]);
    s6_0.Store(&y[960]);  s6_1.Store(&y[976]);
    s7_0.Store(&y[1120]);  s7_1.Store(&y[1136]);
    s8_0.Store(&y[1280]);  s8_1.Store(&y[1296]);
    s9_0.Store(&y[1440]);  s9_1.Store(&y[1456]);
    s10_0.Store(&y[1600]);  s10_1.Store(&y[1616]);
    s11_0.Store(&y[1760]);  s11_1.Store(&y[1776]);
}

[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1Forward4x2(float* p, float* x, float* y, int c)
{
    float* w = p + Dense1Weights + 901 * c;
    V b0 = Load(&p[Dense1Bias + c]), b1 = Load(&p[Dense1Bias + c + 16]);
    V s0_0 = b0, s0_1 = b1;
    V s1_0 = b0, s1_1 = b1;
    V s2_0 = b0, s2_1 = b1;
    V s3_0 = b0, s3_1 = b1;
    for (float* end = w + 900 * 32; w < end; x++, w += 32)
    {
        Cache.ToL1(&w[128]);  Cache.ToL1(&w[144]);    // 4 depths ahead
        V w0 = Load(w), w1 = Load(&w[16]);
        V x0 = Create(x[0]);  s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
        V x1 = Create(x[900]);  s1_0 = MultiplyAddEstimate(x1, w0, s1_0);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);
        V x2 = Create(x[1800]);  s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s2_1 = MultiplyAddEstimate(x2, w1, s2_1);
        V x3 = Create(x[2700]);  s3_0 = MultiplyAddEstimate(x3, w0, s3_0);  s3_1 = MultiplyAddEstimate(x3, w1, s3_1);
    }

    y += c;
    s0_0.Store(y);  s0_1.Store(&y[16]);
    s1_0.Store(&y[160]);  s1_1.Store(&y[176]);
    s2_0.Store(&y[320]);  s2_1.Store(&y[336]);
    s3_0.Store(&y[480]);  s3_1.Store(&y[496]);
}

[MethodImpl(MethodImplOptions.AggressiveInlining)]
private static void Dense1Forward1x2(float* p, float* x, float* y, int c)
{
    float* w = p + Dense1Weights + 901 * c;
    V b0 = Load(&p[Dense1Bias + c]), b1 = Load(&p[Dense1Bias + c + 16]);
    V s0_0 = b0, s0_1 = b1;
    V t0_0 = Zero, t0_1 = Zero;
    V u0_0 = Zero, u0_1 = Zero;
    V v0_0 = Zero, v0_1 = Zero;
    for (float* end = w + 900 * 32; w < end; x += 4, w += 128)
    {
        V w0 = Load(w), w1 = Load(&w[16]);
        V x0 = Create(x[0]);  s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
        V w0t = Load(&w[32]), w1t = Load(&w[48]);
        V x0t = Create(x[1]);  t0_0 = MultiplyAddEstimate(x0t, w0t, t0_0);  t0_1 = MultiplyAddEstimate(x0t, w1t, t0_1);
        V w0u = Load(&w[64]), w1u = Load(&w[80]);
        V x0u = Create(x[2]);  u0_0 = MultiplyAddEstimate(x0u, w0u, u0_0);  u0_1 = MultiplyAddEstimate(x0u, w1u, u0_1);
        V w0v = Load(&w[96]), w1v = Load(&w[112]);
        V x0v = Create(x[3]);  v0_0 = MultiplyAddEstimate(x0v, w0v, v0_0);  v0_1 = MultiplyAddEstimate(x0v, w1v, v0_1);
    }

    s0_0 = (s0_0 + t0_0) + (u0_0 + v0_0);  s0_1 = (s0_1 + t0_1) + (u0_1 + v0_1);
    y += c;
    s0_0.Store(y);  s0_1.Store(&y[16]);
}
