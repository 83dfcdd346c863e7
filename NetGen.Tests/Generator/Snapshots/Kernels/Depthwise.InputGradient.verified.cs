// dx = the sum of the gradients of all positions that a value is in.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void DepthwiseConv2InputGradient(float* p, float* d, float* dx, int rows)
{
    for (float* end = d + 672L * rows; d < end; d += 672)
    {
        for (int row = 0; row < 7; row++, dx += 96)
        {
            int top = row - 1;
            for (int c = 0; c < 16; c += 16)
            {
                DepthwiseConv2InputGradient6From0(d + c, p + DepthwiseConv2Weights + 96 + c, dx + c, top);
            }
        }
    }
}

// Columns 0 to 5 of a line.
[MethodImpl(MethodImplOptions.AggressiveInlining)]
private static void DepthwiseConv2InputGradient6From0(float* d, float* w, float* dx, int top)
{
    V s0 = Zero;  V s1 = Zero;  V s2 = Zero;  V s3 = Zero;  V s4 = Zero;  V s5 = Zero;
    for (int i = 0; i < 3; i++, w -= 48)
    {
        int h = top + i;
        if ((uint)h >= 7)
            continue;

        float* line = d + 96 * h;
        V w0 = Load(&w[32]);
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
        V w2 = Load(w);
        s0 = MultiplyAddEstimate(Load(&line[16]), w2, s0);
        s1 = MultiplyAddEstimate(Load(&line[32]), w2, s1);
        s2 = MultiplyAddEstimate(Load(&line[48]), w2, s2);
        s3 = MultiplyAddEstimate(Load(&line[64]), w2, s3);
        s4 = MultiplyAddEstimate(Load(&line[80]), w2, s4);
    }

    s0.Store(dx);  s1.Store(&dx[16]);  s2.Store(&dx[32]);  s3.Store(&dx[48]);  s4.Store(&dx[64]);
    s5.Store(&dx[80]);
}
