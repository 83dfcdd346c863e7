using System;
using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>Records of a block of rows.</summary>
/// <param name="Records">The records, from the front.</param>
/// <param name="Count">How many.</param>
/// <param name="Errors">What is wrong with fields; where there is anything, the records are not to be used.</param>
/// <param name="FirstBlank">Number of the first of the blank lines at the end; 0 where there are none.</param>
/// <param name="IsCut">Whether a row is damaged, so that those behind it cannot be told apart.</param>
internal sealed record CsvPart<TRecord>(
    TRecord[] Records, int Count, RecordErrors Errors, int FirstBlank, bool IsCut);

/// <summary>
/// The records of CSV text, block by block: one thread reads the text and cuts it, the others make records of blocks,
/// which come in the order of the text.
/// </summary>
internal sealed class CsvParts<TRecord, TColumns>
    where TColumns : struct, IRecordFields<TRecord>
{
    private readonly CsvSource source;
    private readonly ConcurrentBag<TextPool> pools = [];

    private CsvParts(CsvSource source) => this.source = source;

    /// <summary>Reads the text.</summary>
    /// <exception cref="InvalidDataException">
    /// The text is none, the header is damaged, or a field that is no target has no column. What is wrong with rows is
    /// in <see cref="CsvPart{TRecord}.Errors"/>.
    /// </exception>
    public static IEnumerable<CsvPart<TRecord>> Read(TextReader reader, string name, CsvOptions options)
    {
        using CsvText text = new(reader, name, options.Delimiter);
        CsvBlocks blocks = new(text, options.Delimiter);
        CsvBlock? block = blocks.Next();
        CsvParts<TRecord, TColumns> parts = new(CsvSource.Of(block, name, options, TColumns.Fields));
        Queue<Task<CsvPart<TRecord>>> ahead = new();
        int blank = 0;
        while (block is not null || ahead.Count > 0)
        {
            if (block is { } now)
            {
                ahead.Enqueue(Task.Run(() => parts.Part(now)));
                block = blocks.Next();
                if (ahead.Count <= Environment.ProcessorCount)
                    continue;
            }

            CsvPart<TRecord> part = ahead.Dequeue().GetAwaiter().GetResult();
            if (blank > 0 && part.Count + part.Errors.Count > 0)
                part = parts.Behind(blank);
            blank = blank > 0 ? blank : part.FirstBlank;
            yield return part;
            if (part.IsCut)
                yield break;
        }
    }

    private CsvPart<TRecord> Behind(int blank)
    {
        RecordErrors errors = new(source.Name, source.Options.MaxErrors);
        errors.Add(blank, CsvRows.FieldsOf(source.Columns.Length), "a blank line");
        return new([], 0, errors, blank, IsCut: true);
    }

    private CsvPart<TRecord> Part(CsvBlock block)
    {
        TextPool pool = pools.TryTake(out TextPool? kept) ? kept : new();
        TRecord[] records = new TRecord[block.Rows];
        RecordErrors errors = new(source.Name, source.Options.MaxErrors);
        int count = 0;
        int blank = 0;
        bool isCut = false;
        try
        {
            using CsvRows rows = new(
                block.Open(), source.Name, source.Options.Delimiter, block.FirstRow, source.Columns.Length);
            CsvFields fields = new(source, rows, pool, errors);
            if (block.FirstRow == 0 && source.Options.HasHeader)
                rows.Read();
            for (; rows.Read(); count++)
            {
                if (count == records.Length)
                    Array.Resize(ref records, (2 * count) + 1);
                records[count] = RecordCreation.Create<TRecord, TColumns, CsvFields>(ref fields, rows.Row, errors);
            }

            blank = rows.Blank;
        }
        catch (InvalidDataException error)
        {
            errors.Add(error.Message);
            isCut = true;
        }

        ArrayPool<char>.Shared.Return(block.Text);
        pools.Add(pool);
        return new(records, count, errors, blank, isCut);
    }
}
