// dW = x^T d at every tap, handed over from the registers.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Conv1WeightGradient<S>(float* x, float* d, float* t, int rows, Share share, S sink)
    where S : struct, IGradientSink<S>
{
    S weights = sink.ForTensor(Tensor.Conv1Weights);
    float* sums = t + 2880;
    for (int block = 0; block < rows; block += 40)
    {
        int count = Math.Min(40, rows - block);
        bool isFirst = block == 0, isLast = block + count == rows;
        float* image = x + 1760L * block, gradient = d + 640L * block;
        for (int piece = share.Start(18); piece < share.End(18); piece++)
        {
            int tap = piece / 2, channel = 8 * (piece % 2);
            int w = 32 * (16 * tap + channel);
            float* from = image + 160 * (tap / 3) + 16 * (tap % 3) + channel;
            Conv1WeightGradient8x2(
                from, gradient, count, sums + w, Conv1Weights + w, isFirst, isLast, weights);
        }
    }
}

// dW [channels x 20] = x^T [channels x positions] times d [positions x 20] at a tap: 8 rows by 2 vectors at a
// time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Conv1WeightGradient8x2<S>(
    float* x, float* d, int rows, float* sums, int w, bool isFirst, bool isLast, S sink)
    where S : struct, IGradientSink<S>
{
    V s0_0 = Zero, s0_1 = Zero;  V s1_0 = Zero, s1_1 = Zero;  V s2_0 = Zero, s2_1 = Zero;
    V s3_0 = Zero, s3_1 = Zero;  V s4_0 = Zero, s4_1 = Zero;  V s5_0 = Zero, s5_1 = Zero;
    V s6_0 = Zero, s6_1 = Zero;  V s7_0 = Zero, s7_1 = Zero;
    for (int i = 0; i < rows; i++, x += 160)
    {
        for (int j = 0; j < 5; j++, x += 192)
        {
            for (float* end = d + 4 * 32; d < end; x += 32, d += 32)
            {
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
        }
    }

    if (!isFirst)
    {
        s0_0 += Load(sums);  s0_1 += Load(&sums[16]);  s1_0 += Load(&sums[32]);  s1_1 += Load(&sums[48]);
        s2_0 += Load(&sums[64]);  s2_1 += Load(&sums[80]);
        s3_0 += Load(&sums[96]);  s3_1 += Load(&sums[112]);
        s4_0 += Load(&sums[128]);  s4_1 += Load(&sums[144]);
        s5_0 += Load(&sums[160]);  s5_1 += Load(&sums[176]);
        s6_0 += Load(&sums[192]);  s6_1 += Load(&sums[208]);
        s7_0 += Load(&sums[224]);  s7_1 += Load(&sums[240]);
    }

    if (!isLast)
    {
        s0_0.Store(sums);  s0_1.Store(&sums[16]);  s1_0.Store(&sums[32]);  s1_1.Store(&sums[48]);
        s2_0.Store(&sums[64]);  s2_1.Store(&sums[80]);  s3_0.Store(&sums[96]);  s3_1.Store(&sums[112]);
        s4_0.Store(&sums[128]);  s4_1.Store(&sums[144]);  s5_0.Store(&sums[160]);  s5_1.Store(&sums[176]);
        s6_0.Store(&sums[192]);  s6_1.Store(&sums[208]);  s7_0.Store(&sums[224]);  s7_1.Store(&sums[240]);
        return;
    }

    sink.Accept(w, s0_0);  sink.Accept(w + 16, s0_1);
    sink.Accept(w + 32, s1_0);  sink.Accept(w + 48, s1_1);
    sink.Accept(w + 64, s2_0);  sink.Accept(w + 80, s2_1);
    sink.Accept(w + 96, s3_0);  sink.Accept(w + 112, s3_1);
    sink.Accept(w + 128, s4_0);  sink.Accept(w + 144, s4_1);
    sink.Accept(w + 160, s5_0);  sink.Accept(w + 176, s5_1);
    sink.Accept(w + 192, s6_0);  sink.Accept(w + 208, s6_1);
    sink.Accept(w + 224, s7_0);  sink.Accept(w + 240, s7_1);
}
