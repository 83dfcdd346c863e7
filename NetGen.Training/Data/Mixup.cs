using System;

namespace NetGen.Training;

/// <summary>
/// Mixes every training row with another one (Zhang, Cisse, Dauphin and Lopez-Paz, 2018,
/// https://arxiv.org/abs/1710.09412): inputs lambda x1 + (1 - lambda) x2 and targets lambda t1 + (1 - lambda) t2, with
/// lambda drawn from Beta(alpha, alpha) for each row. The other row is any row of the data set, itself among them,
/// augmented as in its own place of the epoch.
/// </summary>
/// <remarks>
/// A label has no mean with another one, but losses are linear in its one-hot vector: the mixed inputs stand twice in
/// the batch, once with each label, with row weights lambda and 1 - lambda. A step takes twice as long then.
/// </remarks>
public sealed record Mixup
{
    /// <summary>Says how strongly rows are mixed.</summary>
    /// <param name="alpha">
    /// Finite and above 0: near 0 hardly any row is mixed, 1 draws lambda evenly from 0 to 1, and large numbers make
    /// halves. The paper takes 0.1 to 0.4 for ImageNet and 1 for CIFAR-10.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of its range.</exception>
    public Mixup(float alpha)
    {
        if (!(alpha > 0f && float.IsFinite(alpha)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(alpha), alpha, FormattableString.Invariant(
                    $"Expected a finite alpha above 0, found {alpha}."));
        }

        Alpha = alpha;
    }

    /// <summary>Both parameters of the Beta distribution.</summary>
    public float Alpha { get; }

    /// <summary>
    /// Draws from Beta(alpha, alpha): G1 / (G1 + G2) of two draws from Gamma(alpha), in their logarithms.
    /// </summary>
    internal double Draw(ref RandomBits bits)
    {
        double first = LogOfGamma(ref bits), second = LogOfGamma(ref bits);
        return 1 / (1 + Math.Exp(second - first));
    }

    // Marsaglia and Tsang (2000): a draw from Gamma(alpha + 1), times U^(1 / alpha). A logarithm, since the power of a
    // small alpha underflows.
    private double LogOfGamma(ref RandomBits bits)
    {
        double d = Alpha + 1.0 - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Normal(ref bits), root = 1 + c * x, v = root * root * root;
            if (root > 0 && Math.Log(bits.Share()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
                return Math.Log(d * v) + Math.Log(bits.Share()) / Alpha;
        }
    }

    // Box and Muller.
    private static double Normal(ref RandomBits bits) =>
        Math.Sqrt(-2 * Math.Log(bits.Share())) * Math.Cos(2 * Math.PI * bits.Share());
}
