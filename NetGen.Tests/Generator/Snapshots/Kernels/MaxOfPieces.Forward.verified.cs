// z = the largest of the pieces; a = tanh(z).
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Maxout1MaxForward(float* p, float* x, float* a, int rows)
{
    const int c = 0;
    float* xr = x + c, ar = a + c;
    for (int r = 0; r < rows; r++, xr += 96, ar += 32)
    {
        V z0 = Max(Max(Load(xr), Load(&xr[32])), Load(&xr[64]));
        V a0 = VectorMath.Tanh(z0);
        a0.Store(ar);
        V z1 = Max(Max(Load(&xr[16]), Load(&xr[48])), Load(&xr[80]));
        V a1 = VectorMath.Tanh(z1);
        a1.Store(&ar[16]);
    }
}
