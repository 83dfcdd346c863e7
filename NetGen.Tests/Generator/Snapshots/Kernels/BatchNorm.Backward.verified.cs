// d becomes dz, then dx = gamma rstd (dz - mean of dz - xhat mean of dz xhat), with means over the rows.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void BatchNorm1Backward<S>(
    float* p, float* xhat, float* d, float* s, int rows, bool frozen, Share share, S sink)
    where S : struct, IGradientSink<S>
{
    S batchNorm1GammaSink = sink.ForTensor(Tensor.BatchNorm1Gamma);
    S batchNorm1BetaSink = sink.ForTensor(Tensor.BatchNorm1Beta);
    V inverse = Create(frozen ? 0f : 1f / rows);   // running statistics do not depend on x
    if (share.IsLast)
    {
        const int c = 0;
        V dBeta0 = Zero, dGamma0 = Zero;  V dBeta1 = Zero, dGamma1 = Zero;
        V gamma0 = Load(p + BatchNorm1Gamma + c);  V gamma1 = Load(p + BatchNorm1Gamma + c + 16);
        float* hr = xhat + c, dr = d + c;
        for (int r = 0; r < rows; r++, hr += 32, dr += 32)
        {
            V xhat0 = Load(hr), d0 = Load(dr);
            dBeta0 += d0;
            dGamma0 = MultiplyAddEstimate(d0, xhat0, dGamma0);
            V xhat1 = Load(&hr[16]), d1 = Load(&dr[16]);
            dBeta1 += d1;
            dGamma1 = MultiplyAddEstimate(d1, xhat1, dGamma1);
        }

        V scale0 = gamma0 * Load(s + 32 + c);
        V meanD0 = dBeta0 * inverse, meanDX0 = dGamma0 * inverse;
        V scale1 = gamma1 * Load(s + 32 + c + 16);
        V meanD1 = dBeta1 * inverse, meanDX1 = dGamma1 * inverse;
        hr = xhat + c;
        dr = d + c;
        for (int r = 0; r < rows; r++, hr += 32, dr += 32)
        {
            (scale0 * (Load(dr) - meanD0 - Load(hr) * meanDX0)).Store(dr);
            (scale1 * (Load(&dr[16]) - meanD1 - Load(&hr[16]) * meanDX1)).Store(&dr[16]);
        }

        batchNorm1GammaSink.Accept(BatchNorm1Gamma + c, dGamma0);
        batchNorm1BetaSink.Accept(BatchNorm1Beta + c, dBeta0);
        batchNorm1GammaSink.Accept(BatchNorm1Gamma + c + 16, dGamma1);
        batchNorm1BetaSink.Accept(BatchNorm1Beta + c + 16, dBeta1);
    }
}
