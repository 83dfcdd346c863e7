// dW = x^T d, handed over from the registers.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Dense1WeightGradient<S>(float* x, float* d, int rows, Share share, S sink)
    where S : struct, IGradientSink<S>
{
    // One row: nothing is summed, and weights pass by in the order in which they lie.
    if (rows == 1)
    {
        Dense1WeightGradientOfOneRow(x, d, share, sink.ForTensor(Tensor.Dense1Weights));
        return;
    }

    // For a block of inputs the outputs that fill vectors, and then those behind them.
    S weights = sink.ForTensor(Tensor.Dense1Weights);

    for (int block = 128 * share.Start(4); block < 128 * share.End(4); block += 128)
    {
        for (int i = 0; i < 84; i += 12)
            Dense1WeightGradient12x2(x, d, rows, block + i, 0, weights);
        for (int i = 84; i < 128; i += 11)
            Dense1WeightGradient11x2(x, d, rows, block + i, 0, weights);
        Dense1WeightGradientSplit3x8(x, d, rows, 0, block, weights);
    }
}

[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1WeightGradientOfOneRow<S>(float* x, float* d, Share share, S sink)
    where S : struct, IGradientSink<S>
{
    V d0 = Load(d);
    V d1 = Load(&d[16]);
    for (int i = share.Start(512); i < share.End(512); i++)
    {
        V xi = Create(x[i]);
        int w = Dense1Weights + 32 * i;
        sink.Accept(w, xi * d0);
        sink.Accept(w + 16, xi * d1);
    }

    d += 32;
    for (int i = share.Start(3); i < share.End(3); i++)
    {
        V di = Create(d[i]);
        int w = Dense1Weights + 16384 + 528 * i;
        for (int c = 0; c < 512; c += 64)
        {
            sink.Accept(w + c, di * Load(&x[c]));
            sink.Accept(w + c + 16, di * Load(&x[c + 16]));
            sink.Accept(w + c + 32, di * Load(&x[c + 32]));
            sink.Accept(w + c + 48, di * Load(&x[c + 48]));
        }
    }
}

[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1WeightGradient12x2<S>(float* x, float* d, int rows, int i, int c, S sink)
    where S : struct, IGradientSink<S>
{
    x += i;
    d += c;
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
    for (float* end = d + (long)rows * 48; d < end; x += 512, d += 48)
    {
        Cache.ToL2(&x[16]);    // for a tile to come
        Cache.ToL1(&x[2048]);  Cache.ToL1(&x[2059]);    // 4 depths ahead
        V w0 = Load(d), w1 = Load(&d[16]);
        V x0 = Create(x[0]);  s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
        V x1 = Create(x[1]);  s1_0 = MultiplyAddEstimate(x1, w0, s1_0);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);
        V x2 = Create(x[2]);  s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s2_1 = MultiplyAddEstimate(x2, w1, s2_1);
        V x3 = Create(x[3]);  s3_0 = MultiplyAddEstimate(x3, w0, s3_0);  s3_1 = MultiplyAddEstimate(x3, w1, s3_1);
        V x4 = Create(x[4]);  s4_0 = MultiplyAddEstimate(x4, w0, s4_0);  s4_1 = MultiplyAddEstimate(x4, w1, s4_1);
        V x5 = Create(x[5]);  s5_0 = MultiplyAddEstimate(x5, w0, s5_0);  s5_1 = MultiplyAddEstimate(x5, w1, s5_1);
        V x6 = Create(x[6]);  s6_0 = MultiplyAddEstimate(x6, w0, s6_0);  s6_1 = MultiplyAddEstimate(x6, w1, s6_1);
        V x7 = Create(x[7]);  s7_0 = MultiplyAddEstimate(x7, w0, s7_0);  s7_1 = MultiplyAddEstimate(x7, w1, s7_1);
        V x8 = Create(x[8]);  s8_0 = MultiplyAddEstimate(x8, w0, s8_0);  s8_1 = MultiplyAddEstimate(x8, w1, s8_1);
        V x9 = Create(x[9]);  s9_0 = MultiplyAddEstimate(x9, w0, s9_0);  s9_1 = MultiplyAddEstimate(x9, w1, s9_1);
        V x10 = Create(x[10]);  s10_0 = MultiplyAddEstimate(x10, w0, s10_0);  s10_1 = MultiplyAddEstimate(x10, w1, s10_1);
        V x11 = Create(x[11]);  s11_0 = MultiplyAddEstimate(x11, w0, s11_0);  s11_1 = MultiplyAddEstimate(x11, w1, s11_1);
    }

    int w = Dense1Weights + 32 * i + c;
    sink.Accept(w, s0_0);  sink.Accept(w + 16, s0_1);
    sink.Accept(w + 32, s1_0);  sink.Accept(w + 48, s1_1);
    sink.Accept(w + 64, s2_0);  sink.Accept(w + 80, s2_1);
    sink.Accept(w + 96, s3_0);  sink.Accept(w + 112, s3_1);
    sink.Accept(w + 128, s4_0);  sink.Accept(w + 144, s4_1);
    sink.Accept(w + 160, s5_0);  sink.Accept(w + 176, s5_1);
    sink.Accept(w + 192, s6_0);  sink.Accept(w + 208, s6_1);
    sink.Accept(w + 224, s7_0);  sink.Accept(w + 240, s7_1);
    sink.Accept(w + 256, s8_0);  sink.Accept(w + 272, s8_1);
    sink.Accept(w + 288, s9_0);  sink.Accept(w + 304, s9_1);
    sink.Accept(w + 320, s10_0);  sink.Accept(w + 336, s10_1);
    sink.Accept(w + 352, s11_0);  sink.Accept(w + 368, s11_1);
}

[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1WeightGradient11x2<S>(float* x, float* d, int rows, int i, int c, S sink)
    where S : struct, IGradientSink<S>
{
    x += i;
    d += c;
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
    for (float* end = d + (long)rows * 48; d < end; x += 512, d += 48)
    {
        Cache.ToL2(&x[16]);    // for a tile to come
        Cache.ToL1(&x[2048]);  Cache.ToL1(&x[2058]);    // 4 depths ahead
        V w0 = Load(d), w1 = Load(&d[16]);
        V x0 = Create(x[0]);  s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);
        V x1 = Create(x[1]);  s1_0 = MultiplyAddEstimate(x1, w0, s1_0);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);
        V x2 = Create(x[2]);  s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s2_1 = MultiplyAddEstimate(x2, w1, s2_1);
        V x3 = Create(x[3]);  s3_0 = MultiplyAddEstimate(x3, w0, s3_0);  s3_1 = MultiplyAddEstimate(x3, w1, s3_1);
        V x4 = Create(x[4]);  s4_0 = MultiplyAddEstimate(x4, w0, s4_0);  s4_1 = MultiplyAddEstimate(x4, w1, s4_1);
        V x5 = Create(x[5]);  s5_0 = MultiplyAddEstimate(x5, w0, s5_0);  s5_1 = MultiplyAddEstimate(x5, w1, s5_1);
        V x6 = Create(x[6]);  s6_0 = MultiplyAddEstimate(x6, w0, s6_0);  s6_1 = MultiplyAddEstimate(x6, w1, s6_1);
        V x7 = Create(x[7]);  s7_0 = MultiplyAddEstimate(x7, w0, s7_0);  s7_1 = MultiplyAddEstimate(x7, w1, s7_1);
        V x8 = Create(x[8]);  s8_0 = MultiplyAddEstimate(x8, w0, s8_0);  s8_1 = MultiplyAddEstimate(x8, w1, s8_1);
        V x9 = Create(x[9]);  s9_0 = MultiplyAddEstimate(x9, w0, s9_0);  s9_1 = MultiplyAddEstimate(x9, w1, s9_1);
        V x10 = Create(x[10]);  s10_0 = MultiplyAddEstimate(x10, w0, s10_0);  s10_1 = MultiplyAddEstimate(x10, w1, s10_1);
    }

    int w = Dense1Weights + 32 * i + c;
    sink.Accept(w, s0_0);  sink.Accept(w + 16, s0_1);
    sink.Accept(w + 32, s1_0);  sink.Accept(w + 48, s1_1);
    sink.Accept(w + 64, s2_0);  sink.Accept(w + 80, s2_1);
    sink.Accept(w + 96, s3_0);  sink.Accept(w + 112, s3_1);
    sink.Accept(w + 128, s4_0);  sink.Accept(w + 144, s4_1);
    sink.Accept(w + 160, s5_0);  sink.Accept(w + 176, s5_1);
    sink.Accept(w + 192, s6_0);  sink.Accept(w + 208, s6_1);
    sink.Accept(w + 224, s7_0);  sink.Accept(w + 240, s7_1);
    sink.Accept(w + 256, s8_0);  sink.Accept(w + 272, s8_1);
    sink.Accept(w + 288, s9_0);  sink.Accept(w + 304, s9_1);
    sink.Accept(w + 320, s10_0);  sink.Accept(w + 336, s10_1);
}

