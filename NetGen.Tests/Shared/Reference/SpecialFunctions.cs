using System;

namespace NetGen.Tests.Reference;

/// <summary>Functions that the BCL lacks, in float64.</summary>
public static class SpecialFunctions
{
    /// <summary>
    /// 1 - erf(x). Near 0 from erf's series of positive terms (Abramowitz and Stegun 7.1.6), far out from the continued
    /// fraction (7.1.14): no cancellation in either.
    /// </summary>
    public static double Erfc(double x) =>
        x < 0 ? 2 - Erfc(-x) :
        x < 2.5 ? 1 - ErfSeries(x) : ErfcFraction(x);

    /// <summary>erf(x) = 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x.</summary>
    public static double Erf(double x) =>
        x < 0 ? -Erf(-x) :
        x < 2.5 ? ErfSeries(x) : 1 - ErfcFraction(x);

    /// <summary>log(1 + x) that keeps its relative precision near 0 (Goldberg, 1991, theorem 4).</summary>
    public static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>1 / (1 + exp(-x)).</summary>
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>log(1 + exp(x)).</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    private static double ErfSeries(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-17; n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private static double ErfcFraction(double x)
    {
        double tail = 0;
        for (int k = 120; k >= 1; k--)
            tail = k / 2.0 / (x + tail);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + tail);
    }
}
