using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace NetGen.CompilerServices;

/// <summary>A date: one or two inputs a part, and 1 behind them where it was missing, if it may be.</summary>
/// <param name="facts">What was declared.</param>
/// <param name="scalings">How the parts that do not come again are scaled, one a part.</param>
internal sealed class EncodedDate(ColumnFacts facts, NumberScaling[] scalings) : EncodedColumn(facts)
{
    /// <inheritdoc/>
    public override IEnumerable<string> Features => Facts.Parts
        .SelectMany(part => DateParts.IsPeriodic(part)
            ? new[] { $"{Facts.Name}.{part} sine", $"{Facts.Name}.{part} cosine" }
            : [$"{Facts.Name}.{part}"])
        .Concat(Facts.MayBeMissing ? [MissingFeature] : []);

    /// <inheritdoc/>
    public override string Summary => string.Join(", ", Facts.Parts.Select(part =>
        DateParts.IsPeriodic(part) ? $"sine and cosine of {part}" : $"{part}, standardised"));

    /// <summary>Writes the inputs of a date.</summary>
    /// <param name="date">The date, or null.</param>
    /// <param name="row">The row, for errors.</param>
    /// <param name="inputs">Where they go.</param>
    public unsafe void Encode(DateTime? date, int row, float* inputs)
    {
        if (date is null && !Facts.MayBeMissing)
            ColumnErrors.Missing(row, Facts);
        if (Facts.MayBeMissing)
            inputs[Facts.Width - 1] = date is null ? 1f : 0f;
        for (int i = 0; i < scalings.Length; i++)
        {
            DatePart part = Facts.Parts[i];
            if (!DateParts.IsPeriodic(part))
            {
                *inputs++ = date is DateTime day ? (float)scalings[i].Encode(DateParts.Of(day, part)) : 0f;
                continue;
            }

            (double sine, double cosine) = date is DateTime at
                ? Math.SinCos(2 * Math.PI * DateParts.Of(at, part))
                : default;
            *inputs++ = (float)sine;
            *inputs++ = (float)cosine;
        }
    }

    /// <summary>Takes the inputs that are numbers back to their own units: years, or days.</summary>
    public void Decode(Span<float> inputs)
    {
        int input = 0;
        for (int i = 0; i < scalings.Length; i++)
        {
            bool isPeriodic = DateParts.IsPeriodic(Facts.Parts[i]);
            if (!isPeriodic)
                inputs[input] = (float)scalings[i].Decode(inputs[input]);
            input += isPeriodic ? 2 : 1;
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("parts");
        foreach (NumberScaling scaling in scalings)
        {
            json.WriteStartObject();
            EncodingJson.Write(json, scaling);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

/// <summary>Numbers of dates.</summary>
internal static class DateParts
{
    private const double HoursOfADay = 24;
    private const double MinutesOfADay = 24 * 60;

    /// <summary>Whether a part comes again, and is a sine and a cosine.</summary>
    public static bool IsPeriodic(DatePart part) => part is not (DatePart.Year or DatePart.Elapsed);

    /// <summary>Whether every date there is becomes a number that a network can use.</summary>
    public static bool CanEncode(NumberScaling scaling, DatePart part) =>
        NumberChecks.CanEncode(scaling, Of(DateTime.MinValue, part))
        && NumberChecks.CanEncode(scaling, Of(DateTime.MaxValue, part));

    /// <summary>The year, or days; of a part that comes again the share of its period, in [0, 1).</summary>
    public static double Of(DateTime date, DatePart part) => part switch
    {
        DatePart.Year => date.Year,
        DatePart.Month => (date.Month - 1) / 12.0,
        DatePart.Day => (double)(date.Day - 1) / DateTime.DaysInMonth(date.Year, date.Month),
        DatePart.DayOfWeek => (int)date.DayOfWeek / 7.0,
        DatePart.DayOfYear => (date.DayOfYear - 1) / (DateTime.IsLeapYear(date.Year) ? 366.0 : 365.0),
        DatePart.Hour => date.Hour / HoursOfADay,
        DatePart.MinuteOfDay => (60 * date.Hour + date.Minute) / MinutesOfADay,
        _ => (double)date.Ticks / TimeSpan.TicksPerDay,
    };
}