[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1WeightGradientSplit3x8<S>(float* x, float* d, int rows, int i, int c, S sink)
    where S : struct, IGradientSink<S>
{
    d += i + 32;
    x += c;
    V s0_0 = Zero, s0_1 = Zero, s0_2 = Zero, s0_3 = Zero, s0_4 = Zero, s0_5 = Zero, s0_6 = Zero, s0_7 = Zero;
    V s1_0 = Zero, s1_1 = Zero, s1_2 = Zero, s1_3 = Zero, s1_4 = Zero, s1_5 = Zero, s1_6 = Zero, s1_7 = Zero;
    V s2_0 = Zero, s2_1 = Zero, s2_2 = Zero, s2_3 = Zero, s2_4 = Zero, s2_5 = Zero, s2_6 = Zero, s2_7 = Zero;
    for (float* end = x + (long)rows * 512; x < end; d += 48, x += 512)
    {
        Cache.ToL1(&x[2048]);  Cache.ToL1(&x[2064]);  Cache.ToL1(&x[2080]);  Cache.ToL1(&x[2096]);  Cache.ToL1(&x[2112]);  Cache.ToL1(&x[2128]);  Cache.ToL1(&x[2144]);  Cache.ToL1(&x[2160]);    // 4 depths ahead
        V w0 = Load(x), w1 = Load(&x[16]), w2 = Load(&x[32]), w3 = Load(&x[48]), w4 = Load(&x[64]), w5 = Load(&x[80]), w6 = Load(&x[96]), w7 = Load(&x[112]);
        V x0 = Create(d[0]);  s0_0 = MultiplyAddEstimate(x0, w0, s0_0);  s0_1 = MultiplyAddEstimate(x0, w1, s0_1);  s0_2 = MultiplyAddEstimate(x0, w2, s0_2);  s0_3 = MultiplyAddEstimate(x0, w3, s0_3);  s0_4 = MultiplyAddEstimate(x0, w4, s0_4);  s0_5 = MultiplyAddEstimate(x0, w5, s0_5);  s0_6 = MultiplyAddEstimate(x0, w6, s0_6);  s0_7 = MultiplyAddEstimate(x0, w7, s0_7);
        V x1 = Create(d[1]);  s1_0 = MultiplyAddEstimate(x1, w0, s1_0);  s1_1 = MultiplyAddEstimate(x1, w1, s1_1);  s1_2 = MultiplyAddEstimate(x1, w2, s1_2);  s1_3 = MultiplyAddEstimate(x1, w3, s1_3);  s1_4 = MultiplyAddEstimate(x1, w4, s1_4);  s1_5 = MultiplyAddEstimate(x1, w5, s1_5);  s1_6 = MultiplyAddEstimate(x1, w6, s1_6);  s1_7 = MultiplyAddEstimate(x1, w7, s1_7);
        V x2 = Create(d[2]);  s2_0 = MultiplyAddEstimate(x2, w0, s2_0);  s2_1 = MultiplyAddEstimate(x2, w1, s2_1);  s2_2 = MultiplyAddEstimate(x2, w2, s2_2);  s2_3 = MultiplyAddEstimate(x2, w3, s2_3);  s2_4 = MultiplyAddEstimate(x2, w4, s2_4);  s2_5 = MultiplyAddEstimate(x2, w5, s2_5);  s2_6 = MultiplyAddEstimate(x2, w6, s2_6);  s2_7 = MultiplyAddEstimate(x2, w7, s2_7);
    }

    int w = Dense1Weights + 16384 + 528 * i + c;
    sink.Accept(w, s0_0);  sink.Accept(w + 16, s0_1);  sink.Accept(w + 32, s0_2);  sink.Accept(w + 48, s0_3);  sink.Accept(w + 64, s0_4);  sink.Accept(w + 80, s0_5);  sink.Accept(w + 96, s0_6);  sink.Accept(w + 112, s0_7);
    sink.Accept(w + 528, s1_0);  sink.Accept(w + 544, s1_1);  sink.Accept(w + 560, s1_2);  sink.Accept(w + 576, s1_3);  sink.Accept(w + 592, s1_4);  sink.Accept(w + 608, s1_5);  sink.Accept(w + 624, s1_6);  sink.Accept(w + 640, s1_7);
    sink.Accept(w + 1056, s2_0);  sink.Accept(w + 1072, s2_1);  sink.Accept(w + 1088, s2_2);  sink.Accept(w + 1104, s2_3);  sink.Accept(w + 1120, s2_4);  sink.Accept(w + 1136, s2_5);  sink.Accept(w + 1152, s2_6);  sink.Accept(w + 1168, s2_7);
}
