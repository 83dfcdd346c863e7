// Each gradient goes to where the largest value stood.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void MaxPool1Backward(float* d, float* dx, float* s, int rows)
{
    for (float* end = dx + 1152L * rows; dx < end; dx += 1152)
    {
        new Span<float>(dx, 1152).Clear();
        float* last = d + 256;
        for (; d < last; d += 16, s += 16)
        {
            for (int c = 0; c < 16; c++)
                dx[16 * (int)s[c] + c] += d[c];
        }
    }
}
