// xhat = (x - mean) rstd; z = gamma xhat + beta. s holds mean, rstd and unbiased variance.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void BatchNorm1Forward(
    float* p, float* x, float* xhat, float* y, float* s, float* runningMean, float* runningVariance, int rows,
    float epsilon, bool frozen, Share share)
{
    // A frozen layer normalises with the running statistics, whatever those of the batch.
    int counted = frozen ? 0 : rows;
    V inverse = Create(1f / rows), unbiased = Create(1f / (rows - 1)), eps = Create(epsilon);
    if (share.IsLast)
    {
        const int c = 0;
        V mean0 = Zero, variance0 = Zero;  V mean1 = Zero, variance1 = Zero;
        float* row = x + c;
        for (int r = 0; r < counted; r++, row += 32)
        {
            mean0 += Load(row);  mean1 += Load(&row[16]);
        }

        mean0 *= inverse;  mean1 *= inverse;
        row = x + c;
        for (int r = 0; r < counted; r++, row += 32)
        {
            V off0 = Load(row) - mean0;  V off1 = Load(&row[16]) - mean1;
            variance0 = MultiplyAddEstimate(off0, off0, variance0);
            variance1 = MultiplyAddEstimate(off1, off1, variance1);
        }

        V rstd0 = One / Sqrt(variance0 * inverse + eps);  mean0.Store(s + c);  rstd0.Store(s + 32 + c);
        (variance0 * unbiased).Store(s + 64 + c);
        V rstd1 = One / Sqrt(variance1 * inverse + eps);  mean1.Store(s + c + 16);
        rstd1.Store(s + 32 + c + 16);  (variance1 * unbiased).Store(s + 64 + c + 16);
        if (frozen)
        {
            mean0 = Load(runningMean + c);  rstd0 = One / Sqrt(Load(runningVariance + c) + eps);
            rstd0.Store(s + 32 + c);
            mean1 = Load(runningMean + c + 16);  rstd1 = One / Sqrt(Load(runningVariance + c + 16) + eps);
            rstd1.Store(s + 32 + c + 16);
        }

        V gamma0 = Load(p + BatchNorm1Gamma + c), beta0 = Load(p + BatchNorm1Beta + c);
        V gamma1 = Load(p + BatchNorm1Gamma + c + 16), beta1 = Load(p + BatchNorm1Beta + c + 16);
        float* xr = x + c, hr = xhat + c, yr = y + c;
        for (int r = 0; r < rows; r++, xr += 32, hr += 32, yr += 32)
        {
            V xhat0 = (Load(xr) - mean0) * rstd0;
            xhat0.Store(hr);
            V z0 = MultiplyAddEstimate(gamma0, xhat0, beta0);
            z0.Store(yr);
            V xhat1 = (Load(&xr[16]) - mean1) * rstd1;
            xhat1.Store(&hr[16]);
            V z1 = MultiplyAddEstimate(gamma1, xhat1, beta1);
            z1.Store(&yr[16]);
        }
    }
}
