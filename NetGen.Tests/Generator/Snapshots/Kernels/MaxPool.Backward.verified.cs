// Each gradient goes to where the largest value stood.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void MaxPool1Backward(float* d, float* dx, float* s, int rows)
{
    for (float* end = dx + 1152L * rows; dx < end; dx += 1152)
    {
        new Span<float>(dx, 1152).Clear();
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                int top = 2 * row, left = 2 * column;
                for (int c = 0; c < 16; c += 16)
                {
                    V g = Load(d + c), at = Load(s + c);
                    for (int h = top; h < top + 2; h++)
                    {
                        for (int w = left; w < left + 2; w++)
                        {
                            float* to = dx + 16 * (8 * h + w) + c;
                            V stands = LessThan(Abs(at - Create((float)(8 * h + w))), Create(0.5f));
                            (Load(to) + ConditionalSelect(stands, g, Zero)).Store(to);
                        }
                    }
                }

                d += 16;
                s += 16;
            }
        }
    }
}
