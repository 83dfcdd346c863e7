// z = the sum of x under the filter + b.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void DepthwiseConv2Forward(float* p, float* x, float* y, int rows)
{
    for (float* end = x + 672L * rows; x < end; x += 672)
    {
        for (int row = 0; row < 7; row++, y += 96)
        {
            int top = row - 1;
            for (int c = 0; c < 16; c += 16)
            {
                DepthwiseConv2Forward6From0(
                    x + c, p + DepthwiseConv2Weights + c, p + DepthwiseConv2Bias + c, y + c, top);
            }
        }
    }
}

// Columns 0 to 5 of a line.
[MethodImpl(MethodImplOptions.AggressiveInlining)]
private static void DepthwiseConv2Forward6From0(float* x, float* w, float* b, float* y, int top)
{
    V s = Load(b);
    V s0 = s;  V s1 = s;  V s2 = s;  V s3 = s;  V s4 = s;  V s5 = s;
    for (int i = 0; i < 3; i++, w += 48)
    {
        int h = top + i;
        if ((uint)h >= 7)
            continue;

        float* line = x + 96 * h;
        V w0 = Load(w);
        s1 = MultiplyAddEstimate(Load(line), w0, s1);  s2 = MultiplyAddEstimate(Load(&line[16]), w0, s2);
        s3 = MultiplyAddEstimate(Load(&line[32]), w0, s3);
        s4 = MultiplyAddEstimate(Load(&line[48]), w0, s4);
        s5 = MultiplyAddEstimate(Load(&line[64]), w0, s5);
        V w1 = Load(&w[16]);
        s0 = MultiplyAddEstimate(Load(line), w1, s0);  s1 = MultiplyAddEstimate(Load(&line[16]), w1, s1);
        s2 = MultiplyAddEstimate(Load(&line[32]), w1, s2);
        s3 = MultiplyAddEstimate(Load(&line[48]), w1, s3);
        s4 = MultiplyAddEstimate(Load(&line[64]), w1, s4);
        s5 = MultiplyAddEstimate(Load(&line[80]), w1, s5);
        V w2 = Load(&w[32]);
        s0 = MultiplyAddEstimate(Load(&line[16]), w2, s0);
        s1 = MultiplyAddEstimate(Load(&line[32]), w2, s1);
        s2 = MultiplyAddEstimate(Load(&line[48]), w2, s2);
        s3 = MultiplyAddEstimate(Load(&line[64]), w2, s3);
        s4 = MultiplyAddEstimate(Load(&line[80]), w2, s4);
    }

    s0.Store(y);  s1.Store(&y[16]);  s2.Store(&y[32]);  s3.Store(&y[48]);  s4.Store(&y[64]);
    s5.Store(&y[80]);
}
