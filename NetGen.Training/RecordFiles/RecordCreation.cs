using System;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>Makes records of rows.</summary>
internal static class RecordCreation
{
    /// <summary>
    /// Makes a record. What the record says against its values is added to the errors, if its fields were good: against
    /// defaults that stand for bad ones it says nothing new.
    /// </summary>
    public static TRecord Create<TRecord, TColumns, TFields>(ref TFields fields, long row, RecordErrors errors)
        where TColumns : struct, IRecordFields<TRecord>
        where TFields : struct, IFieldReader
    {
        long before = errors.Count;
        try
        {
            return TColumns.Create(ref fields);
        }
        catch (ArgumentException error)
        {
            if (errors.Count == before)
            {
                string found = Quote.Passage(error.Message.TrimEnd('.'));
                errors.Add(row, $"values that {typeof(TRecord).Name} takes", found);
            }

            return default!;
        }
    }
}
