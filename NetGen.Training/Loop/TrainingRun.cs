using System;

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
    private readonly ParameterSnapshot lastGood;
    private readonly ParameterSnapshot? best;
    private readonly RunState state;
    private Checkpointer<TNetwork, TTarget>? checkpointer;

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
        if (options.KeepBest is not null)
            best = new(network.Parameters);
        state = new()
        {
            Chance = Chance.Of(network, batches.Data).Loss,
            Best = options.KeepBest is MonitoredFigure kept ? new(kept) : null,
            Stopping = options.EarlyStopping is EarlyStopping early ? new(early.Monitor, early.MinDelta) : null,
            OnDisk = options.Checkpoints is { KeepBest: true } ? new(FigureOnDisk) : null,
            Plateau = options.ReduceOnPlateau is ReduceOnPlateau reduce ? new(reduce) : null,
        };
    }

    private MonitoredFigure FigureOnDisk => options.KeepBest ?? options.EarlyStopping?.Monitor
        ?? (validation is null ? MonitoredFigure.TrainingLoss : MonitoredFigure.ValidationLoss);

    /// <summary>Runs; however it ends, the network is given back its best epoch, where that is kept.</summary>
    public TrainingHistory Run()
    {
        try
        {
            return RunEpochs();
        }
        catch
        {
            checkpointer?.Close();
            RestoreBest();
            throw;
        }
    }

    private TrainingHistory RunEpochs()
    {
        trainer.ClipNorm = options.ClipNorm ?? trainer.ClipNorm;
        trainer.ClipValue = options.ClipValue ?? trainer.ClipValue;
        if (options.Checkpoints is not null)
        {
            checkpointer = new(network, trainer, batches.Data, validation, options, state, lastGood, best);
            checkpointer.GoOn();
        }

        TrainingEnd? end = StopsEarly;
        while (state.Epoch <= options.Epochs && end is null)
        {
            int epoch = state.Epoch;
            float? loss = RunEpoch(epoch);
            if (loss is null)
            {
                checkpointer?.SaveAndWait();
                return Finish(TrainingEnd.Callback);
            }

            KeepIfFinite(epoch);
            double seconds = state.Seconds;
            end = EndEpoch(new EpochResult(epoch, loss.Value, Evaluate(epoch), seconds, batches.RowsPerEpoch / seconds)
            {
                LearningRate = trainer.LearningRate,
                ValidationError = InOwnUnits.ErrorOf<TNetwork, TTarget>(network, validation),
            });
            state.EndEpoch();
            checkpointer?.AfterEpoch(isLast: end is not null || state.Epoch > options.Epochs);
        }

        return Finish(end ?? TrainingEnd.AllEpochs);
    }

    /// <summary>Runs the steps of an epoch; their mean loss, or null where a callback ended them.</summary>
    private float? RunEpoch(int epoch)
    {
        // Steps that were done before the run was ended took their time, too.
        double spent = state.Seconds, before = spent, told = spent;
        long start = options.Clock.GetTimestamp();
        batches.Start(epoch - 1);
        batches.Skip((int)state.Rows);
        while (MoveNext())
        {
            if (options.CancellationToken.IsCancellationRequested)
            {
                checkpointer?.SaveAndWait();
                throw new TrainingCanceledException(Finish(TrainingEnd.Canceled), options.CancellationToken);
            }

            float loss = Step(epoch, state.Step + 1);
            Count(loss);
            bool goesOn = TellCallbacks(
                new(epoch, state.Step, trainer.StepCount, batches.Rows, loss, trainer.LearningRate));
            state.Seconds = spent + options.Clock.GetElapsedTime(start).TotalSeconds;
            TrainingMeter.Step(TNetwork.Facts.Name, loss, batches.Rows, state.Seconds - before);
            before = state.Seconds;
            checkpointer?.AfterStep();
            if (!goesOn)
                return null;
            if (state.Seconds - told < SecondsBetweenReports)
                continue;
            told = state.Seconds;
            Report(epoch, state.Step, (float)(state.LossSum / state.Rows), state.Rows, state.Seconds);
        }

        state.Seconds = spent + options.Clock.GetElapsedTime(start).TotalSeconds;
        return (float)(state.LossSum / state.Rows);
    }

    private void Count(float loss)
    {
        state.FirstLoss = float.IsNaN(state.FirstLoss) ? loss : state.FirstLoss;
        state.Step++;
        state.LossSum += (double)loss * batches.Rows;
        state.Rows += batches.Rows;
    }

    // A callback may have frozen BatchNorm, or let it learn again.
    private bool MoveNext()
    {
        batches.DropLastRow = network.Parameters.LeastRows > 1;
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
            epoch, options.Epochs, step, batches.Count, loss, state.Accuracy, rows / seconds,
            stepsLeft * seconds / step)
        {
            Error = state.Error,
        };
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

        state.Accuracy = evaluation?.Accuracy ?? float.NaN;
        TrainingMeter.Epoch(TNetwork.Facts.Name, evaluation);
        return evaluation;
    }

    /// <summary>Keeps and tells what an epoch came to; why training ends with it, or null.</summary>
    private TrainingEnd? EndEpoch(EpochResult result)
    {
        state.Epochs.Add(result);
        checkpointer?.Keep(result);
        if (state.Best?.Accept(result) == true)
        {
            best!.Take();
            state.BestEpoch = result.Epoch;
        }

        if (state.Plateau is not null)
        {
            trainer.LearningRate =
                state.Plateau.Next(options.ReduceOnPlateau!.Monitor.Of(result), trainer.LearningRate);
        }

        options.Progress?.OnEpoch(result);
        bool goesOn = true;
        for (int i = 0; i < options.Callbacks.Count; i++)
            goesOn &= options.Callbacks[i].OnEpoch(result);
        state.Stopping?.Accept(result);
        return goesOn ? StopsEarly : TrainingEnd.Callback;
    }

    // A run that ended so and goes on ends at once.
    private TrainingEnd? StopsEarly => state.Stopping?.Misses >= options.EarlyStopping?.Patience
        ? TrainingEnd.EarlyStopping
        : null;

    private TrainingHistory Finish(TrainingEnd end)
    {
        RestoreBest();
        bool isWhole = end is TrainingEnd.AllEpochs or TrainingEnd.EarlyStopping;
        return new TrainingHistory(
            state.Epochs, isWhole && Diverged() ? TrainingEnd.Diverged : end, state.BestEpoch, state.Chance)
        {
            Remarks = [.. state.Remarks],
        };
    }

    // As a loss at the start is far above chance at three times of it, so is one at the end; a start that is far above
    // chance itself does not count against what it falls to.
    private bool Diverged()
    {
        double reference = Math.Max(state.FirstLoss, double.IsNaN(state.Chance) ? 0 : state.Chance);
        return state.Epochs.Count > 0 && state.Epochs[^1].Loss > InitialLoss.FarAboveChance * reference;
    }

    private void RestoreBest()
    {
        if (state.BestEpoch is not null)
            best!.Restore();
    }
}
