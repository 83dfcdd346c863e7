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

    S weights = sink.ForTensor(Tensor.Dense1Weights);
    if (share.IsLast)
        Dense1WeightGradient2x3(d, x, rows, Dense1Weights, weights);
}

// dW = x d of one row, in the order in which weights lie.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1WeightGradientOfOneRow<S>(float* x, float* d, Share share, S sink)
    where S : struct, IGradientSink<S>
{
    V x0 = Load(x);  V x1 = Load(&x[16]);  V x2 = Load(&x[32]);
    for (int i = share.Start(2); i < share.End(2); i++)
    {
        V di = Create(d[i]);
        int w = Dense1Weights + 48 * i;
        sink.Accept(w, di * x0);  sink.Accept(w + 16, di * x1);  sink.Accept(w + 32, di * x2);
    }
}

// dW [2 x 48] = d^T [2 x rows] times x [rows x 48]: 2 rows by 3 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1WeightGradient2x3<S>(float* d, float* x, int rows, int w, S sink)
    where S : struct, IGradientSink<S>
{
    V s0_0 = Zero, s0_1 = Zero, s0_2 = Zero;  V s1_0 = Zero, s1_1 = Zero, s1_2 = Zero;
    for (float* end = x + (long)rows * 48; x < end; d += 8, x += 48)
    {
        V x0 = Load(x);  V x1 = Load(&x[16]);  V x2 = Load(&x[32]);
        V d0 = Create(d[0]);
        s0_0 = MultiplyAddEstimate(d0, x0, s0_0);  s0_1 = MultiplyAddEstimate(d0, x1, s0_1);
        s0_2 = MultiplyAddEstimate(d0, x2, s0_2);
        V d1 = Create(d[1]);
        s1_0 = MultiplyAddEstimate(d1, x0, s1_0);  s1_1 = MultiplyAddEstimate(d1, x1, s1_1);
        s1_2 = MultiplyAddEstimate(d1, x2, s1_2);
    }

    sink.Accept(w, s0_0);  sink.Accept(w + 16, s0_1);  sink.Accept(w + 32, s0_2);  w += 48;
    sink.Accept(w, s1_0);  sink.Accept(w + 16, s1_1);  sink.Accept(w + 32, s1_2);
}
