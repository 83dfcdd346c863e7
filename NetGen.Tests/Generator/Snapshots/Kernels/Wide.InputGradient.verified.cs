// dx = d W^T.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Dense2InputGradient(float* p, float* d, float* dx, int rows)
{
    int r = 0;
    for (; r + 6 <= rows; r += 6)
        for (int c = 0; c < 20; c += 4)
            Dense2InputGradient6x4(p, d + 272L * r, dx + 32L * r, c);

    for (; r + 2 <= rows; r += 2)
    {
        for (int c = 0; c < 14; c += 7)
            Dense2InputGradient2x7(p, d + 272L * r, dx + 32L * r, c);
        Dense2InputGradient2x6(p, d + 272L * r, dx + 32L * r, 14);
    }

    for (; r < rows; r++)
    {
        for (int c = 0; c < 14; c += 7)
            Dense2InputGradient1x7(p, d + 272L * r, dx + 32L * r, c);
        Dense2InputGradient1x6(p, d + 272L * r, dx + 32L * r, 14);
    }
}

// dx [rows x 20] = d [rows x 272] times W^T [272 x 20]: 6 rows by 4 columns at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense2InputGradient6x4(float* p, float* d, float* dx, int c)
{
    float* w = p + Dense2Weights + 272 * c;
    V s0_0 = Zero, s0_1 = Zero, s0_2 = Zero, s0_3 = Zero;
    V s1_0 = Zero, s1_1 = Zero, s1_2 = Zero, s1_3 = Zero;
    V s2_0 = Zero, s2_1 = Zero, s2_2 = Zero, s2_3 = Zero;
    V s3_0 = Zero, s3_1 = Zero, s3_2 = Zero, s3_3 = Zero;
    V s4_0 = Zero, s4_1 = Zero, s4_2 = Zero, s4_3 = Zero;
    V s5_0 = Zero, s5_1 = Zero, s5_2 = Zero, s5_3 = Zero;
    for (float* end = w + 272; w < end; d += 16, w += 16)
    {
        V d0 = Load(d);  V d1 = Load(&d[272]);  V d2 = Load(&d[544]);  V d3 = Load(&d[816]);
        V d4 = Load(&d[1088]);  V d5 = Load(&d[1360]);
        V w0 = Load(w);
        s0_0 = MultiplyAddEstimate(d0, w0, s0_0);  s1_0 = MultiplyAddEstimate(d1, w0, s1_0);
        s2_0 = MultiplyAddEstimate(d2, w0, s2_0);  s3_0 = MultiplyAddEstimate(d3, w0, s3_0);
        s4_0 = MultiplyAddEstimate(d4, w0, s4_0);  s5_0 = MultiplyAddEstimate(d5, w0, s5_0);
        V w1 = Load(&w[272]);
        s0_1 = MultiplyAddEstimate(d0, w1, s0_1);  s1_1 = MultiplyAddEstimate(d1, w1, s1_1);
        s2_1 = MultiplyAddEstimate(d2, w1, s2_1);  s3_1 = MultiplyAddEstimate(d3, w1, s3_1);
        s4_1 = MultiplyAddEstimate(d4, w1, s4_1);  s5_1 = MultiplyAddEstimate(d5, w1, s5_1);
        V w2 = Load(&w[544]);
        s0_2 = MultiplyAddEstimate(d0, w2, s0_2);  s1_2 = MultiplyAddEstimate(d1, w2, s1_2);
        s2_2 = MultiplyAddEstimate(d2, w2, s2_2);  s3_2 = MultiplyAddEstimate(d3, w2, s3_2);
        s4_2 = MultiplyAddEstimate(d4, w2, s4_2);  s5_2 = MultiplyAddEstimate(d5, w2, s5_2);
        V w3 = Load(&w[816]);
        s0_3 = MultiplyAddEstimate(d0, w3, s0_3);  s1_3 = MultiplyAddEstimate(d1, w3, s1_3);
        s2_3 = MultiplyAddEstimate(d2, w3, s2_3);  s3_3 = MultiplyAddEstimate(d3, w3, s3_3);
        s4_3 = MultiplyAddEstimate(d4, w3, s4_3);  s5_3 = MultiplyAddEstimate(d5, w3, s5_3);
    }

    dx += c;
    VectorMath.StoreSums(dx, s0_0, s0_1, s0_2, s0_3);  new Span<float>(&dx[4], 12).Clear();
    VectorMath.StoreSums(&dx[32], s1_0, s1_1, s1_2, s1_3);  new Span<float>(&dx[36], 12).Clear();
    VectorMath.StoreSums(&dx[64], s2_0, s2_1, s2_2, s2_3);  new Span<float>(&dx[68], 12).Clear();
    VectorMath.StoreSums(&dx[96], s3_0, s3_1, s3_2, s3_3);  new Span<float>(&dx[100], 12).Clear();
    VectorMath.StoreSums(&dx[128], s4_0, s4_1, s4_2, s4_3);  new Span<float>(&dx[132], 12).Clear();
    VectorMath.StoreSums(&dx[160], s5_0, s5_1, s5_2, s5_3);  new Span<float>(&dx[164], 12).Clear();
}

