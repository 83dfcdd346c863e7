// x with zeros around it.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Conv1BorderForward(float* x, float* y, int rows)
{
    for (float* end = x + 1152L * rows; x < end; x += 1152, y += 1760)
    {
        new Span<float>(y, 176).Clear();
        float* to = y + 176;
        for (int line = 0; line < 9; line++, to += 160)
        {
            PaddedRows.Copy(x + 128 * line, to, 128);
            if (line < 8)
                new Span<float>(to + 128, 32).Clear();
        }

        new Span<float>(to - 32, 176).Clear();
    }
}
