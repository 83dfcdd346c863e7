using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>
/// Shuffled mini-batches of a data set: each epoch visits every row once, in an order that depends on seed and epoch
/// alone. Rows are gathered into one buffer that every batch reuses, so nothing is allocated after construction.
/// </summary>
public sealed class MiniBatches<TTarget>
    where TTarget : unmanaged
{
    private readonly Dataset<TTarget> data;
    private readonly int[] order;
    private readonly float[] inputs;
    private readonly TTarget[] targets;
    private readonly float[] rowWeights;
    private readonly ulong seed;
    private readonly IAugmentation? augmentation;
    private int epoch;
    private int next;

    /// <summary>Makes the buffer of a batch.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="batchSize">Rows of a batch, at least 1; the last one of an epoch may have fewer.</param>
    /// <param name="seed">Seed of the orders.</param>
    /// <param name="dropLastRow"><see cref="DropLastRow"/>, until it is set.</param>
    /// <param name="augmentation">Changes inputs as they are gathered; null copies them.</param>
    /// <exception cref="ArgumentException">
    /// A number is out of its range, or the rows are not what <paramref name="augmentation"/> changes.
    /// </exception>
    public MiniBatches(
        Dataset<TTarget> data, int batchSize, ulong seed = 0, bool dropLastRow = false,
        IAugmentation? augmentation = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        augmentation?.CheckLength(data.InputLength);
        this.augmentation = augmentation;
        this.data = data;
        this.seed = seed;
        BatchSize = Math.Min(batchSize, Math.Max(1, data.Rows));
        order = new int[data.Rows];
        inputs = new float[BatchSize * data.InputLength];
        targets = new TTarget[BatchSize * data.TargetLength];
        rowWeights = data.RowWeights.IsEmpty ? [] : new float[BatchSize];
        DropLastRow = dropLastRow;
        next = data.Rows;
    }

    /// <summary>Rows of a full batch.</summary>
    public int BatchSize { get; }

    /// <summary>
    /// Whether a last batch of a single row is left out, as BatchNorm asks for; may change from batch to batch, as a
    /// BatchNorm may be frozen.
    /// </summary>
    public bool DropLastRow { get; set; }

    /// <summary>Batches in an epoch.</summary>
    public int Count => (int)MiniBatches.Count(RowsPerEpoch, BatchSize);

    /// <summary>Rows that an epoch visits: all of them, but for a last one that is left out.</summary>
    public int RowsPerEpoch => MiniBatches.RowsPerEpoch(data.Rows, BatchSize, DropLastRow);

    /// <summary>Rows of the current batch.</summary>
    public int Rows { get; private set; }

    /// <summary>Inputs of the current batch; overwritten by the next.</summary>
    public ReadOnlySpan<float> Inputs => inputs.AsSpan(0, Rows * data.InputLength);

    /// <summary>Targets of the current batch; overwritten by the next.</summary>
    public ReadOnlySpan<TTarget> Targets => targets.AsSpan(0, Rows * data.TargetLength);

    /// <summary>The rows of all batches.</summary>
    internal Dataset<TTarget> Data => data;

    /// <summary>Whether inputs are changed as they are gathered.</summary>
    internal bool IsAugmented => augmentation is not null;

    /// <summary>
    /// Weight of each row of the current batch, overwritten by the next; empty where all rows count alike.
    /// </summary>
    public ReadOnlySpan<float> RowWeights => rowWeights.AsSpan(0, Math.Min(Rows, rowWeights.Length));

    /// <summary>Batches and rows of an epoch, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Count:N0} batches of {BatchSize:N0} of {RowsPerEpoch:N0} rows");

    /// <summary>Shuffles for an epoch, counted from 0, and goes in front of its first batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is negative.</exception>
    public void Start(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        RowOrder.Shuffle(order, seed, (uint)epoch, RowOrder.Epochs);
        this.epoch = epoch;
        next = 0;
        Rows = 0;
    }

    /// <summary>Goes behind rows of the epoch that were visited before, without gathering them.</summary>
    internal void Skip(int rows)
    {
        next = rows;
        Rows = 0;
    }

    /// <summary>Where a row of the current batch stands in the data set.</summary>
    internal int RowOf(int index) => order[next - Rows + index];

    /// <summary>Gathers the next batch; false at the end of the epoch, and before the first is started.</summary>
    public bool MoveNext()
    {
        Rows = Math.Clamp(RowsPerEpoch - next, 0, BatchSize);
        for (int i = 0; i < Rows; i++)
        {
            int row = order[next + i];
            Span<float> input = inputs.AsSpan(i * data.InputLength, data.InputLength);
            if (augmentation is null)
            {
                data.Input(row).CopyTo(input);
            }
            else
            {
                ulong random = RowOrder.Draw((uint)row, (uint)epoch, RowOrder.Augmentation, seed);
                augmentation.Apply(data.Input(row), input, random);
            }

            data.Target(row).CopyTo(targets.AsSpan(i * data.TargetLength));
            if (rowWeights.Length > 0)
                rowWeights[i] = data.RowWeights[row];
        }

        next += Rows;
        return Rows > 0;
    }
}

/// <summary>How many rows and batches an epoch has, said once for batches and schedules.</summary>
internal static class MiniBatches
{
    public static int RowsPerEpoch(int rows, int batchSize, bool dropsLastRow) =>
        dropsLastRow && rows > 1 && rows % batchSize == 1 ? rows - 1 : rows;

    public static long Count(int rowsPerEpoch, int batchSize) => ((long)rowsPerEpoch + batchSize - 1) / batchSize;
}
