// xhat = (x - mean) rstd; z = gamma xhat + beta; a = max(0, z), with mean and rstd of a row, which s keeps.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void LayerNorm1Forward(float* p, float* x, float* y, float* s, int rows)
{
    V inside = LessThan(V.Indices, Create(4f));
    RowStatistics20(x, s, rows, 1e-05f);
    float* xr = x, yr = y;
    for (int r = 0; r < rows; r++, xr += 32, yr += 32, s += 5)
    {
        V mean = Create(s[0]), rstd = Create(s[1]), shift = Create(s[2]);
        {
            const int c = 0;
            float* to = yr + c;
            V xhat0 = MultiplyAddEstimate(Load(&xr[c]) - mean, rstd, shift);
            V z0 = MultiplyAddEstimate(Load(p + LayerNorm1Gamma + c), xhat0, Load(p + LayerNorm1Beta + c));
            V a0 = Max(z0, Zero);
            a0.Store(to);
        }

        {
            const int c = 16;   // lanes that are not inside are padding
            float* to = yr + c;
            V xhat0 = ConditionalSelect(inside, MultiplyAddEstimate(Load(&xr[c]) - mean, rstd, shift), Zero);
            V z0 = MultiplyAddEstimate(Load(p + LayerNorm1Gamma + c), xhat0, Load(p + LayerNorm1Beta + c));
            V a0 = Max(z0, Zero);
            a0.Store(to);
        }
    }
}

// Mean, reciprocal deviation and shift of rows of 20: xhat = (x - mean) rstd + shift. The mean
// is rounded; shift makes up for what it is off by, so that large means cost no precision.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
private static void RowStatistics20(float* x, float* s, int rows, float epsilon)
{
    V inside = LessThan(V.Indices, Create(4f));
    for (int r = 0; r < rows; r++, x += 32, s += 5)
    {
        V sum0 = Zero;
        {
            const int c = 0;
            sum0 += Load(&x[c]);
        }

        {
            const int c = 16;   // lanes that are not inside are padding
            sum0 += ConditionalSelect(inside, Load(&x[c]), Zero);
        }

        float mean = Sum(sum0) * (1f / 20f);
        V off0 = Zero;
        V square0 = Zero;
        {
            const int c = 0;
            V x0 = Load(&x[c]) - Create(mean);
            off0 += x0;
            square0 = MultiplyAddEstimate(x0, x0, square0);
        }

        {
            const int c = 16;   // lanes that are not inside are padding
            V x0 = ConditionalSelect(inside, Load(&x[c]) - Create(mean), Zero);
            off0 += x0;
            square0 = MultiplyAddEstimate(x0, x0, square0);
        }

        float off = Sum(off0) * (1f / 20f);
        float variance = MathF.Max(0f, Sum(square0) * (1f / 20f) - off * off);
        float rstd = 1f / MathF.Sqrt(variance + epsilon);
        (s[0], s[1], s[2]) = (mean, rstd, -off * rstd);
    }
}
