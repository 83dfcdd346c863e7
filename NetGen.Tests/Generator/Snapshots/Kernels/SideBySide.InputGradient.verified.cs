// dx = d W^T.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Dense2InputGradient(float* p, float* d, float* dx, int rows, Share share)
{
    bool isFew = rows < 12;   // a copy would cost more than it gains
    // Each thread has blocks of columns of its own; those with the same ones share their rows.
    Share across = share.Across(2), down = share.Down(2);
    int own = down.FirstRow(rows);
    d += 256L * own;
    dx += 128L * own;
    rows = down.LastRow(rows) - own;

    if (isFew)
    {
        for (int block = 0, last; block < rows; block = last)
        {
            last = Math.Min(rows, block + 192);
            int r = block, first = block;
            for (int c = 8 * across.Start(16); c < 8 * across.End(16); c += 8)
                for (r = first; r < last; r++)
                    Dense2InputGradient1x8(p, d + 256L * r, dx + 128L * r, c);
        }
        return;
    }

    // Weights of 32 inputs, transposed: [output][input].
    float* t = stackalloc float[8192 + 16];
    t = (float*)(((nuint)t + 63) & ~(nuint)63);
    for (int block = 0, last; block < rows; block = last)
    {
        last = Math.Min(rows, block + 384);
        for (int c = 32 * across.Start(4); c < 32 * across.End(4); c += 32)
        {
            for (int o = 0; o < 256; o += 32)
                Transpose.Copy(p + Dense2Weights + 129 * o + 32 * c, 32, 32, 32, t + 32 * o, 32);
            int r = block;
            for (; r + 12 <= last; r += 12)
                Dense2InputGradient12x2(&d[256L * r], t, &dx[128L * r + c]);
            for (; r + 4 <= last; r += 4)
                Dense2InputGradient4x2(&d[256L * r], t, &dx[128L * r + c]);
            for (; r < last; r++)
                Dense2InputGradient1x2(&d[256L * r], t, &dx[128L * r + c]);
        }
    }
}

// dx [rows x 128] = d [rows x 256] times W^T [256 x 128]: 1 row by 8 columns at a time.
[MethodImpl(MethodImplOptions.AggressiveInlining)]
private static void Dense2InputGradient1x8(float* p, float* d, float* dx, int c)
{
    float* w = p + Dense2Weights + 32 * c;
    V s0_0 = Zero, s0_1 = Zero, s0_2 = Zero, s0_3 = Zero, s0_4 = Zero, s0_5 = Zero, s0_6 = Zero, s0_7 = Zero;
    for (float* last = d + 256; d < last; w += 4096)
        for (float* end = w + 32; w < end; d += 16, w += 16)
        {
            V d0 = Load(d);
            V w0 = Load(w);  s0_0 = MultiplyAddEstimate(d0, w0, s0_0);
            V w1 = Load(&w[32]);  s0_1 = MultiplyAddEstimate(d0, w1, s0_1);
            V w2 = Load(&w[64]);  s0_2 = MultiplyAddEstimate(d0, w2, s0_2);
            V w3 = Load(&w[96]);  s0_3 = MultiplyAddEstimate(d0, w3, s0_3);
            V w4 = Load(&w[128]);  s0_4 = MultiplyAddEstimate(d0, w4, s0_4);
            V w5 = Load(&w[160]);  s0_5 = MultiplyAddEstimate(d0, w5, s0_5);
            V w6 = Load(&w[192]);  s0_6 = MultiplyAddEstimate(d0, w6, s0_6);
            V w7 = Load(&w[224]);  s0_7 = MultiplyAddEstimate(d0, w7, s0_7);
        }

    dx += c;
    VectorMath.StoreSums(dx, s0_0, s0_1, s0_2, s0_3);
    VectorMath.StoreSums(&dx[4], s0_4, s0_5, s0_6, s0_7);
}

