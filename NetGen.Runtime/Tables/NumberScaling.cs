using System;

namespace NetGen.CompilerServices;

/// <summary>A fitted scaling of one number, as <see cref="Scale"/> says, and its inverse. In float64.</summary>
/// <param name="Scale">The formula.</param>
/// <param name="Offset">What is subtracted: of the logarithm, where that is scaled.</param>
/// <param name="Factor">What the difference is multiplied by.</param>
/// <param name="Knots">Ascending quantiles at equal distances, where these are the scale; else none.</param>
internal sealed record NumberScaling(Scale Scale, double Offset, double Factor, double[] Knots)
{
    /// <summary>Nothing is done.</summary>
    public static readonly NumberScaling Identity = new(Scale.None, 0, 1, []);

    /// <summary>From the number's own unit to the network's.</summary>
    public double Encode(double number) => Scale switch
    {
        Scale.Quantile => 2 * ShareBelow(number) - 1,
        Scale.Log => (SignedLog(number) - Offset) * Factor,
        _ => (number - Offset) * Factor,
    };

    /// <summary>From the network's unit back to the number's own.</summary>
    public double Decode(double scaled)
    {
        if (Scale == Scale.Quantile)
            return AtShare((scaled + 1) / 2);
        double number = scaled / Factor + Offset;
        return Scale != Scale.Log ? number : Math.CopySign(ExpMinus1(Math.Abs(number)), number);
    }

    /// <summary>sign(x) log(1 + |x|).</summary>
    public static double SignedLog(double number) => Math.CopySign(LogPlus1(Math.Abs(number)), number);

    // Kahan's: what rounding takes from 1 + x cancels, so that small numbers keep their digits.
    private static double LogPlus1(double number)
    {
        double sum = 1 + number;
        return sum == 1 ? number : double.IsFinite(sum) ? Math.Log(sum) * (number / (sum - 1)) : sum;
    }

    private static double ExpMinus1(double number)
    {
        double power = Math.Exp(number);
        return power == 1 ? number : double.IsFinite(power) ? (power - 1) * (number / Math.Log(power)) : power;
    }

    // Where several knots are equal, the middle of their shares, and at the ends 0 and 1, as scikit-learn has it; a
    // constant lies in the middle.
    private double ShareBelow(double number)
    {
        int last = Knots.Length - 1;
        if (Knots[0] == Knots[last] && number == Knots[0])
            return 0.5;
        if (number <= Knots[0])
            return 0;
        if (number >= Knots[last])
            return 1;
        (double low, double high) = (FromBelow(number), FromAbove(number));
        return (low + high) / 2 / last;
    }

    private double FromBelow(double number)
    {
        int above = LowerBound(number);
        return Knots[above] == number ? above : above - 1 + PartOf(above - 1, number);
    }

    private double FromAbove(double number)
    {
        int above = UpperBound(number);
        return Knots[above - 1] == number ? above - 1 : above - 1 + PartOf(above - 1, number);
    }

    private double PartOf(int knot, double number) =>
        (number - Knots[knot]) / (Knots[knot + 1] - Knots[knot]);

    // The first knot that is not below a number that is not above the last.
    private int LowerBound(double number)
    {
        (int low, int high) = (0, Knots.Length - 1);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Knots[middle] < number)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    // Behind the last knot that is not above a number that is not below the first.
    private int UpperBound(double number)
    {
        (int low, int high) = (0, Knots.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Knots[middle] <= number)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private double AtShare(double share)
    {
        double place = Math.Clamp(share, 0, 1) * (Knots.Length - 1);
        int knot = Math.Min((int)place, Knots.Length - 1);
        return knot == Knots.Length - 1
            ? Knots[knot]
            : Knots[knot] + (place - knot) * (Knots[knot + 1] - Knots[knot]);
    }
}
