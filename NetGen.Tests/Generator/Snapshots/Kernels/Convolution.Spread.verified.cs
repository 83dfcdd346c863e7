// u = d, as far apart as the stride, with zeros between and around.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Conv1Spread(float* d, float* u, int rows)
{
    for (float* end = u + 3520L * rows; u < end; u += 3520)
    {
        new Span<float>(u, 3520).Clear();
        for (int row = 0; row < 5; row++)
        {
            int line = 2 * row + 1;
            for (int column = 0; column < 4; column++, d += 32)
            {
                int at = 2 * column + 1;
                if ((uint)line < 11 && (uint)at < 10)
                    PaddedRows.Copy(d, u + 32 * (10 * line + at), 32);
            }
        }
    }
}
