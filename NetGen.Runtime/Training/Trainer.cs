using System;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>
/// Trains one network: owns activations, gradients and dropout counters, all allocated when it is made. One thread at a
/// time may call it. <c>Step</c> returns the data loss of the batch, before the update.
/// </summary>
public abstract unsafe partial class Trainer<TTarget> : IDisposable
    where TTarget : unmanaged
{
    private const int MostThreads = 256;

    private readonly NetworkFacts facts;
    private readonly int rowsPerSlice;
    private ParameterBlock? ownGradients;
    private volatile bool isDisposed;

    /// <summary>Called by emitted trainers.</summary>
    protected Trainer(
        NetworkFacts facts, ParameterBlock parameters, int maxBatch, ulong seed, int threads, long floatsPerRow,
        long fixedFloats, int rowsPerSlice, params ActivationBuffer[] buffers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBatch);
        if (threads is < 1 or > MostThreads)
        {
            throw new ArgumentOutOfRangeException(
                nameof(threads), threads, $"Expected threads from 1 to {MostThreads}, found {threads}.");
        }

        this.facts = facts;
        this.buffers = buffers;
        inputProducts = new InputProduct?[facts.Layout.Tensors.Count];
        Parameters = parameters;
        Capacity = maxBatch;
        MaskSeed = seed;
        Memory = new AlignedBuffer(floatsPerRow * maxBatch + fixedFloats);
        this.threads = threads;
        trial = threads > 1 ? new TeamTrial() : null;
        this.rowsPerSlice = rowsPerSlice;
        if (SlicesOf(maxBatch) > 1 || facts.SharesTensors)
            ownGradients = new ParameterBlock(facts.Layout);
    }

    /// <summary>The network's parameters.</summary>
    protected ParameterBlock Parameters { get; }

    /// <summary>Activations and scratch: a region a buffer, each a constant times <see cref="MaxBatch"/>.</summary>
    protected AlignedBuffer Memory { get; }

    /// <summary>
    /// One step on a batch: forward, backward, update. Where the loss is not finite nothing is changed. The first step
    /// that clips, or whose batch is larger than <see cref="MaxBatch"/>, allocates a gradient block; no other step
    /// allocates.
    /// </summary>
    /// <param name="inputs">rows x InputLength values.</param>
    /// <param name="targets">rows x TargetLength targets.</param>
    /// <param name="rowWeights">
    /// A weight a row, finite and at least 0; empty where all rows count alike. The mean is divided by their sum, so
    /// that a row of weight 2 counts as if it were there twice.
    /// </param>
    /// <returns>The mean data loss of the batch before the update, without penalty.</returns>
    /// <exception cref="ArgumentException">
    /// A span is not whole rows, they differ in rows, a label is out of range, a weight is not finite and at least 0,
    /// no weight is above 0, a target of BinaryCrossEntropy is not in [0, 1], a BatchNorm of vectors meets one row, or
    /// any more than <see cref="MaxBatch"/>, or a span lies in the trainer's own memory, where the pass would overwrite
    /// it.
    /// </exception>
    /// <exception cref="ObjectDisposedException">
    /// The trainer was disposed, if only while the step ran; nothing is changed then.
    /// </exception>
    public float Step(
        ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<float> rowWeights = default)
    {
        int rows = CheckBatch(inputs, targets, rowWeights);
        long begin = BeginStep(rows);
        float loss = ForwardAndUpdate(inputs, targets, rowWeights, rows);
        if (!float.IsFinite(loss))
            return loss;
        EndStep(rows, begin);
        CommitStatistics(rows);
        steps++;
        Parameters.MarkWritten();
        GC.KeepAlive(this);
        return loss;
    }

    /// <summary>
    /// Updates the parameters, but for those of frozen layers, from gradients that were computed before, and counts a
    /// step.
    /// </summary>
    /// <param name="gradients">
    /// A block made by <c>CreateGradients</c> of the same network type; not clipped, not changed.
    /// </param>
    /// <exception cref="ArgumentException">The block is another network type's or holds parameters.</exception>
    public void ApplyGradients(ParameterBlock gradients)
    {
        ThrowIfDisposed();
        CheckGradients(gradients);
        BeginUpdate(steps + 1);
        UpdateFrom(gradients.Start, Share.All);
        GC.KeepAlive(gradients);
        steps++;
        Parameters.MarkWritten();
        GC.KeepAlive(this);
    }

    /// <summary>
    /// Ends the trainer and its threads: every other member throws afterwards. A step that another thread is in is done
    /// whole, or throws and changes nothing.
    /// </summary>
    public void Dispose()
    {
        isDisposed = true;
        team?.Dispose();
    }

    /// <summary>Starts the threads, once nothing else in the constructors can throw.</summary>
    private protected void StartTeam() => team = threads > 1 ? ThreadTeam.Start(threads) : null;

    private protected void ThrowIfDisposed()
    {
        if (isDisposed)
            throw TrainerErrors.Disposed();
    }

    private protected T InUse<T>(T value)
    {
        ThrowIfDisposed();
        return value;
    }
}
