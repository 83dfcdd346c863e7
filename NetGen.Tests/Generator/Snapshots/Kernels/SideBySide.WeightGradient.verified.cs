// dW = x^T d, handed over from the registers.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Dense1WeightGradient<S>(float* x, float* d, int rows, Share share, S sink)
    where S : struct, IGradientSink<S>
{
    // One row: nothing is summed, and weights pass by in the order in which they lie.
    if (rows == 1)
    {
        // Threads come here without a wait, each having written columns of d; one row is cut differently.
        share.Wait();
        WeightGradientOfOneRow<Dense1Sizes, S>(
            x, d, Dense1Weights, share, sink.ForTensor(Tensor.Dense1Weights));
        return;
    }

    // Each thread has blocks of columns of its own; those with the same ones share the rows of the weights.
    Share across = share.Across(2), down = share.Down(2);
    S weights = sink.ForTensor(Tensor.Dense1Weights);
    for (int i = 14 * down.Start(4); i < 14 * down.End(4); i += 14)
        for (int c = 32 * across.Start(4); c < 32 * across.End(4); c += 32)
            WeightGradient14x2<Dense1Sizes, S>(
                &x[i], &d[c], rows, Dense1Weights + 65 * c + 32 * i, weights);
    if (down.IsLast)
        for (int c = 32 * across.Start(4); c < 32 * across.End(4); c += 32)
            WeightGradient8x2<Dense1Sizes, S>(
                &x[56], &d[c], rows, Dense1Weights + 65 * c + 32 * 56, weights);
}

// dW = x d of one row, in the order in which weights lie.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void WeightGradientOfOneRow<P, S>(float* x, float* d, int first, Share share, S sink)
    where P : struct, ILayerSizes
    where S : struct, IGradientSink<S>
{
    for (int c = 32 * share.Start(P.Outputs / 32); c < 32 * share.End(P.Outputs / 32); c += 32)
    {
        V d0 = Load(&d[c]);  V d1 = Load(&d[c + 16]);
        int w = first + P.WPanel / 32 * c;
        for (int i = 0; i < P.Depth; i++, w += P.WRow)
        {
            V xi = Create(x[i]);
            sink.Accept(w, xi * d0);  sink.Accept(w + 16, xi * d1);
        }
    }
}

// dW [inputs x outputs] = x^T [inputs x rows] times d [rows x outputs]: 14 rows by 2 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void WeightGradient14x2<P, S>(float* x, float* d, int rows, int w, S sink)
    where P : struct, ILayerSizes
    where S : struct, IGradientSink<S>
{
    int ahead = w, pause = rows / 14, wait = 1;
    V s0_0 = Zero, s0_1 = Zero;  V s1_0 = Zero, s1_1 = Zero;  V s2_0 = Zero, s2_1 = Zero;
    V s3_0 = Zero, s3_1 = Zero;  V s4_0 = Zero, s4_1 = Zero;  V s5_0 = Zero, s5_1 = Zero;
    V s6_0 = Zero, s6_1 = Zero;  V s7_0 = Zero, s7_1 = Zero;  V s8_0 = Zero, s8_1 = Zero;
    V s9_0 = Zero, s9_1 = Zero;  V s10_0 = Zero, s10_1 = Zero;  V s11_0 = Zero, s11_1 = Zero;
    V s12_0 = Zero, s12_1 = Zero;  V s13_0 = Zero, s13_1 = Zero;
    for (float* end = d + (long)rows * P.YRow; d < end; x += P.XRow, d += P.YRow)
    {
        // Prefetches the weights that this tile updates, and their optimiser state: a row of them at a time.
        if (P.Prefetches && --wait <= 0)
        {
            sink.Prefetch(ahead);  sink.Prefetch(ahead + 16);
            ahead += P.WRow;
            wait = pause;
        }

        // Prefetches what this loop reads 4 steps later.
        if (P.XIsFar)
        {
            Cache.ToL1(&x[4 * P.XRow]);  Cache.ToL1(&x[4 * P.XRow + 13]);
        }

        if (P.DIsFar)
        {
            Cache.ToL1(&d[4 * P.YRow]);  Cache.ToL1(&d[4 * P.YRow + 16]);
        }

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
        V x12 = Create(x[12]);
        s12_0 = MultiplyAddEstimate(x12, d0, s12_0);  s12_1 = MultiplyAddEstimate(x12, d1, s12_1);
        V x13 = Create(x[13]);
        s13_0 = MultiplyAddEstimate(x13, d0, s13_0);  s13_1 = MultiplyAddEstimate(x13, d1, s13_1);
    }

    sink.Accept(w, s0_0);  sink.Accept(w + 16, s0_1);  w += P.WRow;
    sink.Accept(w, s1_0);  sink.Accept(w + 16, s1_1);  w += P.WRow;
    sink.Accept(w, s2_0);  sink.Accept(w + 16, s2_1);  w += P.WRow;
    sink.Accept(w, s3_0);  sink.Accept(w + 16, s3_1);  w += P.WRow;
    sink.Accept(w, s4_0);  sink.Accept(w + 16, s4_1);  w += P.WRow;
    sink.Accept(w, s5_0);  sink.Accept(w + 16, s5_1);  w += P.WRow;
    sink.Accept(w, s6_0);  sink.Accept(w + 16, s6_1);  w += P.WRow;
    sink.Accept(w, s7_0);  sink.Accept(w + 16, s7_1);  w += P.WRow;
    sink.Accept(w, s8_0);  sink.Accept(w + 16, s8_1);  w += P.WRow;
    sink.Accept(w, s9_0);  sink.Accept(w + 16, s9_1);  w += P.WRow;
    sink.Accept(w, s10_0);  sink.Accept(w + 16, s10_1);  w += P.WRow;
    sink.Accept(w, s11_0);  sink.Accept(w + 16, s11_1);  w += P.WRow;
    sink.Accept(w, s12_0);  sink.Accept(w + 16, s12_1);  w += P.WRow;
    sink.Accept(w, s13_0);  sink.Accept(w + 16, s13_1);
}

