using System;
using System.Globalization;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>A range of powers of ten, as the lecture writes it: -5..5 is from 1e-5 to 1e5, in either order.</summary>
internal readonly record struct Exponents(double One, double Other)
{
    private const double Most = 30;

    /// <summary>The range of a setting.</summary>
    public Dimension Of(string name) => Dimension.LogUniform(name, Math.Pow(10, One), Math.Pow(10, Other));

    /// <summary>Reads two numbers with two dots between them.</summary>
    public static bool TryParse(string text, out Exponents found)
    {
        string[] ends = text.Split("..");
        double other = double.NaN;
        bool isRange = ends.Length == 2 & TryParse(ends[0], out double one) && TryParse(ends[^1], out other);
        found = new(one, other);
        return isRange;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{One}..{Other}");

    private static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
        && Math.Abs(number) <= Most;
}
