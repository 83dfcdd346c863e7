using System;
using System.ComponentModel;

namespace NetGen;

// What a checkpoint asks of a trainer.
public abstract partial class Trainer<TTarget>
{
    /// <summary>
    /// What the bits of a run depend on beside its seeds, batches and <see cref="MaxBatch"/>: NetGen's version, the
    /// width of vectors, and the form of the processor's arithmetic. The number of threads is no part of it.
    /// </summary>
    public string NumericPath => InUse(CompilerServices.NumericPath.Of(KernelsName));

    /// <summary>Full name of the type of the optimiser.</summary>
    public abstract string OptimizerName { get; }

    /// <summary>
    /// The optimiser's own numbers as they lie in memory, to read and set: learning rate, decay, and whatever a rule of
    /// one's own keeps in its fields. For checkpoints, which are read by the same program.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract Span<byte> OptimizerBytes { get; }

    /// <summary>Name of the class of kernels that the trainer calls.</summary>
    protected abstract string KernelsName { get; }
}
