using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Hands the columns of records to their fits.</summary>
/// <param name="fits">The fits, as the columns are declared.</param>
internal struct RowFit(ColumnFit[] fits) : IColumnReader
{
    /// <summary>The row, from 0.</summary>
    public int Row { get; set; }

    public readonly void Number(int column, double value) => ((NumberColumnFit)fits[column]).Add(value, Row);

    public readonly void Number(int column, double? value)
    {
        if (value is double number)
            Number(column, number);
        else
            ((NumberColumnFit)fits[column]).AddMissing(Row);
    }

    public readonly void Member(int column, int place, long value) =>
        ((CategoryFit)fits[column]).AddMember(place, value, Row);

    public readonly void Name(int column, ReadOnlySpan<char> name) => ((CategoryFit)fits[column]).AddName(name, Row);

    public readonly void Name(int column, string? name)
    {
        if (name is null)
            ((CategoryFit)fits[column]).AddMissing(Row);
        else
            Name(column, name.AsSpan());
    }

    public readonly void Name(int column, long? name)
    {
        Span<char> text = stackalloc char[WholeNumber.MostCharacters];
        if (name is long number)
            Name(column, WholeNumber.Write(number, text));
        else
            ((CategoryFit)fits[column]).AddMissing(Row);
    }

    public readonly void Date(int column, DateTime? date) => ((DateFit)fits[column]).Add(date, Row);
}

/// <summary>Writes the inputs of a row.</summary>
/// <param name="columns">The columns, as they are declared: emitted code hands each over as its kind.</param>
/// <param name="inputs">Where the row goes.</param>
/// <param name="row">The row, for errors; -1 where there is one alone.</param>
internal readonly unsafe struct RowEncoder(EncodedColumn[] columns, float* inputs, int row) : IColumnReader
{
    public void Number(int column, double value) =>
        Of<EncodedNumber>(column).Encode(value, row, At(column));

    public void Number(int column, double? value) => Number(column, value ?? double.NaN);

    public void Member(int column, int place, long value) =>
        Of<EncodedCategory>(column).EncodeMember(place, value, row, At(column));

    public void Name(int column, ReadOnlySpan<char> name) =>
        Of<EncodedCategory>(column).EncodeName(name, row, At(column));

    public void Name(int column, string? name)
    {
        if (name is null)
            Of<EncodedCategory>(column).EncodeMissing(row, At(column));
        else
            Name(column, name.AsSpan());
    }

    public void Name(int column, long? name)
    {
        Span<char> text = stackalloc char[WholeNumber.MostCharacters];
        if (name is long number)
            Name(column, WholeNumber.Write(number, text));
        else
            Of<EncodedCategory>(column).EncodeMissing(row, At(column));
    }

    public void Date(int column, DateTime? date) => Of<EncodedDate>(column).Encode(date, row, At(column));

    private float* At(int column) => inputs + columns[column].Facts.Start;

    // Kinds were checked against the declaration when the encoding was made.
    private T Of<T>(int column)
        where T : EncodedColumn => Unsafe.As<T>(columns[column]);
}

/// <summary>Writes the targets of a row: numbers, or the label of its class.</summary>
/// <param name="targets">The targets, as they are declared.</param>
/// <param name="row">The row, for errors.</param>
/// <param name="values">Where numbers go; not used by labels.</param>
internal unsafe struct TargetReader(EncodedTarget[] targets, int row, float* values) : IColumnReader
{
    /// <summary>The label of the row's class.</summary>
    public int Label { get; private set; }

    public readonly void Number(int column, double value) =>
        values[column] = NumberChecks.Encode(targets[column].Scaling, value, row, targets[column].Facts);

    public readonly void Number(int column, double? value)
    {
        if (value is null)
            ColumnErrors.Missing(row, targets[column].Facts);
        Number(column, value.GetValueOrDefault());
    }

    public void Member(int column, int place, long value)
    {
        if (place == -2)
            ColumnErrors.Missing(row, targets[column].Facts);
        if (place < 0)
            ColumnErrors.Member(row, targets[column].Facts, value);
        Label = place;
    }

    public void Name(int column, ReadOnlySpan<char> name) => Label = targets[column].LabelOf(name, row);

    public void Name(int column, string? name)
    {
        if (name is null)
            ColumnErrors.Missing(row, targets[column].Facts);
        Name(column, name.AsSpan());
    }

    public readonly void Name(int column, long? name) => throw new NotSupportedException();

    public readonly void Date(int column, DateTime? date) => throw new NotSupportedException();
}

/// <summary>Whole numbers as names.</summary>
internal static class WholeNumber
{
    /// <summary>Most characters of a number of 64 bits.</summary>
    public const int MostCharacters = 20;

    /// <summary>The number's digits.</summary>
    public static ReadOnlySpan<char> Write(long number, Span<char> text)
    {
        number.TryFormat(text, out int length, provider: CultureInfo.InvariantCulture);
        return text[..length];
    }
}
