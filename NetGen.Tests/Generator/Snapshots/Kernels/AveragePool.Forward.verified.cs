// The mean of the values under the window.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void AveragePool1Forward(float* x, float* y, int rows)
{
    for (float* end = x + 256L * rows; x < end; x += 256)
    {
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                int top = row - 1, left = column - 1;
                V share = Create(1f / (3 * 3));
                for (int c = 0; c < 16; c += 16)
                {
                    V sum = Zero;
                    for (int h = Math.Max(0, top); h < Math.Min(4, top + 3); h++)
                    {
                        for (int w = Math.Max(0, left); w < Math.Min(4, left + 3); w++)
                        {
                            sum += Load(x + 16 * (4 * h + w) + c);
                        }
                    }

                    (sum * share).Store(y + c);
                }

                y += 16;
            }
        }
    }
}
