// Under each position of the output the values that the kernel reads; zeros beyond the border.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Conv1PatchesForward(float* x, float* y, int rows)
{
    for (float* end = x + 576L * rows; x < end; x += 576)
    {
        for (int row = 0; row < 9; row++)
        {
            for (int column = 0; column < 8; column++)
            {
                int top = row - 1, left = column - 1;
                float* to = y;
                for (int i = 0; i < 3; i++)
                {
                    for (int j = 0; j < 3; j++, to += 3)
                    {
                        int h = top + i, w = left + j;
                        if ((uint)h < 9 && (uint)w < 8)
                            PaddedRows.Copy(x + 8 * (8 * h + w), to, 8);
                        else
                            new Span<float>(to, 3).Clear();
                    }
                }

                new Span<float>(to, 5).Clear();
                y += 32;
            }
        }
    }
}
