// dx = d of the columns that were copied; an index has no gradient.
// Its rows of 8 floats would leave a vector of 512 bits half empty.
[MethodImpl(MethodImplOptions.AggressiveInlining)]
public static void Embedding1InputGradient(float* d, float* dx, int rows)
{
    Vector256Kernels.Embedding1InputGradient(d, dx, rows);
}
