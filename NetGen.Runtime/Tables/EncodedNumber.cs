using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace NetGen.CompilerServices;

/// <summary>A number: scaled, and 1 behind it where it was missing, if it may be.</summary>
/// <param name="facts">What was declared.</param>
/// <param name="scaling">How it is scaled.</param>
/// <param name="imputed">What takes the place of a missing one, in its own unit.</param>
internal sealed class EncodedNumber(ColumnFacts facts, NumberScaling scaling, double imputed) : EncodedColumn(facts)
{
    private readonly float imputedInput = (float)scaling.Encode(imputed);

    /// <summary>How it is scaled.</summary>
    public NumberScaling Scaling => scaling;

    /// <summary>What takes the place of a missing number, in its own unit.</summary>
    public double Imputed { get; } = imputed;

    /// <inheritdoc/>
    public override IEnumerable<string> Features => IsMarked ? [Facts.Name, MissingFeature] : [Facts.Name];

    /// <inheritdoc/>
    public override string Summary
    {
        get
        {
            string text = scaling.Scale switch
            {
                Scale.None => "as it is",
                Scale.MinMax => $"(x - {Text(scaling.Offset)}) / {Text(1 / scaling.Factor)}",
                Scale.Quantile => $"share of training rows below it, in [-1, 1], {scaling.Knots.Length} quantiles",
                Scale.Log => $"(sign(x) log(1 + |x|) - {Text(scaling.Offset)}) / {Text(1 / scaling.Factor)}",
                _ => $"(x - {Text(scaling.Offset)}) / {Text(1 / scaling.Factor)}",
            };
            string missing = Facts.MayBeMissing ? $"; missing: {Text(Imputed)}" : "";
            return text + missing + (IsMarked ? ", and an input that says so" : "");
        }
    }

    /// <summary>Writes the inputs of a number.</summary>
    /// <param name="number">The number; NaN where it is missing.</param>
    /// <param name="row">The row, for errors.</param>
    /// <param name="inputs">Where they go.</param>
    public unsafe void Encode(double number, int row, float* inputs)
    {
        if (Facts.MayBeMissing)
        {
            bool isMissing = double.IsNaN(number);
            if (IsMarked)
                inputs[1] = isMissing ? 1f : 0f;
            if (isMissing)
            {
                inputs[0] = imputedInput;
                return;
            }
        }

        inputs[0] = NumberChecks.Encode(scaling, number, row, Facts);
    }

    /// <summary>Writes the input of a number that is as it is, whatever its size; NaN is a missing one.</summary>
    public void Encode(float number, Span<float> inputs) =>
        inputs[0] = float.IsNaN(number) ? imputedInput : number;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json)
    {
        EncodingJson.Write(json, scaling);
        if (Facts.MayBeMissing)
            json.WriteNumber("missing", Imputed);
    }

    // Whether an input of its own says that a number was missing.
    private bool IsMarked => Facts.Width > 1;

    private static string Text(double number) => number.ToString("G6", CultureInfo.InvariantCulture);
}

/// <summary>Numbers of records, checked.</summary>
internal static class NumberChecks
{
    /// <summary>A number that can be scaled.</summary>
    /// <exception cref="ArgumentException">It is not finite, or too large.</exception>
    public static double Checked(double number, int row, ColumnFacts facts)
    {
        if (!(Math.Abs(number) <= ColumnErrors.MostSize))
            ColumnErrors.Number(row, facts, number);
        return number;
    }

    /// <summary>A scaled number.</summary>
    /// <exception cref="ArgumentException">
    /// It is not finite, or too large, in its own unit or the network's.
    /// </exception>
    public static float Encode(NumberScaling scaling, double number, int row, ColumnFacts facts)
    {
        double scaled = scaling.Encode(Checked(number, row, facts));
        if (!(Math.Abs(scaled) <= ColumnErrors.MostScaled))
            ColumnErrors.Number(row, facts, number);
        return (float)scaled;
    }
}
