// Adds d up in g by the rows of the table that x names, and hands the sums over.
// Its rows of 8 floats would leave a vector of 512 bits half empty.
[MethodImpl(MethodImplOptions.AggressiveInlining)]
public static void Embedding2Gradient<S>(float* x, float* d, float* g, int rows, Share share, S sink)
    where S : struct, IGradientSink<S>
{
    Vector256Kernels.Embedding2Gradient(x, d, g, rows, share, sink);
}