// dx [rows x 32] = d [rows x 256] times W^T [256 x 32]: 12 rows by 2 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense2InputGradient12x2(float* d, float* w, float* dx)
{
    V s0_0 = Zero, s0_1 = Zero;  V s1_0 = Zero, s1_1 = Zero;  V s2_0 = Zero, s2_1 = Zero;
    V s3_0 = Zero, s3_1 = Zero;  V s4_0 = Zero, s4_1 = Zero;  V s5_0 = Zero, s5_1 = Zero;
    V s6_0 = Zero, s6_1 = Zero;  V s7_0 = Zero, s7_1 = Zero;  V s8_0 = Zero, s8_1 = Zero;
    V s9_0 = Zero, s9_1 = Zero;  V s10_0 = Zero, s10_1 = Zero;  V s11_0 = Zero, s11_1 = Zero;
    for (float* end = w + 256 * 32; w < end; d++, w += 32)
    {
        // Prefetches what this loop reads 4 steps later.
        Cache.ToL1(&w[128]);  Cache.ToL1(&w[144]);
        V w0 = Load(w);  V w1 = Load(&w[16]);
        V d0 = Create(d[0]);
        s0_0 = MultiplyAddEstimate(d0, w0, s0_0);  s0_1 = MultiplyAddEstimate(d0, w1, s0_1);
        V d1 = Create(d[256]);
        s1_0 = MultiplyAddEstimate(d1, w0, s1_0);  s1_1 = MultiplyAddEstimate(d1, w1, s1_1);
        V d2 = Create(d[512]);
        s2_0 = MultiplyAddEstimate(d2, w0, s2_0);  s2_1 = MultiplyAddEstimate(d2, w1, s2_1);
        V d3 = Create(d[768]);
        s3_0 = MultiplyAddEstimate(d3, w0, s3_0);  s3_1 = MultiplyAddEstimate(d3, w1, s3_1);
        V d4 = Create(d[1024]);
        s4_0 = MultiplyAddEstimate(d4, w0, s4_0);  s4_1 = MultiplyAddEstimate(d4, w1, s4_1);
        V d5 = Create(d[1280]);
        s5_0 = MultiplyAddEstimate(d5, w0, s5_0);  s5_1 = MultiplyAddEstimate(d5, w1, s5_1);
        V d6 = Create(d[1536]);
        s6_0 = MultiplyAddEstimate(d6, w0, s6_0);  s6_1 = MultiplyAddEstimate(d6, w1, s6_1);
        V d7 = Create(d[1792]);
        s7_0 = MultiplyAddEstimate(d7, w0, s7_0);  s7_1 = MultiplyAddEstimate(d7, w1, s7_1);
        V d8 = Create(d[2048]);
        s8_0 = MultiplyAddEstimate(d8, w0, s8_0);  s8_1 = MultiplyAddEstimate(d8, w1, s8_1);
        V d9 = Create(d[2304]);
        s9_0 = MultiplyAddEstimate(d9, w0, s9_0);  s9_1 = MultiplyAddEstimate(d9, w1, s9_1);
        V d10 = Create(d[2560]);
        s10_0 = MultiplyAddEstimate(d10, w0, s10_0);  s10_1 = MultiplyAddEstimate(d10, w1, s10_1);
        V d11 = Create(d[2816]);
        s11_0 = MultiplyAddEstimate(d11, w0, s11_0);  s11_1 = MultiplyAddEstimate(d11, w1, s11_1);
    }

    s0_0.Store(dx);  s0_1.Store(&dx[16]);  s1_0.Store(&dx[128]);  s1_1.Store(&dx[144]);
    s2_0.Store(&dx[256]);  s2_1.Store(&dx[272]);  s3_0.Store(&dx[384]);  s3_1.Store(&dx[400]);
    s4_0.Store(&dx[512]);  s4_1.Store(&dx[528]);  s5_0.Store(&dx[640]);  s5_1.Store(&dx[656]);
    s6_0.Store(&dx[768]);  s6_1.Store(&dx[784]);  s7_0.Store(&dx[896]);  s7_1.Store(&dx[912]);
    s8_0.Store(&dx[1024]);  s8_1.Store(&dx[1040]);  s9_0.Store(&dx[1152]);  s9_1.Store(&dx[1168]);
    s10_0.Store(&dx[1280]);  s10_1.Store(&dx[1296]);  s11_0.Store(&dx[1408]);  s11_1.Store(&dx[1424]);
}

