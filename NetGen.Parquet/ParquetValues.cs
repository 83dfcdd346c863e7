using System;
using System.Globalization;
using System.Numerics;
using NetGen.Training;

namespace NetGen.Parquet;

/// <summary>Numbers of any type.</summary>
internal sealed class NumberValues<T>(T[] values, bool[]? present) : ParquetColumn(present)
    where T : struct, INumber<T>
{
    private const double MostWhole = 1e18;

    private static bool IsFloating =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(Half);

    public override bool IsMissing(int row) => base.IsMissing(row) || T.IsNaN(values[row]);

    public override double Number(int row) => double.CreateSaturating(values[row]);

    public override decimal? Decimal(int row) =>
        Math.Abs(Number(row)) <= (double)decimal.MaxValue ? decimal.CreateSaturating(values[row]) : null;

    public override Int128? Whole(int row) =>
        T.IsInteger(values[row]) && (Math.Abs(Number(row)) <= MostWhole || !IsFloating)
            ? Int128.CreateSaturating(values[row])
            : null;

    public override string Shown(int row) => values[row].ToString(null, CultureInfo.InvariantCulture);
}

/// <summary>true and false.</summary>
internal sealed class FlagValues(bool[] values, bool[]? present) : ParquetColumn(present)
{
    public override Int128? Whole(int row) => values[row] ? 1 : 0;

    public override string Shown(int row) => values[row] ? "true" : "false";
}

/// <summary>Dates, and dates with times.</summary>
internal sealed class TimeValues(DateTime[] values, bool[]? present) : ParquetColumn(present)
{
    public override DateTime? Time(int row) => values[row];

    public override string Shown(int row) => values[row].ToString("s", CultureInfo.InvariantCulture);
}

/// <summary>Texts.</summary>
internal sealed class TextValues(ReadOnlyMemory<char>[] values, bool[]? present) : ParquetColumn(present)
{
    public override ReadOnlySpan<char> Text(int row) => values[row].Span;

    public override string Shown(int row) => Quote.Of(values[row].ToString());
}
