using System;
using NetGen.CompilerServices;

namespace NetGen;

// A forward pass on its own, and what it leaves to be looked at.
public abstract unsafe partial class Trainer<TTarget>
{
    private readonly ActivationBuffer[] buffers;

    /// <summary>
    /// A forward pass in training mode on its own: dropout on, batch statistics, and nothing changed in the network.
    /// <see cref="GetActivation"/> then shows what each layer put out.
    /// </summary>
    /// <param name="inputs">rows x InputLength values, at most <see cref="MaxBatch"/> rows.</param>
    /// <param name="logits">rows x OutputLength values.</param>
    /// <param name="masks">
    /// Which dropout masks: those of this step (counted from 0); the coming one if left out.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A span is not whole rows, there are too many, or BatchNorm meets one row.
    /// </exception>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> logits, long? masks = null)
    {
        int rows = Check.Rows(inputs.Length, facts.InputLength, nameof(inputs));
        Check.Rows(logits.Length, rows, facts.OutputLength, nameof(logits));
        CheckRows(rows, nameof(inputs), slices: false);
        shares = Shares(rows);
        fixed (float* x = inputs)
            _ = RunForward(new TrainingPass<TTarget>(x, null, null, rows, 0, default, masks ?? StepCount));
        for (int row = 0; row < rows; row++)
            GetActivation(buffers.Length - 1, row).CopyTo(logits.Slice(row * facts.OutputLength, facts.OutputLength));
    }

    /// <summary>Number of outputs that the last forward pass left to be looked at: one a fused op.</summary>
    public int ActivationCount => buffers.Length;

    /// <summary>Name of the layer whose output is activation <paramref name="index"/>.</summary>
    public string GetActivationName(int index) => buffers[index].Layer;

    /// <summary>
    /// Kind of the activation whose output activation <paramref name="index"/> is, such as <c>ReLU</c>; null for none.
    /// </summary>
    public string? GetActivationKind(int index) => buffers[index].Activation;

    /// <summary>
    /// One row of what a layer put out in the last call of <see cref="Forward(ReadOnlySpan{float}, Span{float},
    /// long?)"/>.
    /// </summary>
    public ReadOnlySpan<float> GetActivation(int index, int row)
    {
        ActivationBuffer buffer = buffers[index];
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)MaxBatch, nameof(row));
        return Memory.Span.Slice((int)(buffer.Offset + (long)row * buffer.Stride), buffer.Units);
    }
}
