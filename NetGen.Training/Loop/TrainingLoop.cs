using System;

namespace NetGen.Training;

/// <summary>Epochs of steps over shuffled mini-batches, with validation after each. A step allocates nothing.</summary>
public static class TrainingLoop
{
    /// <summary>Trains a network.</summary>
    /// <param name="network">The network, for validation.</param>
    /// <param name="trainer">Its trainer: one that the network's <c>Train</c> made.</param>
    /// <param name="training">Rows to learn from.</param>
    /// <param name="validation">Rows to evaluate on after each epoch, or null.</param>
    /// <param name="options">How to run.</param>
    /// <returns>A result an epoch, and how training ended.</returns>
    /// <remarks>
    /// What a callback throws, or whoever else is called, comes through; the best weights are given back then, too.
    /// </remarks>
    /// <exception cref="TrainingStoppedException">
    /// A loss was not finite, of a step or of the validation rows, or a parameter at the end of an epoch; the state
    /// after the last epoch whose parameters are finite is restored.
    /// </exception>
    /// <exception cref="TrainingCanceledException">
    /// <see cref="TrainingOptions.CancellationToken"/> was cancelled.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The trainer is another network's, or rows or options do not fit the network or its trainer; nothing is trained
    /// then.
    /// </exception>
    public static TrainingHistory Run<TNetwork, TTarget>(
        TNetwork network, Trainer<TTarget> trainer, Dataset<TTarget> training, Dataset<TTarget>? validation,
        TrainingOptions options)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(options);
        NetworkFacts facts = TNetwork.Facts;
        CheckTrainer(trainer, network.Parameters, facts);
        DatasetCheck.Fits(training, facts, nameof(training));
        if (validation is not null)
            DatasetCheck.Fits(validation, facts, nameof(validation));
        options.Check(nameof(options));
        CheckMonitored(network, validation, options);
        options.Augmentation?.CheckLength(facts.InputLength);
        if (options.Mixup is not null)
            NumbersAlone.Check(facts, "Mixup", nameof(options));
        MiniBatches<TTarget> batches = new(
            training, options.BatchSize, options.Seed, network.Parameters.LeastRows > 1, options.Augmentation,
            options.Mixup);
        CheckBatches(batches.BatchSize, batches.Copies, trainer.MaxBatch, network.Parameters);
        return new TrainingRun<TNetwork, TTarget>(network, trainer, batches, validation, options).Run();
    }

    private static void CheckTrainer<TTarget>(Trainer<TTarget> trainer, ParameterBlock parameters, NetworkFacts facts)
        where TTarget : unmanaged
    {
        if (!trainer.Trains(parameters))
        {
            throw new ArgumentException(
                $"Expected a trainer that this {facts.Name} made by Train, found one of another network.",
                nameof(trainer));
        }
    }

    private static void CheckMonitored<TNetwork, TTarget>(
        TNetwork network, Dataset<TTarget>? validation, TrainingOptions options)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        foreach (MonitoredFigure figure in options.Monitored)
        {
            if (figure == MonitoredFigure.TrainingLoss)
                continue;
            if (validation is null)
                throw new ArgumentException($"Expected validation rows for {figure}, found none.", nameof(validation));
            if (figure == MonitoredFigure.ValidationAccuracy
                && float.IsNaN(network.Evaluate(validation.Input(0), validation.Target(0)).Accuracy))
            {
                throw new ArgumentException(
                    $"Expected a loss to monitor, found {figure}: {TNetwork.Facts.Name} has no accuracy.",
                    nameof(options));
            }
        }
    }

    private static void CheckBatches(int batchSize, int copies, int maxBatch, ParameterBlock parameters)
    {
        if (!parameters.UsesBatchStatistics)
            return;
        if (batchSize < parameters.LeastRows)
        {
            throw new ArgumentException(
                $"Expected batches of at least 2 rows, found {batchSize}: "
                + "BatchNorm takes its statistics from the batch.",
                "options");
        }

        if ((long)batchSize * copies > maxBatch)
        {
            string most = copies == 1
                ? $"the trainer's maxBatch = {maxBatch}"
                : $"half the trainer's maxBatch = {maxBatch}, as Mixup feeds a row once with each label";
            throw new ArgumentException(
                $"Expected a BatchSize of at most {most}, found {batchSize}: "
                + "under BatchNorm a batch cannot run in slices.",
                "options");
        }
    }
}