// dx [rows x 20] = d [rows x 272] times W^T [272 x 20]: 2 rows by 7 columns at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense2InputGradient2x7(float* p, float* d, float* dx, int c)
{
    float* w = p + Dense2Weights + 272 * c;
    V s0_0 = Zero, s0_1 = Zero, s0_2 = Zero, s0_3 = Zero, s0_4 = Zero, s0_5 = Zero, s0_6 = Zero;
    V s1_0 = Zero, s1_1 = Zero, s1_2 = Zero, s1_3 = Zero, s1_4 = Zero, s1_5 = Zero, s1_6 = Zero;
    for (float* end = w + 272; w < end; d += 16, w += 16)
    {
        V d0 = Load(d);  V d1 = Load(&d[272]);
        V w0 = Load(w);
        s0_0 = MultiplyAddEstimate(d0, w0, s0_0);  s1_0 = MultiplyAddEstimate(d1, w0, s1_0);
        V w1 = Load(&w[272]);
        s0_1 = MultiplyAddEstimate(d0, w1, s0_1);  s1_1 = MultiplyAddEstimate(d1, w1, s1_1);
        V w2 = Load(&w[544]);
        s0_2 = MultiplyAddEstimate(d0, w2, s0_2);  s1_2 = MultiplyAddEstimate(d1, w2, s1_2);
        V w3 = Load(&w[816]);
        s0_3 = MultiplyAddEstimate(d0, w3, s0_3);  s1_3 = MultiplyAddEstimate(d1, w3, s1_3);
        V w4 = Load(&w[1088]);
        s0_4 = MultiplyAddEstimate(d0, w4, s0_4);  s1_4 = MultiplyAddEstimate(d1, w4, s1_4);
        V w5 = Load(&w[1360]);
        s0_5 = MultiplyAddEstimate(d0, w5, s0_5);  s1_5 = MultiplyAddEstimate(d1, w5, s1_5);
        V w6 = Load(&w[1632]);
        s0_6 = MultiplyAddEstimate(d0, w6, s0_6);  s1_6 = MultiplyAddEstimate(d1, w6, s1_6);
    }

    dx += c;
    VectorMath.StoreSums(dx, s0_0, s0_1, s0_2, s0_3);
    VectorMath.StoreSums(&dx[4], s0_4, s0_5, s0_6, Zero);
    VectorMath.StoreSums(&dx[32], s1_0, s1_1, s1_2, s1_3);
    VectorMath.StoreSums(&dx[36], s1_4, s1_5, s1_6, Zero);
}