// dx [rows x 32] = d [rows x 256] times W^T [256 x 32]: 4 rows by 2 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void Dense2InputGradient4x2(float* d, float* w, float* dx)
{
    V s0_0 = Zero, s0_1 = Zero;  V s1_0 = Zero, s1_1 = Zero;  V s2_0 = Zero, s2_1 = Zero;
    V s3_0 = Zero, s3_1 = Zero;
    for (float* end = w + 256 * 32; w < end; d++, w += 32)
    {
        // Prefetches what this loop reads 4 steps later.
        Cache.ToL1(&w[128]);  Cache.ToL1(&w[144]);
        V w0 = Load(w);  V w1 = Load(&w[16]);
        V d0 = Create(d[0]);
        s0_0 = MultiplyAddEstimate(d0, w0, s0_0);  s0_1 = MultiplyAddEstimate(d0, w1, s0_1);
        V d1 = Create(d[256]);
        s1_0 = MultiplyAddEstimate(d1, w0, s1_0);  s1_1 = MultiplyAddEstimate(d1, w1, s1_1);
        V d2 = Create(d[512]);
        s2_0 = MultiplyAddEstimate(d2, w0, s2_0);  s2_1 = MultiplyAddEstimate(d2, w1, s2_1);
        V d3 = Create(d[768]);
        s3_0 = MultiplyAddEstimate(d3, w0, s3_0);  s3_1 = MultiplyAddEstimate(d3, w1, s3_1);
    }

    s0_0.Store(dx);  s0_1.Store(&dx[16]);  s1_0.Store(&dx[128]);  s1_1.Store(&dx[144]);
    s2_0.Store(&dx[256]);  s2_1.Store(&dx[272]);  s3_0.Store(&dx[384]);  s3_1.Store(&dx[400]);
}

// dx [rows x 32] = d [rows x 256] times W^T [256 x 32]: 1 row by 2 vectors at a time.
[MethodImpl(MethodImplOptions.AggressiveInlining)]
private static void Dense2InputGradient1x2(float* d, float* w, float* dx)
{
    V s0_0 = Zero, s0_1 = Zero;
    V t0_0 = Zero, t0_1 = Zero;
    V u0_0 = Zero, u0_1 = Zero;
    V v0_0 = Zero, v0_1 = Zero;
    for (float* end = w + 256 * 32; w < end; d += 4, w += 128)
    {
        V w0 = Load(w);  V w1 = Load(&w[16]);
        V d0 = Create(d[0]);
        s0_0 = MultiplyAddEstimate(d0, w0, s0_0);  s0_1 = MultiplyAddEstimate(d0, w1, s0_1);
        V w0t = Load(&w[32]);  V w1t = Load(&w[48]);
        V d0t = Create(d[1]);
        t0_0 = MultiplyAddEstimate(d0t, w0t, t0_0);  t0_1 = MultiplyAddEstimate(d0t, w1t, t0_1);
        V w0u = Load(&w[64]);  V w1u = Load(&w[80]);
        V d0u = Create(d[2]);
        u0_0 = MultiplyAddEstimate(d0u, w0u, u0_0);  u0_1 = MultiplyAddEstimate(d0u, w1u, u0_1);
        V w0v = Load(&w[96]);  V w1v = Load(&w[112]);
        V d0v = Create(d[3]);
        v0_0 = MultiplyAddEstimate(d0v, w0v, v0_0);  v0_1 = MultiplyAddEstimate(d0v, w1v, v0_1);
    }

    s0_0 = (s0_0 + t0_0) + (u0_0 + v0_0);  s0_1 = (s0_1 + t0_1) + (u0_1 + v0_1);
    s0_0.Store(dx);  s0_1.Store(&dx[16]);
}
