using System;
using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>Epochs of steps over shuffled mini-batches, with validation after each. A step allocates nothing.</summary>
public static class TrainingLoop
{
    private const double SecondsBetweenReports = 0.1;

    /// <summary>Trains a network.</summary>
    /// <param name="network">The network, for validation.</param>
    /// <param name="trainer">Its trainer.</param>
    /// <param name="training">Rows to learn from.</param>
    /// <param name="validation">Rows to evaluate on after each epoch, or null.</param>
    /// <param name="options">How to run.</param>
    /// <returns>A result an epoch.</returns>
    /// <exception cref="TrainingStoppedException">A loss was not finite.</exception>
    /// <exception cref="ArgumentException">
    /// Rows or options do not fit the network or its trainer; nothing is trained then.
    /// </exception>
    public static IReadOnlyList<EpochResult> Run<TNetwork, TTarget>(
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
        DatasetCheck.Fits(training, facts, nameof(training));
        if (validation is not null)
            DatasetCheck.Fits(validation, facts, nameof(validation));
        MiniBatches<TTarget> batches = new(training, options.BatchSize, options.Seed, facts.UsesBatchStatistics);
        CheckOptions(options, batches.BatchSize, trainer.MaxBatch, facts);

        List<EpochResult> history = [];
        float accuracy = float.NaN;
        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            long start = options.Clock.GetTimestamp();
            float loss = RunEpoch(trainer, batches, epoch, accuracy, options);
            double seconds = options.Clock.GetElapsedTime(start).TotalSeconds;
            Evaluation? evaluation = validation is null
                ? null
                : network.Evaluate(validation.Inputs, validation.Targets);
            accuracy = evaluation?.Accuracy ?? float.NaN;
            EpochResult result = new(epoch, loss, evaluation, seconds, batches.RowsPerEpoch / seconds);
            history.Add(result);
            options.Progress?.OnEpoch(result);
        }

        return history;
    }

    private static float RunEpoch<TTarget>(
        Trainer<TTarget> trainer, MiniBatches<TTarget> batches, int epoch, float accuracy, TrainingOptions options)
        where TTarget : unmanaged
    {
        long start = options.Clock.GetTimestamp();
        double told = 0;
        double sum = 0;
        long rows = 0;
        batches.Start(epoch - 1);
        for (int step = 1; batches.MoveNext(); step++)
        {
            if (options.Schedule is LearningRateSchedule schedule)
                trainer.LearningRate = schedule.At(trainer.StepCount);
            float loss = trainer.Step(batches.Inputs, batches.Targets);
            if (!float.IsFinite(loss))
                throw new TrainingStoppedException(epoch, step, loss);
            sum += (double)loss * batches.Rows;
            rows += batches.Rows;
            double seconds = options.Clock.GetElapsedTime(start).TotalSeconds;
            if (options.Progress is null || seconds - told < SecondsBetweenReports)
                continue;
            told = seconds;
            double stepsLeft = (options.Epochs - epoch + 1L) * batches.Count - step;
            options.Progress.OnStep(new(
                epoch, options.Epochs, step, batches.Count, (float)(sum / rows), accuracy, rows / seconds,
                stepsLeft * seconds / step));
        }

        return (float)(sum / rows);
    }

    private static void CheckOptions(TrainingOptions options, int batchSize, int maxBatch, NetworkFacts facts)
    {
        if (options.Epochs < 0)
            throw new ArgumentException($"Expected Epochs of at least 0, found {options.Epochs}.", nameof(options));
        if (!facts.UsesBatchStatistics)
            return;
        if (batchSize < 2)
        {
            throw new ArgumentException(
                $"Expected batches of at least 2 rows, found {batchSize}: "
                + "BatchNorm takes its statistics from the batch.",
                nameof(options));
        }

        if (batchSize > maxBatch)
        {
            throw new ArgumentException(
                $"Expected a BatchSize of at most the trainer's maxBatch = {maxBatch}, found {batchSize}: "
                + "under BatchNorm a batch cannot run in slices.",
                nameof(options));
        }
    }
}
