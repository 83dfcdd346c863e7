using System;
using NetGen.CompilerServices;

namespace NetGen;

// A forward pass on its own, and what it leaves to be looked at.
public abstract unsafe partial class Trainer<TTarget>
{
    private readonly ActivationBuffer[] buffers;

    /// <summary>
    /// A forward pass in training mode on its own: dropout on, batch statistics, and nothing changed in the network.
    /// <see cref="GetActivation"/> then shows what each layer put out, and <see cref="Backward(ReadOnlySpan{float},
    /// ParameterBlock, Span{float})"/> goes back from there. The first call allocates a copy of <see cref="MaxBatch"/>
    /// rows.
    /// </summary>
    /// <param name="inputs">rows x InputLength values, at most <see cref="MaxBatch"/> rows.</param>
    /// <param name="logits">rows x OutputLength values, apart from the inputs.</param>
    /// <param name="masks">
    /// Which dropout masks: those of this step (counted from 0); the coming one if left out.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A span is not whole rows, there are too many or too few, the spans overlap, or one lies in the
    /// trainer's own memory, where the pass would overwrite it.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="masks"/> is negative.</exception>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> logits, long? masks = null)
    {
        ThrowIfDisposed();
        int rows = Check.Rows(inputs.Length, facts.InputLength, nameof(inputs));
        Check.Indices(inputs, facts, nameof(inputs));
        Check.Rows(logits.Length, rows, facts.OutputLength, nameof(logits));
        CheckRows(rows, nameof(inputs), slices: false);
        CheckForward(inputs, logits);
        ArgumentOutOfRangeException.ThrowIfNegative(masks ?? 0, nameof(masks));
        shares = Shares(rows);
        long step = masks ?? steps;
        _ = RunForward(new TrainingPass<TTarget>(Keep(inputs, rows, step), null, null, rows, 0, default, step));
        for (int row = 0; row < rows; row++)
            CopyActivation(buffers[^1], row, logits.Slice(row * facts.OutputLength, facts.OutputLength));
    }

    /// <summary>Number of outputs that the last forward pass left to be looked at: one a fused op.</summary>
    public int ActivationCount => InUse(buffers.Length);

    /// <summary>Name of the layer whose output is activation <paramref name="index"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such activation.</exception>
    public string GetActivationName(int index) => Buffer(index).Layer;

    /// <summary>The function whose output activation <paramref name="index"/> is; null for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such activation.</exception>
    public ActivationTraits? GetActivationTraits(int index) => Buffer(index).Activation;

    /// <summary>
    /// One row of what a layer put out in the last call of <see cref="Forward(ReadOnlySpan{float}, Span{float},
    /// long?)"/>: of a vector, the trainer's own memory; of an image, a copy in PyTorch's order, channel by channel.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such activation or row.</exception>
    public ReadOnlySpan<float> GetActivation(int index, int row)
    {
        ActivationBuffer buffer = Buffer(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Capacity, nameof(row));
        return Activation(buffer, row);
    }

    private ActivationBuffer Buffer(int index)
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)buffers.Length, nameof(index));
        return buffers[index];
    }

    private ReadOnlySpan<float> Activation(ActivationBuffer buffer, int row)
    {
        if (buffer.Positions == 1)
            return Row(buffer, row)[..buffer.Units];
        float[] planes = new float[buffer.Units * buffer.Positions];
        CopyActivation(buffer, row, planes);
        return planes;
    }

    // In PyTorch's order.
    private void CopyActivation(ActivationBuffer buffer, int row, Span<float> destination)
    {
        Span<float> values = Row(buffer, row);
        if (buffer.Positions == 1)
        {
            values[..buffer.Units].CopyTo(destination);
            return;
        }

        fixed (float* from = values)
        fixed (float* to = destination)
        {
            ImageRows.ToPlanes(
                from, values.Length, to, destination.Length, buffer.Units, buffer.Positions, buffer.Stride, rows: 1);
        }
    }

    private Span<float> Row(ActivationBuffer buffer, int row)
    {
        int floats = buffer.Positions * buffer.Stride;
        return Memory.Span.Slice((int)(buffer.Offset + (long)row * floats), floats);
    }
}
