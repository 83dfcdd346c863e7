using System;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// The minimum of a smooth convex function by Newton's method, each step by conjugate gradients (Nocedal and Wright,
/// Numerical Optimization, 2006, algorithm 7.1), to the end of float64.
/// </summary>
/// <param name="loss">The function. The others are asked at the place where it was asked last.</param>
/// <param name="slope">Its gradient at a place.</param>
/// <param name="curve">Its second derivative times a direction.</param>
/// <param name="diagonal">The diagonal of its second derivative, above 0.</param>
internal sealed class NewtonMinimum(
    Func<double[], double> loss, Func<double[], double[]> slope, Func<double[], double[]> curve,
    Func<double[]> diagonal)
{
    private const int MostSteps = 100;
    private const int MostDirections = 250;
    private const double Tolerance = 1e-10;

    /// <summary>The minimum, from a place on.</summary>
    public double[] From(double[] place)
    {
        double value = loss(place);
        double[] down = slope(place);
        double first = Norm(down);
        for (int step = 0; step < MostSteps && Norm(down) > Tolerance * first; step++)
        {
            double[] direction = Direction(down, first);
            double along = DotProduct.Of<double>(down, direction);
            double length = 1;
            double[] next = Moved(place, direction, length);
            double found = loss(next);

            // Near the end the function falls by less than its rounding.
            double rounding = 1e-14 * Math.Abs(value);
            while (!(found <= value + 1e-4 * length * along + rounding) && length > 1e-10)
            {
                length /= 2;
                next = Moved(place, direction, length);
                found = loss(next);
            }

            if (length <= 1e-10)
                break;
            (place, value) = (next, found);
            down = slope(place);
        }

        return place;
    }

    // Solves (second derivative) direction = -down, as exactly as the distance from the end is worth.
    private double[] Direction(double[] down, double first)
    {
        double size = Norm(down);
        double wanted = Math.Min(0.1, Math.Sqrt(size / first)) * size;
        double[] scales = diagonal();
        double[] direction = new double[down.Length];
        double[] rest = Array.ConvertAll(down, value => -value);
        double[] scaled = [.. rest.Zip(scales, (value, scale) => value / scale)];
        double[] search = [.. scaled];
        double product = DotProduct.Of<double>(rest, scaled);
        for (int i = 0; i < MostDirections && Norm(rest) > wanted; i++)
        {
            double[] curved = curve(search);
            double curvature = DotProduct.Of<double>(search, curved);
            if (!(curvature > 0))
                break;
            double length = product / curvature;
            DoubleRows.Add(direction, length, search);
            DoubleRows.Add(rest, -length, curved);
            for (int k = 0; k < scaled.Length; k++)
                scaled[k] = rest[k] / scales[k];
            double next = DotProduct.Of<double>(rest, scaled);
            for (int k = 0; k < search.Length; k++)
                search[k] = scaled[k] + next / product * search[k];
            product = next;
        }

        return direction;
    }

    private static double[] Moved(double[] place, double[] direction, double length)
    {
        double[] moved = [.. place];
        DoubleRows.Add(moved, length, direction);
        return moved;
    }

    private static double Norm(double[] values) => Math.Sqrt(DotProduct.Of<double>(values, values));
}
