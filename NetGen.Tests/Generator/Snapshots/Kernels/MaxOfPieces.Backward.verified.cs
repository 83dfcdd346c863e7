// dz goes to the first piece that is the largest.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Maxout1MaxBackward<S>(
    float* p, float* x, float* y, float* d, float* dx, int rows, Share share, S sink)
    where S : struct, IGradientSink<S>
{
    if (share.IsLast)
    {
        const int c = 0;
        float* xr = x + c, dr = d + c, dxr = dx + c, yr = y + c;
        for (int r = 0; r < rows; r++, xr += 96, dr += 32, dxr += 96, yr += 32)
        {
            V z0 = Max(Max(Load(xr), Load(&xr[32])), Load(&xr[64]));
            V d0 = Load(dr);
            V y0 = Load(yr);
            d0 = d0 * (One - y0 * y0);
            V wins0_0 = GreaterThanOrEqual(Load(xr), z0);
            ConditionalSelect(wins0_0, d0, Zero).Store(dxr);
            d0 = ConditionalSelect(wins0_0, Zero, d0);
            V wins0_1 = GreaterThanOrEqual(Load(&xr[32]), z0);
            ConditionalSelect(wins0_1, d0, Zero).Store(&dxr[32]);
            d0 = ConditionalSelect(wins0_1, Zero, d0);
            d0.Store(&dxr[64]);
            V z1 = Max(Max(Load(&xr[16]), Load(&xr[48])), Load(&xr[80]));
            V d1 = Load(&dr[16]);
            V y1 = Load(&yr[16]);
            d1 = d1 * (One - y1 * y1);
            V wins1_0 = GreaterThanOrEqual(Load(&xr[16]), z1);
            ConditionalSelect(wins1_0, d1, Zero).Store(&dxr[16]);
            d1 = ConditionalSelect(wins1_0, Zero, d1);
            V wins1_1 = GreaterThanOrEqual(Load(&xr[48]), z1);
            ConditionalSelect(wins1_1, d1, Zero).Store(&dxr[48]);
            d1 = ConditionalSelect(wins1_1, Zero, d1);
            d1.Store(&dxr[80]);
        }
    }
}
