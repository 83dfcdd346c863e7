using System;
using System.IO;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace NetGen.Parquet;

/// <summary>The values of a column, in a group of rows.</summary>
internal abstract class ParquetColumn(bool[]? present)
{
    /// <summary>Whether a row has no value.</summary>
    public virtual bool IsMissing(int row) => present is not null && !present[row];

    /// <summary>A number; NaN where the column has none.</summary>
    public virtual double Number(int row) => double.NaN;

    /// <summary>A whole number; null where it is none, or a float beyond 1e18.</summary>
    public virtual Int128? Whole(int row) => null;

    /// <summary>A number of decimal digits; null where the column has none.</summary>
    public virtual decimal? Decimal(int row) => null;

    /// <summary>A date with a time; null where the column has none.</summary>
    public virtual DateTime? Time(int row) => null;

    /// <summary>A text; empty where the column has none.</summary>
    public virtual ReadOnlySpan<char> Text(int row) => default;

    /// <summary>A value as errors show it.</summary>
    public abstract string Shown(int row);

    /// <summary>Reads a column.</summary>
    public static async Task<ParquetColumn> ReadAsync(ParquetRowGroupReader group, DataField field, int rows)
    {
        Type type = field.ClrType;
        return type == typeof(float) ? await NumbersAsync<float>()
            : type == typeof(double) ? await NumbersAsync<double>()
            : type == typeof(Half) ? await NumbersAsync<Half>()
            : type == typeof(decimal) ? await NumbersAsync<decimal>()
            : type == typeof(sbyte) ? await NumbersAsync<sbyte>()
            : type == typeof(byte) ? await NumbersAsync<byte>()
            : type == typeof(short) ? await NumbersAsync<short>()
            : type == typeof(ushort) ? await NumbersAsync<ushort>()
            : type == typeof(int) ? await NumbersAsync<int>()
            : type == typeof(uint) ? await NumbersAsync<uint>()
            : type == typeof(long) ? await NumbersAsync<long>()
            : type == typeof(ulong) ? await NumbersAsync<ulong>()
            : type == typeof(bool) ? Flags(await Values<bool>())
            : type == typeof(DateOnly) ? Dates(await Values<DateOnly>())
            : type == typeof(DateTime) ? Times(await Values<DateTime>())
            : Texts(await Values<ReadOnlyMemory<char>>());

        async Task<ParquetColumn> NumbersAsync<T>()
            where T : struct, System.Numerics.INumber<T>
        {
            (T[] values, bool[]? present) = await Values<T>();
            return new NumberValues<T>(values, present);
        }

        Task<(T[], bool[]?)> Values<T>()
            where T : struct => ValuesAsync<T>(group, field, rows);

        static ParquetColumn Flags((bool[] Values, bool[]? Present) read) => new FlagValues(read.Values, read.Present);
        static ParquetColumn Dates((DateOnly[] Values, bool[]? Present) read) => new TimeValues(
            Array.ConvertAll(read.Values, date => date.ToDateTime(TimeOnly.MinValue)), read.Present);
        static ParquetColumn Times((DateTime[] Values, bool[]? Present) read) =>
            new TimeValues(read.Values, read.Present);
        static ParquetColumn Texts((ReadOnlyMemory<char>[] Values, bool[]? Present) read) =>
            new TextValues(read.Values, read.Present);
    }

    /// <summary>Whether a column may be of a property's type.</summary>
    public static bool CanBe(Field column, Type type)
    {
        if (column is not DataField { IsArray: false, MaxRepetitionLevel: 0 } field)
            return false;
        Type stored = field.ClrType;
        bool isText = IsText(stored);
        if (type == typeof(string) || type == typeof(char))
            return isText;
        if (type.IsEnum)
            return isText || IsNumber(stored);
        if (type == typeof(bool))
            return stored == typeof(bool) || IsNumber(stored);
        if (type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(DateTimeOffset))
            return isText || stored == typeof(DateOnly) || stored == typeof(DateTime);
        return IsNumber(type) ? IsNumber(stored) : isText;
    }

    /// <summary>What a column is, in words.</summary>
    public static string Kind(Field column) => column switch
    {
        DataField { IsArray: false, MaxRepetitionLevel: 0 } field =>
            IsText(field.ClrType) ? "texts"
            : field.ClrType == typeof(bool) ? "true and false"
            : field.ClrType == typeof(DateOnly) ? "dates"
            : field.ClrType == typeof(DateTime) ? "times"
            : $"values of {field.ClrType.Name}",
        _ => "lists or groups of values",
    };

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(ReadOnlyMemory<char>);

    private static bool IsNumber(Type type) => type == typeof(Half)
        || (!type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal);

    private static async Task<(T[] Values, bool[]? Present)> ValuesAsync<T>(
        ParquetRowGroupReader group, DataField field, int rows)
        where T : struct
    {
        long count = group.GetMetadata(field)?.MetaData?.NumValues
            ?? throw new InvalidDataException($"column {field.Name} has no values.");
        if (count != rows)
            throw new InvalidDataException($"column {field.Name} has {count} values, the group {rows} rows.");
        T[] values = new T[rows];
        if (field.MaxDefinitionLevel == 0)
        {
            await group.ReadRawAsync<T>(field, values, null, null);
            return (values, null);
        }

        int[] levels = new int[rows];
        await group.ReadRawAsync<T>(field, values, levels, null);
        bool[] present = Array.ConvertAll(levels, level => level == field.MaxDefinitionLevel);
        Spread(values, present);
        return (values, present);
    }

    // The values that are there lie at the front.
    private static void Spread<T>(T[] values, bool[] present)
    {
        int next = present.AsSpan().Count(true);
        for (int row = present.Length - 1; row >= next; row--)
            values[row] = present[row] ? values[--next] : default!;
    }
}
