using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NetGen.Training;

/// <summary>Rows of inputs with their targets, in memory, one behind the other.</summary>
public sealed class Dataset<TTarget>
    where TTarget : unmanaged
{
    private readonly ReadOnlyMemory<float> inputs;
    private readonly ReadOnlyMemory<TTarget> targets;
    private readonly ReadOnlyMemory<float> rowWeights;

    /// <summary>Takes rows as they are; nothing is copied.</summary>
    /// <param name="inputs">rows x <paramref name="inputLength"/> values.</param>
    /// <param name="inputLength">Values in one input row, at least 1.</param>
    /// <param name="targets">rows x <paramref name="targetLength"/> targets.</param>
    /// <param name="targetLength">Targets of one row, at least 1: 1 for labels.</param>
    /// <exception cref="ArgumentException">The values are not whole rows, or the two differ in rows.</exception>
    public Dataset(
        ReadOnlyMemory<float> inputs, int inputLength, ReadOnlyMemory<TTarget> targets, int targetLength = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputLength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(targetLength);
        if (inputs.Length % inputLength != 0)
        {
            throw new ArgumentException(
                Counted.Text($"Expected whole rows of {inputLength} values, found {inputs.Length} values."),
                nameof(inputs));
        }

        Rows = inputs.Length / inputLength;
        long expected = (long)Rows * targetLength;
        if (targets.Length != expected)
        {
            throw new ArgumentException(
                Counted.Text($"Expected {expected} targets ({Rows} rows of {targetLength}), found {targets.Length}."),
                nameof(targets));
        }

        this.inputs = inputs;
        this.targets = targets;
        InputLength = inputLength;
        TargetLength = targetLength;
    }

    private Dataset(
        ReadOnlyMemory<float> inputs, int inputLength, ReadOnlyMemory<TTarget> targets, int targetLength,
        ReadOnlyMemory<float> rowWeights)
        : this(inputs, inputLength, targets, targetLength) => this.rowWeights = rowWeights;

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Values in one input row.</summary>
    public int InputLength { get; }

    /// <summary>Targets of one row.</summary>
    public int TargetLength { get; }

    /// <summary>Every input, rows x InputLength.</summary>
    public ReadOnlySpan<float> Inputs => inputs.Span;

    /// <summary>Every target, rows x TargetLength.</summary>
    public ReadOnlySpan<TTarget> Targets => targets.Span;

    /// <summary>The weight of each row in the loss; empty where all rows count alike.</summary>
    public ReadOnlySpan<float> RowWeights => rowWeights.Span;

    /// <summary>The same rows, with weights in the losses of training and validation; nothing is copied.</summary>
    /// <param name="rowWeights">
    /// A weight a row, finite and above 0 (leave a row out with Subset); empty for rows that count alike.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are not as many weights as rows, or one is out of its range.
    /// </exception>
    public Dataset<TTarget> WithRowWeights(ReadOnlyMemory<float> rowWeights)
    {
        if (!rowWeights.IsEmpty && rowWeights.Length != Rows)
        {
            throw new ArgumentException(
                Counted.Text($"Expected {Rows} weights, one a row, found {rowWeights.Length}."), nameof(rowWeights));
        }

        for (int row = 0; row < rowWeights.Length; row++)
        {
            float weight = rowWeights.Span[row];
            if (!(weight > 0f && float.IsFinite(weight)))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(rowWeights), weight,
                    Counted.Text($"Expected weights finite and above 0, found {weight} in row {row}."));
            }
        }

        return new(inputs, InputLength, targets, TargetLength, rowWeights);
    }

    /// <summary>The same rows with other inputs: targets and weights of rows stay; nothing is copied.</summary>
    /// <param name="inputs">rows x <paramref name="inputLength"/> values.</param>
    /// <param name="inputLength">Values in one input row, at least 1.</param>
    /// <exception cref="ArgumentException">There are not as many rows.</exception>
    public Dataset<TTarget> WithInputs(ReadOnlyMemory<float> inputs, int inputLength)
    {
        CheckRows(inputs.Length, inputLength, nameof(inputs));
        return new(inputs, inputLength, targets, TargetLength, rowWeights);
    }

    /// <summary>The same rows with other targets: inputs and weights of rows stay; nothing is copied.</summary>
    /// <param name="targets">rows x <paramref name="targetLength"/> targets.</param>
    /// <param name="targetLength">Targets of one row, at least 1: 1 for labels.</param>
    /// <exception cref="ArgumentException">There are not as many rows.</exception>
    public Dataset<TOther> WithTargets<TOther>(ReadOnlyMemory<TOther> targets, int targetLength = 1)
        where TOther : unmanaged
    {
        CheckRows(targets.Length, targetLength, nameof(targets));
        return new(inputs, InputLength, targets, targetLength, rowWeights);
    }

    /// <summary>The inputs of one row.</summary>
    public ReadOnlySpan<float> Input(int row) => Inputs.Slice(row * InputLength, InputLength);

    /// <summary>The targets of one row.</summary>
    public ReadOnlySpan<TTarget> Target(int row) => Targets.Slice(row * TargetLength, TargetLength);

    /// <summary>A run of rows, without copying.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The run is not within the rows.</exception>
    public Dataset<TTarget> Slice(int start, int count)
    {
        CheckRange(start, Rows, nameof(start));
        CheckRange(count, Rows - start, nameof(count));
        return new(
            inputs.Slice(start * InputLength, count * InputLength), InputLength,
            targets.Slice(start * TargetLength, count * TargetLength), TargetLength,
            rowWeights.IsEmpty ? rowWeights : rowWeights.Slice(start, count));
    }

    /// <summary>The first rows, without copying.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer rows.</exception>
    public Dataset<TTarget> Take(int count) => Slice(0, count);

    /// <summary>
    /// The first <paramref name="count"/> rows and those behind them, such as training and validation, without copying.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer rows.</exception>
    public (Dataset<TTarget> First, Dataset<TTarget> Second) Split(int count)
    {
        CheckRange(count, Rows, nameof(count));
        return (Slice(0, count), Slice(count, Rows - count));
    }

    /// <summary>
    /// What tells these data from others: the first 16 hexadecimal digits of the SHA-256 of the lengths of a row, the
    /// inputs, the targets and the weights of rows, where there are any, in this order, as they lie in memory. The same
    /// values in the same order give the same.
    /// </summary>
    public string Fingerprint()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<int>([InputLength, TargetLength]));
        hash.AppendData(MemoryMarshal.AsBytes(Inputs));
        hash.AppendData(MemoryMarshal.AsBytes(Targets));
        hash.AppendData(MemoryMarshal.AsBytes(RowWeights));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private void CheckRows(int found, int length, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        if (found != (long)Rows * length)
        {
            throw new ArgumentException(
                $"Expected {(long)Rows * length} values ({Rows} rows of {length}), found {found}.", name);
        }
    }

    private static void CheckRange(int found, int most, string name)
    {
        if ((uint)found > (uint)most)
            throw new ArgumentOutOfRangeException(name, found, $"Expected {name} from 0 to {most}, found {found}.");
    }

    /// <summary>Rows, inputs and targets, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Rows:N0} rows of {InputLength:N0} inputs and {TargetLength:N0} target{(TargetLength == 1 ? "" : "s")}");
}