// dW [inputs x outputs] = x^T [inputs x rows] times d [rows x outputs]: 8 rows by 2 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void WeightGradient8x2<P, S>(float* x, float* d, int rows, int w, S sink)
    where P : struct, ILayerSizes
    where S : struct, IGradientSink<S>
{
    int ahead = w, pause = rows / 8, wait = 1;
    V s0_0 = Zero, s0_1 = Zero;  V s1_0 = Zero, s1_1 = Zero;  V s2_0 = Zero, s2_1 = Zero;
    V s3_0 = Zero, s3_1 = Zero;  V s4_0 = Zero, s4_1 = Zero;  V s5_0 = Zero, s5_1 = Zero;
    V s6_0 = Zero, s6_1 = Zero;  V s7_0 = Zero, s7_1 = Zero;
    for (float* end = d + (long)rows * P.YRow; d < end; x += P.XRow, d += P.YRow)
    {
        // Prefetches the weights that this tile updates, and their optimiser state: a row of them at a time.
        if (P.Prefetches && --wait <= 0)
        {
            sink.Prefetch(ahead);  sink.Prefetch(ahead + 16);
            ahead += P.WRow;
            wait = pause;
        }

        // Prefetches what this loop reads 4 steps later.
        if (P.XIsFar)
        {
            Cache.ToL1(&x[4 * P.XRow]);  Cache.ToL1(&x[4 * P.XRow + 7]);
        }

        if (P.DIsFar)
        {
            Cache.ToL1(&d[4 * P.YRow]);  Cache.ToL1(&d[4 * P.YRow + 16]);
        }

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
    }

    sink.Accept(w, s0_0);  sink.Accept(w + 16, s0_1);  w += P.WRow;
    sink.Accept(w, s1_0);  sink.Accept(w + 16, s1_1);  w += P.WRow;
    sink.Accept(w, s2_0);  sink.Accept(w + 16, s2_1);  w += P.WRow;
    sink.Accept(w, s3_0);  sink.Accept(w + 16, s3_1);  w += P.WRow;
    sink.Accept(w, s4_0);  sink.Accept(w + 16, s4_1);  w += P.WRow;
    sink.Accept(w, s5_0);  sink.Accept(w + 16, s5_1);  w += P.WRow;
    sink.Accept(w, s6_0);  sink.Accept(w + 16, s6_1);  w += P.WRow;
    sink.Accept(w, s7_0);  sink.Accept(w + 16, s7_1);
}
