// d becomes dz, and then g = gamma dz, before gamma may change; dbeta = the sum of dz over the rows, dgamma
// that of dz xhat.
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void LayerNorm1Backward<S>(
    float* p, float* x, float* y, float* d, float* s, int rows, Share share, S sink)
    where S : struct, IGradientSink<S>
{
    V inside = LessThan(V.Indices, Create(4f));
    S layerNorm1GammaSink = sink.ForTensor(Tensor.LayerNorm1Gamma);
    S layerNorm1BetaSink = sink.ForTensor(Tensor.LayerNorm1Beta);
    if (share.IsLast)
    {
        const int c = 0;
        V dBeta0 = Zero, dGamma0 = Zero;
        V gamma0 = Load(p + LayerNorm1Gamma + c);
        float* xr = x + c, yr = y + c, dr = d + c, sr = s;
        for (int r = 0; r < rows; r++, xr += 32, yr += 32, dr += 32, sr += 5)
        {
            V mean = Create(sr[0]), rstd = Create(sr[1]), shift = Create(sr[2]);
            V xhat0 = MultiplyAddEstimate(Load(xr) - mean, rstd, shift);
            V d0 = Load(dr);
            V y0 = Load(yr);
            d0 = ConditionalSelect(GreaterThan(y0, Zero), d0, Zero);
            dBeta0 += d0;
            dGamma0 = MultiplyAddEstimate(d0, xhat0, dGamma0);
            (gamma0 * d0).Store(dr);
        }

        layerNorm1GammaSink.Accept(LayerNorm1Gamma + c, dGamma0);
        layerNorm1BetaSink.Accept(LayerNorm1Beta + c, dBeta0);
    }

    if (share.IsLast)
    {
        const int c = 16;   // lanes that are not inside are padding
        V dBeta0 = Zero, dGamma0 = Zero;
        V gamma0 = Load(p + LayerNorm1Gamma + c);
        float* xr = x + c, yr = y + c, dr = d + c, sr = s;
        for (int r = 0; r < rows; r++, xr += 32, yr += 32, dr += 32, sr += 5)
        {
            V mean = Create(sr[0]), rstd = Create(sr[1]), shift = Create(sr[2]);
            V xhat0 = ConditionalSelect(inside, MultiplyAddEstimate(Load(xr) - mean, rstd, shift), Zero);
            V d0 = ConditionalSelect(inside, Load(dr), Zero);
            V y0 = ConditionalSelect(inside, Load(yr), Zero);
            d0 = ConditionalSelect(GreaterThan(y0, Zero), d0, Zero);
            dBeta0 += d0;
            dGamma0 = MultiplyAddEstimate(d0, xhat0, dGamma0);
            (gamma0 * d0).Store(dr);
        }

        layerNorm1GammaSink.Accept(LayerNorm1Gamma + c, dGamma0);
        layerNorm1BetaSink.Accept(LayerNorm1Beta + c, dBeta0);
    }
}
