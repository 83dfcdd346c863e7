// The largest value under the window; s keeps the position where it stands.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void MaxPool1Forward(float* x, float* y, float* s, int rows)
{
    for (float* end = x + 1152L * rows; x < end; x += 1152)
    {
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                int top = 2 * row, left = 2 * column;
                for (int c = 0; c < 16; c += 16)
                {
                    V best = Create(float.NegativeInfinity);
                    V at = Create((float)(8 * top + left));
                    for (int h = top; h < top + 2; h++)
                    {
                        for (int w = left; w < left + 2; w++)
                        {
                            V value = Load(x + 16 * (8 * h + w) + c);
                            V none = IsNaN(value);
                            V wins = ConditionalSelect(none, none, GreaterThan(value, best));
                            best = ConditionalSelect(wins, value, best);
                            at = ConditionalSelect(wins, Create((float)(8 * h + w)), at);
                        }
                    }

                    best.Store(y + c);
                    at.Store(s + c);
                }

                y += 16;
                s += 16;
            }
        }
    }
}
