// dx = the sum of the gradients of all positions that a value is in.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void DepthwiseConv2InputGradient(float* p, float* d, float* dx, int rows)
{
    for (float* end = dx + 672L * rows; dx < end; dx += 672)
    {
        new Span<float>(dx, 672).Clear();
        for (int row = 0; row < 7; row++)
        {
            for (int column = 0; column < 6; column++)
            {
                int top = row - 1, left = column - 1;
                for (int c = 0; c < 16; c += 16)
                {
                    float* filter = p + DepthwiseConv2Weights + c;
                    V g = Load(d + c);
                    for (int i = 0; i < 3; i++)
                    {
                        for (int j = 0; j < 3; j++, filter += 16)
                        {
                            int h = top + i, w = left + j;
                            if ((uint)h < 7 && (uint)w < 6)
                            {
                                float* to = dx + 16 * (6 * h + w) + c;
                                MultiplyAddEstimate(g, Load(filter), Load(to)).Store(to);
                            }
                        }
                    }
                }

                d += 16;
            }
        }
    }
}
