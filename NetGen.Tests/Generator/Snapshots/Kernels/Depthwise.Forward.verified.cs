// z = the sum of x under the filter + b.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void DepthwiseConv2Forward(float* p, float* x, float* y, int rows)
{
    for (float* end = x + 672L * rows; x < end; x += 672)
    {
        for (int row = 0; row < 7; row++)
        {
            for (int column = 0; column < 6; column++)
            {
                int top = row - 1, left = column - 1;
                for (int c = 0; c < 16; c += 16)
                {
                    float* filter = p + DepthwiseConv2Weights + c;
                    V sum = Load(p + DepthwiseConv2Bias + c);
                    for (int i = 0; i < 3; i++)
                    {
                        for (int j = 0; j < 3; j++, filter += 16)
                        {
                            int h = top + i, w = left + j;
                            if ((uint)h < 7 && (uint)w < 6)
                                sum = MultiplyAddEstimate(Load(x + 16 * (6 * h + w) + c), Load(filter), sum);
                        }
                    }

                    sum.Store(y + c);
                }

                y += 16;
            }
        }
    }
}
