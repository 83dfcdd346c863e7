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
            Dense1WeightGradient12x2(&x[(block + i)], d, rows, Dense1Weights + 32 * (block + i), weights);
        for (int i = 84; i < 128; i += 11)
            Dense1WeightGradient11x2(&x[(block + i)], d, rows, Dense1Weights + 32 * (block + i), weights);
        Dense1WeightGradientSplit3x8(&d[32], &x[block], rows, Dense1Weights + 16384 + block, weights);
    }
}

// dW = x d of one row, in the order in which weights lie.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1WeightGradientOfOneRow<S>(float* x, float* d, Share share, S sink)
    where S : struct, IGradientSink<S>
{
    V d0 = Load(d);  V d1 = Load(&d[16]);
    for (int i = share.Start(512); i < share.End(512); i++)
    {
        V xi = Create(x[i]);
        int w = Dense1Weights + 32 * i;
        sink.Accept(w, xi * d0);  sink.Accept(w + 16, xi * d1);
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

// dW [512 x 35] = x^T [512 x rows] times d [rows x 35]: 12 rows by 2 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1WeightGradient12x2<S>(float* x, float* d, int rows, int w, S sink)
    where S : struct, IGradientSink<S>
{
    V s0_0 = Zero, s0_1 = Zero;  V s1_0 = Zero, s1_1 = Zero;  V s2_0 = Zero, s2_1 = Zero;
    V s3_0 = Zero, s3_1 = Zero;  V s4_0 = Zero, s4_1 = Zero;  V s5_0 = Zero, s5_1 = Zero;
    V s6_0 = Zero, s6_1 = Zero;  V s7_0 = Zero, s7_1 = Zero;  V s8_0 = Zero, s8_1 = Zero;
    V s9_0 = Zero, s9_1 = Zero;  V s10_0 = Zero, s10_1 = Zero;  V s11_0 = Zero, s11_1 = Zero;
    for (float* end = d + (long)rows * 48; d < end; x += 512, d += 48)
    {
        Cache.ToL2(&x[16]);   // prefetches what a later tile reads
        // Prefetches what this loop reads 4 steps later.
        Cache.ToL1(&x[2048]);  Cache.ToL1(&x[2059]);
        V d0 = Load(d);  V d1 = Load(&d[16]);
        V x0 = Create(x[0]);
        s0_0 = MultiplyAddEstimate(x0, d0, s0_0);  s0_1 = MultiplyAddEstimate(x0, d1, s0_1);
        V x1 = Create(x[1]);
        s1_0 = MultiplyAddEstimate(x1, d0, s1_0);  s1_1 = MultiplyAddEstimate(x1, d1, s1_1);
        V x2 = Create(x[2]);
        s2_0 = MultiplyAddEstimate(x2, d0, s2_0);  s2_1 = MultiplyAddEstimate(x2, d1, s2_1);
        V x3 = Create(x[3]);
        s3_0 = MultiplyAddEstimate(x3, d0, s3_0);  s3_1 = MultiplyAddEstimate(x3, d1, s3_1);
        V x4 = Create(x[4]);
        s4_0 = MultiplyAddEstimate(x4, d0, s4_0);  s4_1 = MultiplyAddEstimate(x4, d1, s4_1);
        V x5 = Create(x[5]);
        s5_0 = MultiplyAddEstimate(x5, d0, s5_0);  s5_1 = MultiplyAddEstimate(x5, d1, s5_1);
        V x6 = Create(x[6]);
        s6_0 = MultiplyAddEstimate(x6, d0, s6_0);  s6_1 = MultiplyAddEstimate(x6, d1, s6_1);
        V x7 = Create(x[7]);
        s7_0 = MultiplyAddEstimate(x7, d0, s7_0);  s7_1 = MultiplyAddEstimate(x7, d1, s7_1);
        V x8 = Create(x[8]);
        s8_0 = MultiplyAddEstimate(x8, d0, s8_0);  s8_1 = MultiplyAddEstimate(x8, d1, s8_1);
        V x9 = Create(x[9]);
        s9_0 = MultiplyAddEstimate(x9, d0, s9_0);  s9_1 = MultiplyAddEstimate(x9, d1, s9_1);
        V x10 = Create(x[10]);
        s10_0 = MultiplyAddEstimate(x10, d0, s10_0);  s10_1 = MultiplyAddEstimate(x10, d1, s10_1);
        V x11 = Create(x[11]);
        s11_0 = MultiplyAddEstimate(x11, d0, s11_0);  s11_1 = MultiplyAddEstimate(x11, d1, s11_1);
    }

    sink.Accept(w, s0_0);  sink.Accept(w + 16, s0_1);  w += 32;
    sink.Accept(w, s1_0);  sink.Accept(w + 16, s1_1);  w += 32;
    sink.Accept(w, s2_0);  sink.Accept(w + 16, s2_1);  w += 32;
    sink.Accept(w, s3_0);  sink.Accept(w + 16, s3_1);  w += 32;
    sink.Accept(w, s4_0);  sink.Accept(w + 16, s4_1);  w += 32;
    sink.Accept(w, s5_0);  sink.Accept(w + 16, s5_1);  w += 32;
    sink.Accept(w, s6_0);  sink.Accept(w + 16, s6_1);  w += 32;
    sink.Accept(w, s7_0);  sink.Accept(w + 16, s7_1);  w += 32;
    sink.Accept(w, s8_0);  sink.Accept(w + 16, s8_1);  w += 32;
    sink.Accept(w, s9_0);  sink.Accept(w + 16, s9_1);  w += 32;
    sink.Accept(w, s10_0);  sink.Accept(w + 16, s10_1);  w += 32;
    sink.Accept(w, s11_0);  sink.Accept(w + 16, s11_1);
}

// dW [512 x 35] = x^T [512 x rows] times d [rows x 35]: 11 rows by 2 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1WeightGradient11x2<S>(float* x, float* d, int rows, int w, S sink)
    where S : struct, IGradientSink<S>
{
    V s0_0 = Zero, s0_1 = Zero;  V s1_0 = Zero, s1_1 = Zero;  V s2_0 = Zero, s2_1 = Zero;
    V s3_0 = Zero, s3_1 = Zero;  V s4_0 = Zero, s4_1 = Zero;  V s5_0 = Zero, s5_1 = Zero;
    V s6_0 = Zero, s6_1 = Zero;  V s7_0 = Zero, s7_1 = Zero;  V s8_0 = Zero, s8_1 = Zero;
    V s9_0 = Zero, s9_1 = Zero;  V s10_0 = Zero, s10_1 = Zero;
    for (float* end = d + (long)rows * 48; d < end; x += 512, d += 48)
    {
        Cache.ToL2(&x[16]);   // prefetches what a later tile reads
        // Prefetches what this loop reads 4 steps later.
        Cache.ToL1(&x[2048]);  Cache.ToL1(&x[2058]);
        V d0 = Load(d);  V d1 = Load(&d[16]);
        V x0 = Create(x[0]);
        s0_0 = MultiplyAddEstimate(x0, d0, s0_0);  s0_1 = MultiplyAddEstimate(x0, d1, s0_1);
        V x1 = Create(x[1]);
        s1_0 = MultiplyAddEstimate(x1, d0, s1_0);  s1_1 = MultiplyAddEstimate(x1, d1, s1_1);
        V x2 = Create(x[2]);
        s2_0 = MultiplyAddEstimate(x2, d0, s2_0);  s2_1 = MultiplyAddEstimate(x2, d1, s2_1);
        V x3 = Create(x[3]);
        s3_0 = MultiplyAddEstimate(x3, d0, s3_0);  s3_1 = MultiplyAddEstimate(x3, d1, s3_1);
        V x4 = Create(x[4]);
        s4_0 = MultiplyAddEstimate(x4, d0, s4_0);  s4_1 = MultiplyAddEstimate(x4, d1, s4_1);
        V x5 = Create(x[5]);
        s5_0 = MultiplyAddEstimate(x5, d0, s5_0);  s5_1 = MultiplyAddEstimate(x5, d1, s5_1);
        V x6 = Create(x[6]);
        s6_0 = MultiplyAddEstimate(x6, d0, s6_0);  s6_1 = MultiplyAddEstimate(x6, d1, s6_1);
        V x7 = Create(x[7]);
        s7_0 = MultiplyAddEstimate(x7, d0, s7_0);  s7_1 = MultiplyAddEstimate(x7, d1, s7_1);
        V x8 = Create(x[8]);
        s8_0 = MultiplyAddEstimate(x8, d0, s8_0);  s8_1 = MultiplyAddEstimate(x8, d1, s8_1);
        V x9 = Create(x[9]);
        s9_0 = MultiplyAddEstimate(x9, d0, s9_0);  s9_1 = MultiplyAddEstimate(x9, d1, s9_1);
        V x10 = Create(x[10]);
        s10_0 = MultiplyAddEstimate(x10, d0, s10_0);  s10_1 = MultiplyAddEstimate(x10, d1, s10_1);
    }

    sink.Accept(w, s0_0);  sink.Accept(w + 16, s0_1);  w += 32;
    sink.Accept(w, s1_0);  sink.Accept(w + 16, s1_1);  w += 32;
    sink.Accept(w, s2_0);  sink.Accept(w + 16, s2_1);  w += 32;
    sink.Accept(w, s3_0);  sink.Accept(w + 16, s3_1);  w += 32;
    sink.Accept(w, s4_0);  sink.Accept(w + 16, s4_1);  w += 32;
    sink.Accept(w, s5_0);  sink.Accept(w + 16, s5_1);  w += 32;
    sink.Accept(w, s6_0);  sink.Accept(w + 16, s6_1);  w += 32;
    sink.Accept(w, s7_0);  sink.Accept(w + 16, s7_1);  w += 32;
    sink.Accept(w, s8_0);  sink.Accept(w + 16, s8_1);  w += 32;
    sink.Accept(w, s9_0);  sink.Accept(w + 16, s9_1);  w += 32;
    sink.Accept(w, s10_0);  sink.Accept(w + 16, s10_1);
}

// dW [3 x 512] = d^T [3 x rows] times x [rows x 512]: 3 rows by 8 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1WeightGradientSplit3x8<S>(float* d, float* x, int rows, int w, S sink)
    where S : struct, IGradientSink<S>
{
    V s0_0 = Zero, s0_1 = Zero, s0_2 = Zero, s0_3 = Zero, s0_4 = Zero, s0_5 = Zero, s0_6 = Zero, s0_7 = Zero;
    V s1_0 = Zero, s1_1 = Zero, s1_2 = Zero, s1_3 = Zero, s1_4 = Zero, s1_5 = Zero, s1_6 = Zero, s1_7 = Zero;
    V s2_0 = Zero, s2_1 = Zero, s2_2 = Zero, s2_3 = Zero, s2_4 = Zero, s2_5 = Zero, s2_6 = Zero, s2_7 = Zero;
    for (float* end = x + (long)rows * 512; x < end; d += 48, x += 512)
    {
        // Prefetches what this loop reads 4 steps later.
        Cache.ToL1(&x[2048]);  Cache.ToL1(&x[2064]);  Cache.ToL1(&x[2080]);  Cache.ToL1(&x[2096]);
        Cache.ToL1(&x[2112]);  Cache.ToL1(&x[2128]);  Cache.ToL1(&x[2144]);  Cache.ToL1(&x[2160]);
        V x0 = Load(x);  V x1 = Load(&x[16]);  V x2 = Load(&x[32]);  V x3 = Load(&x[48]);
        V x4 = Load(&x[64]);  V x5 = Load(&x[80]);  V x6 = Load(&x[96]);  V x7 = Load(&x[112]);
        V d0 = Create(d[0]);
        s0_0 = MultiplyAddEstimate(d0, x0, s0_0);  s0_1 = MultiplyAddEstimate(d0, x1, s0_1);
        s0_2 = MultiplyAddEstimate(d0, x2, s0_2);  s0_3 = MultiplyAddEstimate(d0, x3, s0_3);
        s0_4 = MultiplyAddEstimate(d0, x4, s0_4);  s0_5 = MultiplyAddEstimate(d0, x5, s0_5);
        s0_6 = MultiplyAddEstimate(d0, x6, s0_6);  s0_7 = MultiplyAddEstimate(d0, x7, s0_7);
        V d1 = Create(d[1]);
        s1_0 = MultiplyAddEstimate(d1, x0, s1_0);  s1_1 = MultiplyAddEstimate(d1, x1, s1_1);
        s1_2 = MultiplyAddEstimate(d1, x2, s1_2);  s1_3 = MultiplyAddEstimate(d1, x3, s1_3);
        s1_4 = MultiplyAddEstimate(d1, x4, s1_4);  s1_5 = MultiplyAddEstimate(d1, x5, s1_5);
        s1_6 = MultiplyAddEstimate(d1, x6, s1_6);  s1_7 = MultiplyAddEstimate(d1, x7, s1_7);
        V d2 = Create(d[2]);
        s2_0 = MultiplyAddEstimate(d2, x0, s2_0);  s2_1 = MultiplyAddEstimate(d2, x1, s2_1);
        s2_2 = MultiplyAddEstimate(d2, x2, s2_2);  s2_3 = MultiplyAddEstimate(d2, x3, s2_3);
        s2_4 = MultiplyAddEstimate(d2, x4, s2_4);  s2_5 = MultiplyAddEstimate(d2, x5, s2_5);
        s2_6 = MultiplyAddEstimate(d2, x6, s2_6);  s2_7 = MultiplyAddEstimate(d2, x7, s2_7);
    }

    sink.Accept(w, s0_0);  sink.Accept(w + 16, s0_1);  sink.Accept(w + 32, s0_2);
    sink.Accept(w + 48, s0_3);  sink.Accept(w + 64, s0_4);  sink.Accept(w + 80, s0_5);
    sink.Accept(w + 96, s0_6);  sink.Accept(w + 112, s0_7);  w += 528;  sink.Accept(w, s1_0);
    sink.Accept(w + 16, s1_1);  sink.Accept(w + 32, s1_2);  sink.Accept(w + 48, s1_3);
    sink.Accept(w + 64, s1_4);  sink.Accept(w + 80, s1_5);  sink.Accept(w + 96, s1_6);
    sink.Accept(w + 112, s1_7);  w += 528;  sink.Accept(w, s2_0);  sink.Accept(w + 16, s2_1);
    sink.Accept(w + 32, s2_2);  sink.Accept(w + 48, s2_3);  sink.Accept(w + 64, s2_4);
    sink.Accept(w + 80, s2_5);  sink.Accept(w + 96, s2_6);  sink.Accept(w + 112, s2_7);
}
