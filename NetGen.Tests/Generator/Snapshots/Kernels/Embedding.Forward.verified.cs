// Rows of tables in place of the columns that hold their numbers.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Embedding1Forward(float* p, float* x, float* y, int rows)
{
    for (float* end = x + 8L * rows; x < end; x += 8, y += 32)
    {
        PaddedRows.Copy(p + Embedding2Weights + 8 * (int)x[0], y, 4);
        y[4] = x[1];
        PaddedRows.Copy(p + Embedding1Weights + 32 * (int)x[2], y + 5, 20);
        PaddedRows.Copy(x + 3, y + 25, 2);
        new Span<float>(y + 27, 5).Clear();
    }
}
