using System;
using System.Collections.Generic;
using NetGen.CompilerServices;

namespace NetGen;

// What a trainer was made with, and what may be set between steps.
public abstract unsafe partial class Trainer<TTarget>
{
    private readonly int threads;
    private float clipNorm = float.PositiveInfinity;
    private float clipValue = float.PositiveInfinity;
    private bool decaysEveryParameter;
    private long steps;

    /// <summary>
    /// Rows that pass through at once, at most; a larger batch runs in slices, but not under BatchNorm. Slices may be
    /// smaller, as the network's summary says: the values that backward reads are still in the cache then.
    /// </summary>
    public int MaxBatch => InUse(Capacity);

    /// <summary>
    /// Threads that share a step, the caller's included. Small steps run on the caller's thread alone, and so do those
    /// that the trainer, which times a few now and then, finds to be faster so.
    /// </summary>
    public int Threads => InUse(threads);

    /// <summary>Seed of the dropout masks; may be set to go on with those of another trainer.</summary>
    public ulong Seed
    {
        get => InUse(MaskSeed);
        set => MaskSeed = InUse(value);
    }

    /// <summary>
    /// Updates done so far. The dropout masks of the coming step and the corrections of Adam follow from it: to go on
    /// where another trainer was, set it, <see cref="Seed"/> and <see cref="OptimizerState"/> to that one's.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long StepCount
    {
        get => InUse(steps);
        set
        {
            ThrowIfDisposed();
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(StepCount));
            steps = value;
        }
    }

    /// <summary>
    /// What the optimiser keeps of every learned value, to be read and set: as many blocks as its <c>StateCount</c>, in
    /// the order of its <c>Update</c>. Adam has the mean of the gradients and then that of their squares:
    /// <c>trainer.OptimizerState[0]["Dense1.Weights"]</c>. Statistics and settings have no meaning in them.
    /// </summary>
    public abstract IReadOnlyList<ParameterBlock> OptimizerState { get; }

    /// <summary>Learning rate of the next step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite and at least 0.</exception>
    public abstract float LearningRate { get; set; }

    /// <summary>Weight decay lambda of the next step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite and at least 0.</exception>
    public abstract float WeightDecay { get; set; }

    /// <summary>Whether weight decay acts on biases, slopes and normalisation parameters too.</summary>
    public bool DecaysEveryParameter
    {
        get => InUse(decaysEveryParameter);
        set => decaysEveryParameter = InUse(value);
    }

    /// <summary>
    /// Largest Euclidean norm of all gradients together; longer ones are scaled down to it. Infinite by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public float ClipNorm
    {
        get => InUse(clipNorm);
        set => clipNorm = InUse(RangeCheck.AboveZero(value, nameof(ClipNorm)));
    }

    /// <summary>
    /// Largest magnitude of a gradient; larger ones are cut, before <see cref="ClipNorm"/>. Infinite by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public float ClipValue
    {
        get => InUse(clipValue);
        set => clipValue = InUse(RangeCheck.AboveZero(value, nameof(ClipValue)));
    }

    /// <summary>
    /// What the weight decay in force adds to the objective: lambda / 2 |w|^2 over the parameters it acts on.
    /// </summary>
    public float Penalty => Gradients.Penalty(Parameters, WeightDecay, DecaysEveryParameter);

    /// <summary>Whether this trainer moves the parameters of a network: of the one that made it.</summary>
    /// <param name="parameters">The network's <c>Parameters</c>.</param>
    public bool Trains(ParameterBlock parameters) => ReferenceEquals(InUse(Parameters), parameters);

    /// <summary>
    /// <see cref="MaxBatch"/>, for passes: one may be under way while another thread disposes the trainer.
    /// </summary>
    protected int Capacity { get; }

    /// <summary><see cref="Seed"/>, for passes.</summary>
    protected ulong MaskSeed { get; private set; }

    /// <summary>Whether weight decay acts on every parameter, for passes.</summary>
    private protected bool DecaysEvery => decaysEveryParameter;
}
