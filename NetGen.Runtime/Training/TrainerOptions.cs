using System;

namespace NetGen;

/// <summary>What a trainer is made with, by name, for code that hands it on.</summary>
public sealed record TrainerOptions
{
    /// <summary>
    /// Rows that pass through at once, at least 1; a larger batch runs in slices, but not under BatchNorm.
    /// </summary>
    public int MaxBatch { get; init; } = 256;

    /// <summary>Seed of the dropout masks.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// Threads that share a step, the caller's included, from 1 to 256; results have the same bits for any number.
    /// </summary>
    public int Threads { get; init; } = 1;
}

/// <summary>Trainers made from options.</summary>
public static class TrainerOptionsExtensions
{
    /// <summary>Makes a trainer: all the memory that training needs, allocated once.</summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">The update rule.</param>
    /// <param name="options">What it is made with.</param>
    /// <exception cref="ArgumentException">
    /// As of <see cref="INetwork{TSelf, TTarget}.Train{TOptimizer}(TOptimizer, int, ulong, int)"/>.
    /// </exception>
    /// <exception cref="InvalidOperationException">The system does not start so many threads.</exception>
    public static Trainer<TTarget, TOptimizer> Train<TSelf, TTarget, TOptimizer>(
        this INetwork<TSelf, TTarget> network, TOptimizer optimizer, TrainerOptions options)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged
        where TOptimizer : unmanaged, IOptimizer
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        return network.Train(optimizer, options.MaxBatch, options.Seed, options.Threads);
    }
}
