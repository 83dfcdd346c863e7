// Each gradient goes in equal shares to the values under its window.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void AveragePool1Backward(float* d, float* dx, int rows)
{
    for (float* end = dx + 256L * rows; dx < end; dx += 256)
    {
        new Span<float>(dx, 256).Clear();
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                int top = row - 1, left = column - 1;
                V share = Create(1f / (3 * 3));
                for (int c = 0; c < 16; c += 16)
                {
                    V part = Load(d + c) * share;
                    for (int h = Math.Max(0, top); h < Math.Min(4, top + 3); h++)
                    {
                        for (int w = Math.Max(0, left); w < Math.Min(4, left + 3); w++)
                        {
                            float* to = dx + 16 * (4 * h + w) + c;
                            (Load(to) + part).Store(to);
                        }
                    }
                }

                d += 16;
            }
        }
    }
}
