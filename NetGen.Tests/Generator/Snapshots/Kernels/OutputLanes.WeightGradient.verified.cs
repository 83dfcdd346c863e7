// dW = x^T d, handed over from the registers.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Dense2WeightGradient<S>(float* x, float* d, int rows, Share share, S sink)
    where S : struct, IGradientSink<S>
{
    // One row: nothing is summed, and weights pass by in the order in which they lie.
    if (rows == 1)
    {
        Dense2WeightGradientOfOneRow(x, d, share, sink.ForTensor(Tensor.Dense2Weights));
        return;
    }

    S weights = sink.ForTensor(Tensor.Dense2Weights);
    for (int i = 10 * share.Start(2); i < 10 * share.End(2); i += 10)
        Dense2WeightGradient10x2(x, d, rows, i, 0, weights);
}

[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense2WeightGradientOfOneRow<S>(float* x, float* d, Share share, S sink)
    where S : struct, IGradientSink<S>
{
    V d0 = Load(d);
    V d1 = Load(&d[16]);
    for (int i = share.Start(20); i < share.End(20); i++)
    {
        V xi = Create(x[i]);
        int w = Dense2Weights + 32 * i;
        sink.Accept(w, xi * d0);
        sink.Accept(w + 16, xi * d1);
    }
}

[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense2WeightGradient10x2<S>(float* x, float* d, int rows, int i, int c, S sink)
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
    for (float* end = d + (long)rows * 32; d < end; x += 32, d += 32)
    {
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
    }

    int w = Dense2Weights + 32 * i + c;
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
}
