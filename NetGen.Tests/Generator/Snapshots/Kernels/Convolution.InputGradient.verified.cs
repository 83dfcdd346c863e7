// dx = the convolution of u with the turned weights; what stands around the image is left out.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Conv2InputGradient(float* t, float* u, float* dx, int rows)
{
    int floats = 672;
    for (float* end = u + (long)floats * rows; u < end; u += floats, dx += 640)
    {
        for (int line = 0; line < 5; line++)
        {
            float* from = u + 96 * line, to = dx + 0 + 128 * line;
            Conv2InputGradient4x2(&from[0], &t[0], &to[0]);
        }
    }
}

// dx [positions x 20] = u [positions x 16] under 9 taps times turned W: 4 rows by 2 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Conv2InputGradient4x2(float* u, float* w, float* dx)
{
    V s0_0 = Zero, s0_1 = Zero;  V s1_0 = Zero, s1_1 = Zero;  V s2_0 = Zero, s2_1 = Zero;
    V s3_0 = Zero, s3_1 = Zero;
    for (int i = 0; i < 3; i++, u += 48)
    {
        for (float* end = w + 48 * 32; w < end; u++, w += 32)
        {
            V w0 = Load(w);  V w1 = Load(&w[16]);
            V u0 = Create(u[0]);
            s0_0 = MultiplyAddEstimate(u0, w0, s0_0);  s0_1 = MultiplyAddEstimate(u0, w1, s0_1);
            V u1 = Create(u[16]);
            s1_0 = MultiplyAddEstimate(u1, w0, s1_0);  s1_1 = MultiplyAddEstimate(u1, w1, s1_1);
            V u2 = Create(u[32]);
            s2_0 = MultiplyAddEstimate(u2, w0, s2_0);  s2_1 = MultiplyAddEstimate(u2, w1, s2_1);
            V u3 = Create(u[48]);
            s3_0 = MultiplyAddEstimate(u3, w0, s3_0);  s3_1 = MultiplyAddEstimate(u3, w1, s3_1);
        }
    }

    s0_0.Store(dx);  s0_1.Store(&dx[16]);  s1_0.Store(&dx[32]);  s1_1.Store(&dx[48]);
    s2_0.Store(&dx[64]);  s2_1.Store(&dx[80]);  s3_0.Store(&dx[96]);  s3_1.Store(&dx[112]);
}
