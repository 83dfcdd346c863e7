// dW = x^T d, handed over from the registers.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Dense1WeightGradient<S>(float* x, float* d, int rows, Share share, S sink)
    where S : struct, IGradientSink<S>
{
    if (rows == 1 || !Pairs.Pay)
    {
        Vector256Kernels.Dense1WeightGradient(x, d, rows, share, sink);
        return;
    }

    // Two rows of the weights fill a vector.
    S weights = sink.ForTensor(Tensor.Dense1Weights);
    if (share.IsLast)
        Dense1WeightGradientPairs12(x, d, rows, 0, weights);
}

// dW [24 x 6] = x^T [24 x rows] times d [rows x 6]: 24 inputs at a time, two a vector.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense1WeightGradientPairs12<S>(float* x, float* d, int rows, int i, S sink)
    where S : struct, IGradientSink<S>
{
    x += i;
    V s0 = Zero;
    V s1 = Zero;
    V s2 = Zero;
    V s3 = Zero;
    V s4 = Zero;
    V s5 = Zero;
    V s6 = Zero;
    V s7 = Zero;
    V s8 = Zero;
    V s9 = Zero;
    V s10 = Zero;
    V s11 = Zero;
    for (float* end = d + (long)rows * 8; d < end; x += 24, d += 8)
    {
        V d0 = Pairs.Twice(d);
        s0 = MultiplyAddEstimate(Pairs.Spread(x), d0, s0);
        s1 = MultiplyAddEstimate(Pairs.Spread(&x[2]), d0, s1);
        s2 = MultiplyAddEstimate(Pairs.Spread(&x[4]), d0, s2);
        s3 = MultiplyAddEstimate(Pairs.Spread(&x[6]), d0, s3);
        s4 = MultiplyAddEstimate(Pairs.Spread(&x[8]), d0, s4);
        s5 = MultiplyAddEstimate(Pairs.Spread(&x[10]), d0, s5);
        s6 = MultiplyAddEstimate(Pairs.Spread(&x[12]), d0, s6);
        s7 = MultiplyAddEstimate(Pairs.Spread(&x[14]), d0, s7);
        s8 = MultiplyAddEstimate(Pairs.Spread(&x[16]), d0, s8);
        s9 = MultiplyAddEstimate(Pairs.Spread(&x[18]), d0, s9);
        s10 = MultiplyAddEstimate(Pairs.Spread(&x[20]), d0, s10);
        s11 = MultiplyAddEstimate(Pairs.Spread(&x[22]), d0, s11);
    }

    int w = Dense1Weights + 8 * i;
    sink.Accept(w, Pairs.Apart(s0));
    sink.Accept(w + 16, Pairs.Apart(s1));
    sink.Accept(w + 32, Pairs.Apart(s2));
    sink.Accept(w + 48, Pairs.Apart(s3));
    sink.Accept(w + 64, Pairs.Apart(s4));
    sink.Accept(w + 80, Pairs.Apart(s5));
    sink.Accept(w + 96, Pairs.Apart(s6));
    sink.Accept(w + 112, Pairs.Apart(s7));
    sink.Accept(w + 128, Pairs.Apart(s8));
    sink.Accept(w + 144, Pairs.Apart(s9));
    sink.Accept(w + 160, Pairs.Apart(s10));
    sink.Accept(w + 176, Pairs.Apart(s11));
}
