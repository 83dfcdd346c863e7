// dx = rstd (g - mean of g - xhat mean of g xhat), with means over the row and g in d; dx may be d.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void LayerNorm1InputGradient(float* x, float* d, float* dx, float* s, int rows)
{
    V inside = LessThan(V.Indices, Create(4f));

    // Means of g and of g xhat over each row: of all rows first, since they do not wait for each other.
    float* xr = x, dr = d, sr = s;
    for (int r = 0; r < rows; r++, xr += 32, dr += 32, sr += 5)
    {
        V mean = Create(sr[0]), rstd = Create(sr[1]), shift = Create(sr[2]);
        V sum0 = Zero;
        V dot0 = Zero;
        {
            const int c = 0;
            V xhat0 = MultiplyAddEstimate(Load(&xr[c]) - mean, rstd, shift);
            V g0 = Load(&dr[c]);
            sum0 += g0;
            dot0 = MultiplyAddEstimate(g0, xhat0, dot0);
        }

        {
            const int c = 16;   // lanes that are not inside are padding
            V xhat0 = ConditionalSelect(inside, MultiplyAddEstimate(Load(&xr[c]) - mean, rstd, shift), Zero);
            V g0 = ConditionalSelect(inside, Load(&dr[c]), Zero);
            sum0 += g0;
            dot0 = MultiplyAddEstimate(g0, xhat0, dot0);
        }

        sr[3] = Sum(sum0) * (1f / 20f);
        sr[4] = Sum(dot0) * (1f / 20f);
    }

    for (int r = 0; r < rows; r++, x += 32, d += 32, dx += 32, s += 5)
    {
        V mean = Create(s[0]), rstd = Create(s[1]), shift = Create(s[2]);
        V meanG = Create(s[3]), meanGX = Create(s[4]);
        {
            const int c = 0;
            V xhat0 = MultiplyAddEstimate(Load(&x[c]) - mean, rstd, shift);
            V g0 = Load(&d[c]);
            V dx0 = rstd * (g0 - meanG - xhat0 * meanGX);
            dx0.Store(&dx[c]);
        }

        {
            const int c = 16;   // lanes that are not inside are padding
            V xhat0 = ConditionalSelect(inside, MultiplyAddEstimate(Load(&x[c]) - mean, rstd, shift), Zero);
            V g0 = ConditionalSelect(inside, Load(&d[c]), Zero);
            V dx0 = rstd * (g0 - meanG - xhat0 * meanGX);
            ConditionalSelect(inside, dx0, Zero).Store(&dx[c]);
        }
    }
}