// dx [rows x 20] = d [rows x 272] times W^T [272 x 20]: 2 rows by 6 columns at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense2InputGradient2x6(float* p, float* d, float* dx, int c)
{
    float* w = p + Dense2Weights + 272 * c;
    V s0_0 = Zero, s0_1 = Zero, s0_2 = Zero, s0_3 = Zero, s0_4 = Zero, s0_5 = Zero;
    V s1_0 = Zero, s1_1 = Zero, s1_2 = Zero, s1_3 = Zero, s1_4 = Zero, s1_5 = Zero;
    for (float* end = w + 272; w < end; d += 16, w += 16)
    {
        V d0 = Load(d);  V d1 = Load(&d[272]);
        V w0 = Load(w);
        s0_0 = MultiplyAddEstimate(d0, w0, s0_0);  s1_0 = MultiplyAddEstimate(d1, w0, s1_0);
        V w1 = Load(&w[272]);
        s0_1 = MultiplyAddEstimate(d0, w1, s0_1);  s1_1 = MultiplyAddEstimate(d1, w1, s1_1);
        V w2 = Load(&w[544]);
        s0_2 = MultiplyAddEstimate(d0, w2, s0_2);  s1_2 = MultiplyAddEstimate(d1, w2, s1_2);
        V w3 = Load(&w[816]);
        s0_3 = MultiplyAddEstimate(d0, w3, s0_3);  s1_3 = MultiplyAddEstimate(d1, w3, s1_3);
        V w4 = Load(&w[1088]);
        s0_4 = MultiplyAddEstimate(d0, w4, s0_4);  s1_4 = MultiplyAddEstimate(d1, w4, s1_4);
        V w5 = Load(&w[1360]);
        s0_5 = MultiplyAddEstimate(d0, w5, s0_5);  s1_5 = MultiplyAddEstimate(d1, w5, s1_5);
    }

    dx += c;
    VectorMath.StoreSums(dx, s0_0, s0_1, s0_2, s0_3);
    VectorMath.StoreSums(&dx[4], s0_4, s0_5, Zero, Zero);  new Span<float>(&dx[8], 10).Clear();
    VectorMath.StoreSums(&dx[32], s1_0, s1_1, s1_2, s1_3);
    VectorMath.StoreSums(&dx[36], s1_4, s1_5, Zero, Zero);  new Span<float>(&dx[40], 10).Clear();
}

// dx [rows x 20] = d [rows x 272] times W^T [272 x 20]: 1 row by 7 columns at a time.
[MethodImpl(MethodImplOptions.AggressiveInlining)]
private static void Dense2InputGradient1x7(float* p, float* d, float* dx, int c)
{
    float* w = p + Dense2Weights + 272 * c;
    V s0_0 = Zero, s0_1 = Zero, s0_2 = Zero, s0_3 = Zero, s0_4 = Zero, s0_5 = Zero, s0_6 = Zero;
    for (float* end = w + 272; w < end; d += 16, w += 16)
    {
        V d0 = Load(d);
        V w0 = Load(w);  s0_0 = MultiplyAddEstimate(d0, w0, s0_0);
        V w1 = Load(&w[272]);  s0_1 = MultiplyAddEstimate(d0, w1, s0_1);
        V w2 = Load(&w[544]);  s0_2 = MultiplyAddEstimate(d0, w2, s0_2);
        V w3 = Load(&w[816]);  s0_3 = MultiplyAddEstimate(d0, w3, s0_3);
        V w4 = Load(&w[1088]);  s0_4 = MultiplyAddEstimate(d0, w4, s0_4);
        V w5 = Load(&w[1360]);  s0_5 = MultiplyAddEstimate(d0, w5, s0_5);
        V w6 = Load(&w[1632]);  s0_6 = MultiplyAddEstimate(d0, w6, s0_6);
    }

    dx += c;
    VectorMath.StoreSums(dx, s0_0, s0_1, s0_2, s0_3);
    VectorMath.StoreSums(&dx[4], s0_4, s0_5, s0_6, Zero);
}

// dx [rows x 20] = d [rows x 272] times W^T [272 x 20]: 1 row by 6 columns at a time.
[MethodImpl(MethodImplOptions.AggressiveInlining)]
private static void Dense2InputGradient1x6(float* p, float* d, float* dx, int c)
{
    float* w = p + Dense2Weights + 272 * c;
    V s0_0 = Zero, s0_1 = Zero, s0_2 = Zero, s0_3 = Zero, s0_4 = Zero, s0_5 = Zero;
    for (float* end = w + 272; w < end; d += 16, w += 16)
    {
        V d0 = Load(d);
        V w0 = Load(w);  s0_0 = MultiplyAddEstimate(d0, w0, s0_0);
        V w1 = Load(&w[272]);  s0_1 = MultiplyAddEstimate(d0, w1, s0_1);
        V w2 = Load(&w[544]);  s0_2 = MultiplyAddEstimate(d0, w2, s0_2);
        V w3 = Load(&w[816]);  s0_3 = MultiplyAddEstimate(d0, w3, s0_3);
        V w4 = Load(&w[1088]);  s0_4 = MultiplyAddEstimate(d0, w4, s0_4);
        V w5 = Load(&w[1360]);  s0_5 = MultiplyAddEstimate(d0, w5, s0_5);
    }

    dx += c;
    VectorMath.StoreSums(dx, s0_0, s0_1, s0_2, s0_3);
    VectorMath.StoreSums(&dx[4], s0_4, s0_5, Zero, Zero);  new Span<float>(&dx[8], 10).Clear();
}
