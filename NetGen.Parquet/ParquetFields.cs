using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using NetGen.CompilerServices;
using NetGen.Training;

namespace NetGen.Parquet;

/// <summary>
/// The values of a row of Parquet columns, for emitted code. A bad one is added to the errors, and the type's default
/// handed over, so that those behind it are read as well.
/// </summary>
/// <param name="fields">Fields of the record.</param>
/// <param name="columns">Their columns, in a group of rows; null for a target that has none.</param>
/// <param name="errors">Where bad fields go.</param>
/// <param name="pool">Strings that were read before.</param>
/// <param name="before">How many rows stand in front of the group.</param>
internal struct ParquetFields(
    IReadOnlyList<RecordField> fields, ParquetColumn?[] columns, RecordErrors errors, TextPool pool, long before)
    : IFieldReader
{
    private static readonly FieldFormat Format = new(CultureInfo.InvariantCulture, []);

    /// <summary>The row that is read, in the group.</summary>
    public int Row { get; set; }

    public readonly T Value<T>(int field)
        where T : struct, ISpanParsable<T> =>
        columns[field] is not { } column ? FieldText.Absent<T>()
        : TryValue(column, out T value) ? value
        : Refuse<T>(field, column, FieldText.Expected(typeof(T)));

    public readonly T? ValueOrNull<T>(int field)
        where T : struct, ISpanParsable<T> => IsMissing(field) ? null : Value<T>(field);

    public readonly T Member<T>(int field)
        where T : struct, Enum =>
        columns[field] is not { } column ? default
        : TryMember(column, out T member) ? member
        : Refuse<T>(field, column, EnumMembers<T>.Expected);

    public readonly T? MemberOrNull<T>(int field)
        where T : struct, Enum => IsMissing(field) ? null : Member<T>(field);

    public readonly string Text(int field)
    {
        if (TextOrNull(field) is { } text)
            return text;
        if (columns[field] is { } column)
            _ = Refuse<int>(field, column, FieldText.Expected(typeof(string)));
        return "";
    }

    public readonly string? TextOrNull(int field) => IsMissing(field) ? null : pool[columns[field]!.Text(Row)];

    private readonly bool IsMissing(int field) => columns[field] is not { } column || column.IsMissing(Row);

    private readonly T Refuse<T>(int field, ParquetColumn column, string expected)
        where T : struct
    {
        string found = column.IsMissing(Row) ? "nothing" : column.Shown(Row);
        errors.Add(before + Row + 1, fields[field].Column, expected, found);
        return default;
    }

    private readonly bool TryValue<T>(ParquetColumn column, out T value)
        where T : struct, ISpanParsable<T>
    {
        value = default;
        if (column.IsMissing(Row))
            return false;
        if (typeof(T) == typeof(float))
            return Take((float)column.Number(Row), out value) && float.IsFinite((float)(object)value);
        if (typeof(T) == typeof(double))
            return Take(column.Number(Row), out value) && double.IsFinite((double)(object)value);
        if (typeof(T) == typeof(Half))
            return Take((Half)column.Number(Row), out value) && Half.IsFinite((Half)(object)value);
        if (typeof(T) == typeof(decimal))
            return column.Decimal(Row) is { } number && Take(number, out value);
        if (typeof(T) == typeof(bool))
            return column.Whole(Row) is { } flag && flag >= 0 && flag <= 1 && Take(flag == 1, out value);
        if (column.Time(Row) is { } time)
            return TryTime(time, out value);
        return column.Whole(Row) is { } whole
            ? TryWhole(whole, out value)
            : FieldText.TryParse(column.Text(Row), Format, out value);
    }

    private static bool TryTime<T>(DateTime time, out T value)
    {
        value = default!;
        return typeof(T) == typeof(DateOnly)
                ? time.TimeOfDay == TimeSpan.Zero && Take(DateOnly.FromDateTime(time), out value)
            : typeof(T) == typeof(DateTime) ? Take(time, out value)
            : Take(new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), TimeSpan.Zero), out value);
    }

    private static bool TryWhole<T>(Int128 whole, out T value)
    {
        value = default!;
        return typeof(T) == typeof(int) ? Fits<int>(whole) && Take((int)whole, out value)
            : typeof(T) == typeof(long) ? Fits<long>(whole) && Take((long)whole, out value)
            : typeof(T) == typeof(short) ? Fits<short>(whole) && Take((short)whole, out value)
            : typeof(T) == typeof(sbyte) ? Fits<sbyte>(whole) && Take((sbyte)whole, out value)
            : typeof(T) == typeof(byte) ? Fits<byte>(whole) && Take((byte)whole, out value)
            : typeof(T) == typeof(ushort) ? Fits<ushort>(whole) && Take((ushort)whole, out value)
            : typeof(T) == typeof(uint) ? Fits<uint>(whole) && Take((uint)whole, out value)
            : typeof(T) == typeof(ulong) && Fits<ulong>(whole) && Take((ulong)whole, out value);
    }

    private static bool Fits<T>(Int128 whole)
        where T : IBinaryInteger<T>, IMinMaxValue<T> =>
        whole >= Int128.CreateChecked(T.MinValue) && whole <= Int128.CreateChecked(T.MaxValue);

    // Of the same type: nothing is boxed in compiled code.
    private static bool Take<TFrom, T>(TFrom from, out T value)
        where TFrom : struct
    {
        value = (T)(object)from;
        return true;
    }

    private readonly bool TryMember<T>(ParquetColumn column, out T member)
        where T : struct, Enum
    {
        member = default;
        if (column.IsMissing(Row))
            return false;
        if (column.Whole(Row) is not { } whole)
            return EnumMembers<T>.TryFind(column.Text(Row), out member);
        Span<char> digits = stackalloc char[48];
        return whole.TryFormat(digits, out int count, default, CultureInfo.InvariantCulture)
            && EnumMembers<T>.TryFind(digits[..count], out member);
    }
}
