using System;
using System.Buffers;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Fits and encodes records; called by emitted code.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TColumns">How its columns are read.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class RecordRows<TRecord, TColumns>
    where TColumns : struct, IRecordColumns<TRecord>
{
    private const int MostOnStack = 256;

    /// <summary>
    /// Learns the columns and targets of training rows, each of which is visited once, and sets a network's encoding.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// There is no row, or one cannot be encoded, or has too many names.
    /// </exception>
    public static void Fit(ParameterBlock parameters, NetworkFacts facts, IEnumerable<TRecord> training)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(training);
        parameters.SetEncoding(Encoding(facts, training));

        // No training row has an unknown name: its vector is the middle of those that are drawn.
        foreach (ColumnFacts column in facts.Columns)
        {
            if (column.Embedding is not string layer || !column.LearnsNames)
                continue;
            TensorView table = parameters[layer + ".Weights"];
            for (int i = 0; i < table.Inputs; i++)
                table[column.MaxNames, i] = 0f;
        }
    }

    private static RecordEncoding Encoding(NetworkFacts facts, IEnumerable<TRecord> training)
    {
        ColumnFit[] columns = [.. facts.Columns.Select(ColumnFit.Of)];
        ColumnFit[] targets = [.. facts.Targets.Select(ColumnFit.Of)];
        (RowFit ofColumns, RowFit ofTargets) = (new(columns), new(targets));
        int rows = 0;
        foreach (TRecord record in training)
        {
            if (record is null)
                ColumnErrors.Record(rows);
            ofColumns.Row = ofTargets.Row = rows++;
            TColumns.ReadFeatures(record, ref ofColumns);
            TColumns.ReadTargets(record, ref ofTargets);
        }

        return rows > 0
            ? new(
                facts, [.. columns.Select(column => column.Column())],
                [.. targets.Zip(facts.Targets, EncodedTarget.Of)])
            : throw new ArgumentException("Expected at least 1 training row, found none.", nameof(training));
    }

    /// <summary>Writes the inputs of one record.</summary>
    /// <param name="encoding">What was fitted.</param>
    /// <param name="record">The record.</param>
    /// <param name="inputs">Where they go: as many values as a row has.</param>
    /// <exception cref="ArgumentException">
    /// A value cannot be encoded, or the span has another length; the span is as it was then.
    /// </exception>
    [SkipLocalsInit]
    public static void Encode(RecordEncoding encoding, TRecord record, Span<float> inputs)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        if (record is null)
            ColumnErrors.Record(-1);
        Check.Length(inputs.Length, encoding.InputLength, nameof(inputs));
        float[]? rented = inputs.Length <= MostOnStack ? null : ArrayPool<float>.Shared.Rent(inputs.Length);
        Span<float> whole = rented is null ? stackalloc float[MostOnStack] : rented;
        try
        {
            fixed (float* row = whole)
            {
                RowEncoder encoder = new(encoding.OwnColumns, row, -1);
                TColumns.ReadFeatures(record, ref encoder);
            }

            whole[..inputs.Length].CopyTo(inputs);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>The inputs of records, one row behind the other.</summary>
    /// <exception cref="ArgumentException">A value cannot be encoded.</exception>
    public static float[] Encode(RecordEncoding encoding, IEnumerable<TRecord> records)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        int length = encoding.InputLength;
        return RowCollection.Of<TRecord, float>(records, length, (record, number, into) =>
        {
            fixed (float* row = into)
            {
                RowEncoder encoder = new(encoding.OwnColumns, row, number);
                TColumns.ReadFeatures(record, ref encoder);
            }
        });
    }

    /// <summary>The targets of records, as a loss takes them: scaled numbers, or 0 and 1 of a bool.</summary>
    /// <exception cref="ArgumentException">A target cannot be encoded.</exception>
    public static float[] Values(RecordEncoding encoding, IEnumerable<TRecord> records)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        bool isClass = encoding.Targets[0].Kind == ColumnKind.Category;
        return RowCollection.Of<TRecord, float>(records, encoding.Targets.Count, (record, number, into) =>
        {
            fixed (float* values = into)
            {
                TargetReader reader = new(encoding.OwnTargets, number, values);
                TColumns.ReadTargets(record, ref reader);
                if (isClass)
                    values[0] = reader.Label;
            }
        });
    }

    /// <summary>The labels of records: the numbers of their classes.</summary>
    /// <exception cref="ArgumentException">A target is no class of the training rows.</exception>
    public static int[] Labels(RecordEncoding encoding, IEnumerable<TRecord> records)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        return RowCollection.Of<TRecord, int>(records, 1, (record, number, into) =>
        {
            TargetReader reader = new(encoding.OwnTargets, number, null);
            TColumns.ReadTargets(record, ref reader);
            into[0] = reader.Label;
        });
    }
}
