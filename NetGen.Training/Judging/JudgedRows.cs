using System;

namespace NetGen.Training;

/// <summary>Predicts rows: inputs are rows x inputs, outputs rows x outputs.</summary>
internal delegate void RowPredictor(ReadOnlySpan<float> inputs, Span<float> outputs);

/// <summary>
/// Rows with what predicts them: outputs and targets in the unit that they are judged in.
/// </summary>
/// <param name="predict">What predicts; any number of threads may call it at once.</param>
/// <param name="data">The rows, as the network takes them.</param>
/// <param name="outputLength">Outputs of a row.</param>
/// <param name="inverse">Takes outputs and targets of numbers back to their unit, in place; null where they are in it.</param>
internal sealed class JudgedRows<TTarget>(
    RowPredictor predict, Dataset<TTarget> data, int outputLength, Action<Span<float>>? inverse)
    where TTarget : unmanaged
{
    private const int BatchSize = 256;

    public Dataset<TTarget> Data { get; } = data;

    public int OutputLength { get; } = outputLength;

    /// <summary>The targets in their own unit.</summary>
    public TTarget[] Targets { get; } = TargetsOf(data, inverse);

    /// <summary>Outputs of every row as it is.</summary>
    public float[] Outputs() => Outputs(static (_, _) => { });

    /// <summary>Outputs of every row after a change of its inputs, of which the row and its number are given.</summary>
    public float[] Outputs(Action<Span<float>, int> change)
    {
        float[] outputs = new float[RowCheck.Total(Data.Rows, OutputLength, "data")];
        float[] batch = new float[Math.Min(BatchSize, Data.Rows) * Data.InputLength];
        for (int first = 0; first < Data.Rows; first += BatchSize)
        {
            int rows = Math.Min(BatchSize, Data.Rows - first);
            Span<float> inputs = batch.AsSpan(0, rows * Data.InputLength);
            Data.Inputs.Slice(first * Data.InputLength, inputs.Length).CopyTo(inputs);
            for (int row = 0; row < rows; row++)
                change(inputs.Slice(row * Data.InputLength, Data.InputLength), first + row);
            predict(inputs, outputs.AsSpan(first * OutputLength, rows * OutputLength));
        }

        inverse?.Invoke(outputs);
        return outputs;
    }

    private static TTarget[] TargetsOf(Dataset<TTarget> data, Action<Span<float>>? inverse)
    {
        TTarget[] targets = data.Targets.ToArray();
        if (inverse is not null && targets is float[] numbers)
            inverse(numbers);
        return targets;
    }
}
