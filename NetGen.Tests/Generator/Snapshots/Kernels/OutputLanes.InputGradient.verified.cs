// dx = d W^T; t holds the weights transposed.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Dense2InputGradient(float* t, float* d, float* dx, int rows)
{
    int r = 0;
    for (; r + 12 <= rows; r += 12)
        Dense2InputGradient12x2(t, d + 32L * r, dx + 32L * r, 0);

    for (; r + 4 <= rows; r += 4)
        Dense2InputGradient4x2(t, d + 32L * r, dx + 32L * r, 0);

    for (; r < rows; r++)
        Dense2InputGradient1x2(t, d + 32L * r, dx + 32L * r, 0);
}

[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense2InputGradient12x2(float* t, float* d, float* dx, int c)
{
    float* w = t + c;
    V s0_0 = Zero, s0_1 = Zero;
    V s1_0 = Zero, s1_1 = Zero;
    V s2_0 = Zero, s2_1 = Zero;
    V s3_0 = Zero, s3_1 = Zero;
    V s4_0 = Zero, s4_1 = Zero;
    V s5_0 = Zero, s5_1 = Zero;
    V s6_0 = Zero, s6_1 = Zero;
    V s7_0 = Zero, s7_1 = Zero;
    V s8_0 = Zero, s8_1 = Zero;
    V s9_0 = Zero, s9_1 = Zero;
    V s10_0 = Zero, s10_1 = Zero;
    V s11_0 = Zero, s11_1 = Zero;
    for (float* end = w + 24 * 32; w < end; d++, w += 32)
    {
        V w0 = Load(w), w1 = Load(&w[16]);
        V x0 = Create(d[0]);  s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
        V x1 = Create(d[32]);  s1_0 = MultiplyAddEstimate(x1, w0, s1_0);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);
        V x2 = Create(d[64]);  s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s2_1 = MultiplyAddEstimate(x2, w1, s2_1);
        V x3 = Create(d[96]);  s3_0 = MultiplyAddEstimate(x3, w0, s3_0);  s3_1 = MultiplyAddEstimate(x3, w1, s3_1);
        V x4 = Create(d[128]);  s4_0 = MultiplyAddEstimate(x4, w0, s4_0);  s4_1 = MultiplyAddEstimate(x4, w1, s4_1);
        V x5 = Create(d[160]);  s5_0 = MultiplyAddEstimate(x5, w0, s5_0);  s5_1 = MultiplyAddEstimate(x5, w1, s5_1);
        V x6 = Create(d[192]);  s6_0 = MultiplyAddEstimate(x6, w0, s6_0);  s6_1 = MultiplyAddEstimate(x6, w1, s6_1);
        V x7 = Create(d[224]);  s7_0 = MultiplyAddEstimate(x7, w0, s7_0);  s7_1 = MultiplyAddEstimate(x7, w1, s7_1);
        V x8 = Create(d[256]);  s8_0 = MultiplyAddEstimate(x8, w0, s8_0);  s8_1 = MultiplyAddEstimate(x8, w1, s8_1);
        V x9 = Create(d[288]);  s9_0 = MultiplyAddEstimate(x9, w0, s9_0);  s9_1 = MultiplyAddEstimate(x9, w1, s9_1);
        V x10 = Create(d[320]);  s10_0 = MultiplyAddEstimate(x10, w0, s10_0);  s10_1 = MultiplyAddEstimate(x10, w1, s10_1);
        V x11 = Create(d[352]);  s11_0 = MultiplyAddEstimate(x11, w0, s11_0);  s11_1 = MultiplyAddEstimate(x11, w1, s11_1);
    }

    dx += c;
    s0_0.Store(dx);  s0_1.Store(&dx[16]);
    s1_0.Store(&dx[32]);  s1_1.Store(&dx[48]);
    s2_0.Store(&dx[64]);  s2_1.Store(&dx[80]);
    s3_0.Store(&dx[96]);  s3_1.Store(&dx[112]);
    s4_0.Store(&dx[128]);  s4_1.Store(&dx[144]);
    s5_0.Store(&dx[160]);  s5_1.Store(&dx[176]);
    s6_0.Store(&dx[192]);  s6_1.Store(&dx[208]);
    s7_0.Store(&dx[224]);  s7_1.Store(&dx[240]);
    s8_0.Store(&dx[256]);  s8_1.Store(&dx[272]);
    s9_0.Store(&dx[288]);  s9_1.Store(&dx[304]);
    s10_0.Store(&dx[320]);  s10_1.Store(&dx[336]);
    s11_0.Store(&dx[352]);  s11_1.Store(&dx[368]);
}

[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense2InputGradient4x2(float* t, float* d, float* dx, int c)
{
    float* w = t + c;
    V s0_0 = Zero, s0_1 = Zero;
    V s1_0 = Zero, s1_1 = Zero;
    V s2_0 = Zero, s2_1 = Zero;
    V s3_0 = Zero, s3_1 = Zero;
    for (float* end = w + 24 * 32; w < end; d++, w += 32)
    {
        V w0 = Load(w), w1 = Load(&w[16]);
        V x0 = Create(d[0]);  s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
        V x1 = Create(d[32]);  s1_0 = MultiplyAddEstimate(x1, w0, s1_0);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);
        V x2 = Create(d[64]);  s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s2_1 = MultiplyAddEstimate(x2, w1, s2_1);
        V x3 = Create(d[96]);  s3_0 = MultiplyAddEstimate(x3, w0, s3_0);  s3_1 = MultiplyAddEstimate(x3, w1, s3_1);
    }

    dx += c;
    s0_0.Store(dx);  s0_1.Store(&dx[16]);
    s1_0.Store(&dx[32]);  s1_1.Store(&dx[48]);
    s2_0.Store(&dx[64]);  s2_1.Store(&dx[80]);
    s3_0.Store(&dx[96]);  s3_1.Store(&dx[112]);
}

[MethodImpl(MethodImplOptions.AggressiveInlining)]
private static void Dense2InputGradient1x2(float* t, float* d, float* dx, int c)
{
    float* w = t + c;
    V s0_0 = Zero, s0_1 = Zero;
    V t0_0 = Zero, t0_1 = Zero;
    V u0_0 = Zero, u0_1 = Zero;
    V v0_0 = Zero, v0_1 = Zero;
    for (float* end = w + 24 * 32; w < end; d += 4, w += 128)
    {
        V w0 = Load(w), w1 = Load(&w[16]);
        V x0 = Create(d[0]);  s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
        V w0t = Load(&w[32]), w1t = Load(&w[48]);
        V x0t = Create(d[1]);  t0_0 = MultiplyAddEstimate(x0t, w0t, t0_0);  t0_1 = MultiplyAddEstimate(x0t, w1t, t0_1);
        V w0u = Load(&w[64]), w1u = Load(&w[80]);
        V x0u = Create(d[2]);  u0_0 = MultiplyAddEstimate(x0u, w0u, u0_0);  u0_1 = MultiplyAddEstimate(x0u, w1u, u0_1);
        V w0v = Load(&w[96]), w1v = Load(&w[112]);
        V x0v = Create(d[3]);  v0_0 = MultiplyAddEstimate(x0v, w0v, v0_0);  v0_1 = MultiplyAddEstimate(x0v, w1v, v0_1);
    }

    s0_0 = (s0_0 + t0_0) + (u0_0 + v0_0);  s0_1 = (s0_1 + t0_1) + (u0_1 + v0_1);
    dx += c;
    s0_0.Store(dx);  s0_1.Store(&dx[16]);
}
