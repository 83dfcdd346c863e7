using System;
using System.Globalization;
using System.Runtime.InteropServices;

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
    private readonly Mixup? mixup;
    private readonly float[] other;
    private int epoch;
    private int next;

    /// <summary>Makes the buffer of a batch.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="batchSize">Rows of a batch, at least 1; the last one of an epoch may have fewer.</param>
    /// <param name="seed">Seed of the orders.</param>
    /// <param name="dropLastRow"><see cref="DropLastRow"/>, until it is set.</param>
    /// <param name="augmentation">Changes inputs as they are gathered; null copies them.</param>
    /// <param name="mixup">Mixes rows, once they are augmented; null leaves them apart.</param>
    /// <exception cref="ArgumentException">
    /// A number is out of its range, or the rows are not what <paramref name="augmentation"/> changes.
    /// </exception>
    public MiniBatches(
        Dataset<TTarget> data, int batchSize, ulong seed = 0, bool dropLastRow = false,
        IAugmentation? augmentation = null, Mixup? mixup = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        augmentation?.CheckLength(data.InputLength);
        (this.augmentation, this.mixup) = (augmentation, mixup);
        this.data = data;
        this.seed = seed;
        BatchSize = Math.Min(batchSize, Math.Max(1, data.Rows));
        order = new int[data.Rows];
        Copies = mixup is not null && typeof(TTarget) != typeof(float) ? 2 : 1;
        int rows = BatchSize * Copies;
        inputs = new float[rows * data.InputLength];
        targets = new TTarget[rows * data.TargetLength];
        rowWeights = data.RowWeights.IsEmpty && Copies == 1 ? [] : new float[rows];
        other = mixup is null ? [] : new float[data.InputLength];
        DropLastRow = dropLastRow;
        next = data.Rows;
    }

    /// <summary>Rows of a full batch.</summary>
    public int BatchSize { get; }

    /// <summary>
    /// Whether a last batch of a single row is left out, as a BatchNorm of vectors asks for; may change from batch to
    /// batch, as a BatchNorm may be frozen.
    /// </summary>
    public bool DropLastRow { get; set; }

    /// <summary>Batches in an epoch.</summary>
    public int Count => (int)MiniBatches.Count(RowsPerEpoch, BatchSize);

    /// <summary>Rows that an epoch visits: all of them, but for a last one that is left out.</summary>
    public int RowsPerEpoch => MiniBatches.RowsPerEpoch(data.Rows, BatchSize, DropLastRow);

    /// <summary>Rows of the data set that the current batch visits.</summary>
    public int Rows { get; private set; }

    /// <summary>
    /// How often each row stands in a batch: 2 where labels are mixed, once with each of its two labels; else 1.
    /// </summary>
    public int Copies { get; }

    /// <summary>
    /// Rows x <see cref="Copies"/> rows of inputs of the current batch; overwritten by the next.
    /// </summary>
    public ReadOnlySpan<float> Inputs => inputs.AsSpan(0, Rows * Copies * data.InputLength);

    /// <summary>
    /// Rows x <see cref="Copies"/> rows of targets of the current batch; overwritten by the next.
    /// </summary>
    public ReadOnlySpan<TTarget> Targets => targets.AsSpan(0, Rows * Copies * data.TargetLength);

    /// <summary>The rows of all batches.</summary>
    internal Dataset<TTarget> Data => data;

    /// <summary>Whether inputs are changed as they are gathered.</summary>
    internal bool IsAugmented => augmentation is not null;

    /// <summary>Whether rows are mixed with others.</summary>
    internal bool IsMixed => mixup is not null;

    /// <summary>
    /// A weight for each of <see cref="Inputs"/>' rows, overwritten by the next batch; empty where all count alike.
    /// </summary>
    public ReadOnlySpan<float> RowWeights => rowWeights.AsSpan(0, Math.Min(Rows * Copies, rowWeights.Length));

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

    /// <summary>Where a row of <see cref="Inputs"/> stands in the data set.</summary>
    internal int RowOf(int index) => order[next - Rows + index / Copies];

    /// <summary>Gathers the next batch; false at the end of the epoch, and before the first is started.</summary>
    public bool MoveNext()
    {
        Rows = Math.Clamp(RowsPerEpoch - next, 0, BatchSize);
        for (int i = 0; i < Rows; i++)
        {
            int row = order[next + i], place = i * Copies;
            Gather(row, InputAt(place));
            data.Target(row).CopyTo(TargetAt(place));
            if (rowWeights.Length > 0)
                rowWeights[place] = data.RowWeights.IsEmpty ? 1f : data.RowWeights[row];
            if (mixup is not null)
                Mix(row, place);
        }

        next += Rows;
        return Rows > 0;
    }

    private Span<float> InputAt(int place) => inputs.AsSpan(place * data.InputLength, data.InputLength);

    private Span<TTarget> TargetAt(int place) => targets.AsSpan(place * data.TargetLength, data.TargetLength);

    // A row is augmented alike wherever it is needed in an epoch.
    private void Gather(int row, Span<float> input)
    {
        if (augmentation is null)
            data.Input(row).CopyTo(input);
        else
            augmentation.Apply(data.Input(row), input, Bits(row, RowOrder.Augmentation));
    }

    private ulong Bits(int row, uint use) => RowOrder.Draw((uint)row, (uint)epoch, use, seed);

    // Mixes another row into the one at a place; labels of the two go to two places.
    private void Mix(int row, int place)
    {
        RandomBits bits = new(Bits(row, RowOrder.Mixing));
        int second = bits.Below(data.Rows);
        float lambda = (float)mixup!.Draw(ref bits);
        Gather(second, other);
        Mixing.Into(InputAt(place), other, lambda);
        if (Copies == 1)
        {
            Mixing.Into(
                MemoryMarshal.Cast<TTarget, float>(TargetAt(place)),
                MemoryMarshal.Cast<TTarget, float>(data.Target(second)), lambda);
            return;
        }

        InputAt(place).CopyTo(InputAt(place + 1));
        data.Target(second).CopyTo(TargetAt(place + 1));
        rowWeights[place + 1] = (1f - lambda) * rowWeights[place];
        rowWeights[place] *= lambda;
    }
}

/// <summary>How many rows and batches an epoch has, said once for batches and schedules.</summary>
internal static class MiniBatches
{
    public static int RowsPerEpoch(int rows, int batchSize, bool dropsLastRow) =>
        dropsLastRow && rows > 1 && rows % batchSize == 1 ? rows - 1 : rows;

    public static long Count(int rowsPerEpoch, int batchSize) => ((long)rowsPerEpoch + batchSize - 1) / batchSize;
}
