// dW = the sum of x d over rows and positions, handed over from the registers.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void DepthwiseConv2WeightGradient<S>(float* x, float* d, int rows, Share share, S sink)
    where S : struct, IGradientSink<S>
{
    S filters = sink.ForTensor(Tensor.DepthwiseConv2Weights);
    for (int c = 16 * share.Start(1); c < 16 * share.End(1); c += 16)
    {
        for (int i = 0; i < 3; i++)
        {
            int w = DepthwiseConv2Weights + 48 * i + c;
            V sum0 = Zero, sum1 = Zero, sum2 = Zero;
            V allSum0 = Zero, allSum1 = Zero, allSum2 = Zero;
            float* image = x + c, g = d + c;
            for (int r = 0; r < rows; r++, image += 672)
            {
                for (int row = 0; row < 7; row++)
                {
                    int h = row - 1 + i;
                    if ((uint)h >= 7)
                    {
                        g += 96;
                        continue;
                    }

                    float* line = image + 96 * h;
                    for (int column = 0; column < 6; column++, g += 16)
                    {
                        int left = column - 1;
                        V dz = Load(g);
                        if ((uint)left < 6)
                            sum0 = MultiplyAddEstimate(dz, Load(line + 16 * left), sum0);
                        if ((uint)(left + 1) < 6)
                            sum1 = MultiplyAddEstimate(dz, Load(line + 16 * (left + 1)), sum1);
                        if ((uint)(left + 2) < 6)
                            sum2 = MultiplyAddEstimate(dz, Load(line + 16 * (left + 2)), sum2);
                    }
                }

                allSum0 += sum0;  sum0 = Zero;  allSum1 += sum1;  sum1 = Zero;  allSum2 += sum2;  sum2 = Zero;
            }

            filters.Accept(w, allSum0);
            filters.Accept(w + 16, allSum1);
            filters.Accept(w + 32, allSum2);
        }
    }
}
