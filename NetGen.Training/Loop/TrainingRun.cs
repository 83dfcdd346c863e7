using System;
using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>One run of the training loop: what it keeps from one epoch to the next.</summary>
internal sealed class TrainingRun<TNetwork, TTarget>
    where TNetwork : class, INetwork<TNetwork, TTarget>
    where TTarget : unmanaged
{
    private const double SecondsBetweenReports = 0.1;

    private readonly TNetwork network;
    private readonly Trainer<TTarget> trainer;
    private readonly MiniBatches<TTarget> batches;
    private readonly Dataset<TTarget>? validation;
    private readonly TrainingOptions options;
    private readonly List<EpochResult> epochs = [];
    private readonly ParameterSnapshot lastGood;
    private readonly ParameterSnapshot? best;
    private readonly BestFigure? bestFigure;
    private readonly BestFigure? stopping;
    private readonly PlateauTracker? plateau;
    private readonly Chance chance;
    private int? bestEpoch;
    private float firstLoss = float.NaN;
    private float accuracy = float.NaN;

    public TrainingRun(
        TNetwork network, Trainer<TTarget> trainer, MiniBatches<TTarget> batches, Dataset<TTarget>? validation,
        TrainingOptions options)
    {
        this.network = network;
        this.trainer = trainer;
        this.batches = batches;
        this.validation = validation;
        this.options = options;
        lastGood = new(network.Parameters);
        chance = Chance.Of(network, batches.Data);
        if (options.KeepBest is MonitoredFigure kept)
            (best, bestFigure) = (new(network.Parameters), new(kept));
        if (options.EarlyStopping is EarlyStopping early)
            stopping = new(early.Monitor, early.MinDelta);
        if (options.ReduceOnPlateau is ReduceOnPlateau reduce)
            plateau = new(reduce);
    }

    /// <summary>Runs; however it ends, the network is given back its best epoch, where that is kept.</summary>
    public TrainingHistory Run()
    {
        try
        {
            return RunEpochs();
        }
        catch
        {
            RestoreBest();
            throw;
        }
    }

    private TrainingHistory RunEpochs()
    {
        trainer.ClipNorm = options.ClipNorm ?? trainer.ClipNorm;
        trainer.ClipValue = options.ClipValue ?? trainer.ClipValue;
        TrainingEnd? end = null;
        for (int epoch = 1; epoch <= options.Epochs && end is null; epoch++)
        {
            long start = options.Clock.GetTimestamp();
            float? loss = RunEpoch(epoch);
            if (loss is null)
                return Finish(TrainingEnd.Callback);
            double seconds = options.Clock.GetElapsedTime(start).TotalSeconds;
            KeepIfFinite(epoch);
            end = EndEpoch(new EpochResult(epoch, loss.Value, Evaluate(epoch), seconds, batches.RowsPerEpoch / seconds)
            {
                LearningRate = trainer.LearningRate,
            });
        }

        return Finish(end ?? TrainingEnd.AllEpochs);
    }

    /// <summary>Runs the steps of an epoch; their mean loss, or null where a callback ended them.</summary>
    private float? RunEpoch(int epoch)
    {
        long start = options.Clock.GetTimestamp();
        double told = 0;
        double sum = 0;
        double before = 0;
        long rows = 0;
        batches.Start(epoch - 1);
        for (int step = 1; MoveNext(); step++)
        {
            if (options.CancellationToken.IsCancellationRequested)
                throw new TrainingCanceledException(Finish(TrainingEnd.Canceled), options.CancellationToken);
            float loss = Step(epoch, step);
            firstLoss = float.IsNaN(firstLoss) ? loss : firstLoss;
            sum += (double)loss * batches.Rows;
            rows += batches.Rows;
            bool goesOn = TellCallbacks(
                new(epoch, step, trainer.StepCount, batches.Rows, loss, trainer.LearningRate));
            double seconds = options.Clock.GetElapsedTime(start).TotalSeconds;
            TrainingMeter.Step(TNetwork.Facts.Name, loss, batches.Rows, seconds - before);
            before = seconds;
            if (!goesOn)
                return null;
            if (seconds - told < SecondsBetweenReports)
                continue;
            told = seconds;
            Report(epoch, step, (float)(sum / rows), rows, seconds);
        }

        return (float)(sum / rows);
    }

    // A callback may have frozen BatchNorm, or let it learn again.
    private bool MoveNext()
    {
        batches.DropLastRow = network.Parameters.UsesBatchStatistics;
        return batches.MoveNext();
    }

    private float Step(int epoch, int step)
    {
        if (options.Schedule is LearningRateSchedule schedule)
            trainer.LearningRate = schedule.At(trainer.StepCount);
        float loss = trainer.Step(batches.Inputs, batches.Targets, batches.RowWeights);
        if (float.IsFinite(loss))
            return loss;
        FirstNotFinite found = FirstNotFinite.Find(
            trainer, TNetwork.Facts, network.Parameters, batches);
        lastGood.Restore();
        throw new TrainingStoppedException(
            epoch, step, loss, found.Layer, found.Cause, Finish(TrainingEnd.NotFinite));
    }

    private bool TellCallbacks(in StepResult step)
    {
        bool goesOn = true;
        for (int i = 0; i < options.Callbacks.Count; i++)
            goesOn &= options.Callbacks[i].OnStep(step);
        return goesOn;
    }

    private void Report(int epoch, int step, float loss, long rows, double seconds)
    {
        if (options.Progress is null && options.Report is null)
            return;
        double stepsLeft = (options.Epochs - epoch + 1L) * batches.Count - step;
        TrainingProgress progress = new(
            epoch, options.Epochs, step, batches.Count, loss, accuracy, rows / seconds, stepsLeft * seconds / step);
        options.Progress?.OnStep(progress);
        options.Report?.Report(progress);
    }

    // The loss of the epoch's last step does not tell what its update left.
    private void KeepIfFinite(int epoch)
    {
        if (lastGood.TakeIfFinite() is not ParameterTensor wrong)
            return;
        lastGood.Restore();
        throw TrainingStoppedException.After(epoch, batches.Count, wrong, Finish(TrainingEnd.NotFinite));
    }

    private Evaluation? Evaluate(int epoch)
    {
        Evaluation? evaluation = validation is null
            ? null
            : network.Evaluate(validation.Inputs, validation.Targets, validation.RowWeights);
        if (evaluation is Evaluation found && !float.IsFinite(found.Loss))
        {
            throw TrainingStoppedException.OfValidation(
                epoch, batches.Count, found.Loss, FirstNotFinite.Of(validation!, "validation"),
                Finish(TrainingEnd.NotFinite));
        }

        accuracy = evaluation?.Accuracy ?? float.NaN;
        TrainingMeter.Epoch(TNetwork.Facts.Name, evaluation);
        return evaluation;
    }

    /// <summary>Keeps and tells what an epoch came to; why training ends with it, or null.</summary>
    private TrainingEnd? EndEpoch(EpochResult result)
    {
        epochs.Add(result);
        if (bestFigure?.Accept(result) == true)
        {
            best!.Take();
            bestEpoch = result.Epoch;
        }

        if (plateau is not null)
        {
            trainer.LearningRate =
                plateau.Next(options.ReduceOnPlateau!.Monitor.Of(result), trainer.LearningRate);
        }

        options.Progress?.OnEpoch(result);
        bool goesOn = true;
        for (int i = 0; i < options.Callbacks.Count; i++)
            goesOn &= options.Callbacks[i].OnEpoch(result);
        if (!goesOn)
            return TrainingEnd.Callback;
        if (stopping is null)
            return null;
        stopping.Accept(result);
        return stopping.Misses >= options.EarlyStopping!.Patience ? TrainingEnd.EarlyStopping : null;
    }

    private TrainingHistory Finish(TrainingEnd end)
    {
        RestoreBest();
        bool isWhole = end is TrainingEnd.AllEpochs or TrainingEnd.EarlyStopping;
        return new TrainingHistory(
            epochs, isWhole && Diverged() ? TrainingEnd.Diverged : end, bestEpoch, chance.Loss);
    }

    // As a loss at the start is far above chance at three times of it, so is one at the end; a start that is far above
    // chance itself does not count against what it falls to.
    private bool Diverged()
    {
        double reference = Math.Max(firstLoss, double.IsNaN(chance.Loss) ? 0 : chance.Loss);
        return epochs.Count > 0 && epochs[^1].Loss > InitialLoss.FarAboveChance * reference;
    }

    private void RestoreBest()
    {
        if (bestEpoch is not null)
            best!.Restore();
    }
}
