// z = x W + b.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Dense1Forward(float* p, float* x, float* y, int rows)
{
    int r = 0;
    for (; r + 6 <= rows; r += 6)
        Dense1Forward6x2(p, x + 48L * r, y + 8L * r, 0);

    for (; r + 2 <= rows; r += 2)
        Dense1Forward2x2(p, x + 48L * r, y + 8L * r, 0);

    for (; r < rows; r++)
        Dense1Forward1x2(p, x + 48L * r, y + 8L * r, 0);
}

// z [rows x 2] = x [rows x 48] times W [48 x 2] + b: 6 rows by 2 columns at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1Forward6x2(float* p, float* x, float* y, int c)
{
    float* w = p + Dense1Weights + 48 * c;
    V s0_0 = Zero, s0_1 = Zero;  V s1_0 = Zero, s1_1 = Zero;  V s2_0 = Zero, s2_1 = Zero;
    V s3_0 = Zero, s3_1 = Zero;  V s4_0 = Zero, s4_1 = Zero;  V s5_0 = Zero, s5_1 = Zero;
    for (float* end = w + 48; w < end; x += 16, w += 16)
    {
        V x0 = Load(x);  V x1 = Load(&x[48]);  V x2 = Load(&x[96]);  V x3 = Load(&x[144]);
        V x4 = Load(&x[192]);  V x5 = Load(&x[240]);
        V w0 = Load(w);
        s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s1_0 = MultiplyAddEstimate(x1, w0, s1_0);
        s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s3_0 = MultiplyAddEstimate(x3, w0, s3_0);
        s4_0 = MultiplyAddEstimate(x4, w0, s4_0);  s5_0 = MultiplyAddEstimate(x5, w0, s5_0);
        V w1 = Load(&w[48]);
        s0_1 = MultiplyAddEstimate(x0, w1, s0_1);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);
        s2_1 = MultiplyAddEstimate(x2, w1, s2_1);  s3_1 = MultiplyAddEstimate(x3, w1, s3_1);
        s4_1 = MultiplyAddEstimate(x4, w1, s4_1);  s5_1 = MultiplyAddEstimate(x5, w1, s5_1);
    }

    y += c;
    float* b = p + Dense1Bias + c;
    VectorMath.AddSums(y, b, s0_0, s0_1, Zero, Zero);  new Span<float>(&y[4], 4).Clear();
    VectorMath.AddSums(&y[8], b, s1_0, s1_1, Zero, Zero);  new Span<float>(&y[12], 4).Clear();
    VectorMath.AddSums(&y[16], b, s2_0, s2_1, Zero, Zero);  new Span<float>(&y[20], 4).Clear();
    VectorMath.AddSums(&y[24], b, s3_0, s3_1, Zero, Zero);  new Span<float>(&y[28], 4).Clear();
    VectorMath.AddSums(&y[32], b, s4_0, s4_1, Zero, Zero);  new Span<float>(&y[36], 4).Clear();
    VectorMath.AddSums(&y[40], b, s5_0, s5_1, Zero, Zero);  new Span<float>(&y[44], 4).Clear();
}

// z [rows x 2] = x [rows x 48] times W [48 x 2] + b: 2 rows by 2 columns at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1Forward2x2(float* p, float* x, float* y, int c)
{
    float* w = p + Dense1Weights + 48 * c;
    V s0_0 = Zero, s0_1 = Zero;  V s1_0 = Zero, s1_1 = Zero;
    for (float* end = w + 48; w < end; x += 16, w += 16)
    {
        V x0 = Load(x);  V x1 = Load(&x[48]);
        V w0 = Load(w);
        s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s1_0 = MultiplyAddEstimate(x1, w0, s1_0);
        V w1 = Load(&w[48]);
        s0_1 = MultiplyAddEstimate(x0, w1, s0_1);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);
    }

    y += c;
    float* b = p + Dense1Bias + c;
    VectorMath.AddSums(y, b, s0_0, s0_1, Zero, Zero);  new Span<float>(&y[4], 4).Clear();
    VectorMath.AddSums(&y[8], b, s1_0, s1_1, Zero, Zero);  new Span<float>(&y[12], 4).Clear();
}

// z [rows x 2] = x [rows x 48] times W [48 x 2] + b: 1 row by 2 columns at a time.
[MethodImpl(MethodImplOptions.AggressiveInlining)]
private static void Dense1Forward1x2(float* p, float* x, float* y, int c)
{
    float* w = p + Dense1Weights + 48 * c;
    V s0_0 = Zero, s0_1 = Zero;
    for (float* end = w + 48; w < end; x += 16, w += 16)
    {
        V x0 = Load(x);
        V w0 = Load(w);  s0_0 = MultiplyAddEstimate(x0, w0, s0_0);
        V w1 = Load(&w[48]);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
    }

    y += c;
    float* b = p + Dense1Bias + c;
    VectorMath.AddSums(y, b, s0_0, s0_1, Zero, Zero);  new Span<float>(&y[4], 4).Clear();
}
