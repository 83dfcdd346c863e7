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
        Parameters = parameters;
        MaxBatch = maxBatch;
        Seed = seed;
        Memory = new AlignedBuffer(floatsPerRow * maxBatch + fixedFloats);
        Threads = threads;
        team = threads > 1 ? new ThreadTeam(threads) : null;
        trial = threads > 1 ? new TeamTrial() : null;
        this.rowsPerSlice = rowsPerSlice;
        if (SlicesOf(maxBatch) > 1)
            ownGradients = new ParameterBlock(facts.Layout);
    }

    /// <summary>
    /// Rows that pass through at once, at most; a larger batch runs in slices, but not under BatchNorm. Slices may be
    /// smaller, as the network's summary says: what a slice leaves for backward is in the cache still.
    /// </summary>
    public int MaxBatch { get; }

    /// <summary>
    /// Threads that share a step, the caller's included. Small steps run on the caller's thread alone, and so do those
    /// that the trainer, which times a few now and then, finds to be faster so.
    /// </summary>
    public int Threads { get; }

    /// <summary>Seed of the dropout masks.</summary>
    public ulong Seed { get; }

    /// <summary>Updates done so far.</summary>
    public long StepCount { get; private set; }

    /// <summary>Learning rate of the next step.</summary>
    public abstract float LearningRate { get; set; }

    /// <summary>Weight decay lambda of the next step.</summary>
    public abstract float WeightDecay { get; set; }

    /// <summary>Whether weight decay acts on biases, slopes and normalisation parameters too.</summary>
    public bool DecaysEveryParameter { get; set; }

    /// <summary>
    /// Largest Euclidean norm of all gradients together; longer ones are scaled down to it. Infinite by default.
    /// </summary>
    public float ClipNorm { get; set; } = float.PositiveInfinity;

    /// <summary>
    /// Largest magnitude of a gradient; larger ones are cut, before <see cref="ClipNorm"/>. Infinite by default.
    /// </summary>
    public float ClipValue { get; set; } = float.PositiveInfinity;

    /// <summary>
    /// What the weight decay in force adds to the objective: lambda / 2 |w|^2 over the parameters it acts on.
    /// </summary>
    public float Penalty => Gradients.Penalty(Parameters, WeightDecay, DecaysEveryParameter);

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
    /// no weight is above 0, or BatchNorm meets one row or more than <see cref="MaxBatch"/>.
    /// </exception>
    public float Step(
        ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<float> rowWeights = default)
    {
        int rows = CheckBatch(inputs.Length, targets, rowWeights);
        long begin = BeginStep(rows);
        float loss = ForwardAndUpdate(inputs, targets, rowWeights, rows);
        if (!float.IsFinite(loss))
            return loss;
        EndStep(rows, begin);
        CommitStatistics(rows);
        StepCount++;
        Parameters.MarkWritten();
        GC.KeepAlive(this);
        return loss;
    }

    /// <summary>
    /// Writes the gradients of a batch's mean data loss, with the dropout masks of the coming step, and changes nothing
    /// else: no parameter, no running statistic, no counter. Weight decay is no part of them.
    /// </summary>
    /// <param name="inputs">rows x InputLength values.</param>
    /// <param name="targets">rows x TargetLength targets.</param>
    /// <param name="gradients">
    /// A block made by the same network type; overwritten, with zeros where a layer is frozen.
    /// </param>
    /// <param name="rowWeights">As for <see cref="Step"/>.</param>
    /// <returns>The mean data loss.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Step"/>, or the block is another network's.</exception>
    public float ComputeGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, ParameterBlock gradients,
        ReadOnlySpan<float> rowWeights = default)
    {
        CheckLayout(gradients);
        int rows = CheckBatch(inputs.Length, targets, rowWeights);
        long begin = BeginStep(rows);
        float loss = Accumulate(inputs, targets, rowWeights, rows, gradients);
        EndStep(rows, begin);
        return loss;
    }

    /// <summary>
    /// Updates the parameters, but for those of frozen layers, from gradients that were computed before, and counts a
    /// step.
    /// </summary>
    /// <param name="gradients">A block made by the same network type; not clipped, not changed.</param>
    /// <exception cref="ArgumentException">The block is another network's.</exception>
    public void ApplyGradients(ParameterBlock gradients)
    {
        CheckLayout(gradients);
        BeginUpdate(StepCount + 1);
        UpdateFrom(gradients.Start, Share.All);
        GC.KeepAlive(gradients);
        StepCount++;
        Parameters.MarkWritten();
        GC.KeepAlive(this);
    }

    /// <summary>Ends the trainer's threads, where it has any; it cannot step afterwards then.</summary>
    public void Dispose() => team?.Dispose();

    // With every BatchNorm frozen, rows are independent.
    private bool UsesBatchStatistics => facts.UsesBatchStatistics && !Parameters.FreezesStatistics;

    private int CheckBatch(int inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<float> rowWeights)
    {
        int rows = Check.Rows(inputs, facts.InputLength, "inputs");
        Check.Targets(targets, rows, facts, nameof(targets));
        Check.RowWeights(rowWeights, rows, nameof(rowWeights));
        CheckRows(rows, "inputs", slices: true);
        return rows;
    }

    private void CheckRows(int rows, string name, bool slices)
    {
        Check.NotEmpty(rows, name);
        if (rows == 1 && UsesBatchStatistics)
        {
            throw new ArgumentException(
                "Expected at least 2 rows, found 1: BatchNorm takes its statistics from the batch.", name);
        }

        if (rows > MaxBatch && (UsesBatchStatistics || !slices))
        {
            string reason = slices ? ": under BatchNorm a batch cannot run in slices" : "";
            throw new ArgumentException($"Expected at most maxBatch = {MaxBatch} rows, found {rows}{reason}.", name);
        }
    }

    private void CheckLayout(ParameterBlock gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        if (!ReferenceEquals(gradients.Layout, facts.Layout))
        {
            throw new ArgumentException(
                $"Expected gradients of {facts.Name}, found those of {gradients.Layout.Network}.", nameof(gradients));
        }
    }
}
