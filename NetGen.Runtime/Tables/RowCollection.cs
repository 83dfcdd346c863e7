using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace NetGen.CompilerServices;

/// <summary>Writes a row of values a record, one behind the other.</summary>
internal static class RowCollection
{
    private const int BlockRows = 4096;

    /// <summary>Writes the row of a record; every value of it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="number">Which one it is, for errors.</param>
    /// <param name="row">Where the values go.</param>
    public delegate void RowWriter<TRecord, TValue>(TRecord record, int number, Span<TValue> row);

    /// <summary>The rows of records. Those of arrays and lists are written on all cores.</summary>
    /// <exception cref="ArgumentException">A record cannot be written: the first such one is named.</exception>
    public static TValue[] Of<TRecord, TValue>(
        IEnumerable<TRecord> records, int length, RowWriter<TRecord, TValue> write)
    {
        ArgumentNullException.ThrowIfNull(records);
        IReadOnlyCollection<TRecord> rows = records as IReadOnlyCollection<TRecord> ?? [.. records];
        int count = rows.Count;
        if ((long)count * length > Array.MaxLength)
        {
            throw new ArgumentException(
                $"Expected at most {Array.MaxLength / length} rows of {length} values, found {count}.",
                nameof(records));
        }

        TValue[] values = GC.AllocateUninitializedArray<TValue>(count * length);
        if (count > BlockRows && rows is TRecord[] or List<TRecord>)
            WriteBlocks((IReadOnlyList<TRecord>)rows, count, values, length, write);
        else
            WriteAll(rows, count, values, length, write);
        return values;
    }

    private static void WriteAll<TRecord, TValue>(
        IReadOnlyCollection<TRecord> rows, int count, TValue[] values, int length, RowWriter<TRecord, TValue> write)
    {
        int number = 0;
        foreach (TRecord record in rows)
        {
            if (number < count)
                Write(record, number, values, length, write);
            number++;
        }

        if (number != count)
        {
            throw new ArgumentException(
                $"Expected {count} records, as many as were counted, found {number}: they changed meanwhile.",
                "records");
        }
    }

    // Every block is gone through, so that the first bad record is named whichever thread is ahead.
    private static void WriteBlocks<TRecord, TValue>(
        IReadOnlyList<TRecord> rows, int count, TValue[] values, int length, RowWriter<TRecord, TValue> write)
    {
        Exception?[] faults = new Exception?[(count + BlockRows - 1) / BlockRows];
        Parallel.For(0, faults.Length, block =>
        {
            try
            {
                int last = int.Min((block + 1) * BlockRows, count);
                for (int number = block * BlockRows; number < last; number++)
                    Write(rows[number], number, values, length, write);
            }
            catch (Exception fault)
            {
                faults[block] = fault;
            }
        });
        if (Array.Find(faults, fault => fault is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
    }

    private static void Write<TRecord, TValue>(
        TRecord record, int number, TValue[] values, int length, RowWriter<TRecord, TValue> write)
    {
        if (record is null)
            ColumnErrors.Record(number);
        write(record, number, values.AsSpan(number * length, length));
    }
}
