using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>Keeps a run's checkpoints, and lets it go on from the newest.</summary>
internal sealed class Checkpointer<TNetwork, TTarget>
    where TNetwork : class, INetwork<TNetwork, TTarget>
    where TTarget : unmanaged
{
    private readonly TNetwork network;
    private readonly Trainer<TTarget> trainer;
    private readonly TrainingOptions options;
    private readonly Checkpoints checkpoints;
    private readonly RunState state;
    private readonly CheckpointFolder folder;
    private readonly TrainerRecord<TTarget> record;
    private readonly SnapshotRecord snapshots;
    private readonly (string Name, string Value)[] terms;
    private readonly (string Name, string Value)[] loose;
    private readonly BackgroundWriting writing = new();
    private readonly NetworkCopy<TNetwork, TTarget> now, best;
    private long savedAt;

    /// <param name="network">The network.</param>
    /// <param name="trainer">Its trainer, as the program has set it.</param>
    /// <param name="training">Rows to learn from.</param>
    /// <param name="validation">Rows to evaluate on, or null.</param>
    /// <param name="options">How the run runs; it has <see cref="TrainingOptions.Checkpoints"/>.</param>
    /// <param name="state">The state of the run.</param>
    /// <param name="lastGood">What a run that meets a number that is not finite is given back.</param>
    /// <param name="best">The weights of the best epoch, where they are kept.</param>
    public Checkpointer(
        TNetwork network, Trainer<TTarget> trainer, Dataset<TTarget> training, Dataset<TTarget>? validation,
        TrainingOptions options, RunState state, ParameterSnapshot lastGood, ParameterSnapshot? best)
    {
        (this.network, this.trainer, this.options, this.state) = (network, trainer, options, state);
        checkpoints = options.Checkpoints!;
        folder = new(checkpoints.Folder);
        record = new(trainer, network.Parameters);
        snapshots = new(network.Parameters, lastGood, best);
        (now, this.best) = (new(network), new(network));
        terms = [.. RunTerms.Fixed(trainer, training, validation, options)];
        loose = [.. RunTerms.Loose(trainer, options)];
        savedAt = options.Clock.GetTimestamp();
    }

    /// <summary>
    /// Sets network, trainer and state to the newest checkpoint that is whole; does nothing where there is none.
    /// </summary>
    /// <exception cref="InvalidDataException">There are checkpoints, and none is whole and this network's.</exception>
    /// <exception cref="ArgumentException">The run was begun with other rows, batches or another optimiser.</exception>
    public void GoOn()
    {
        InvalidDataException? first = null;
        foreach (string path in folder.Newest())
        {
            try
            {
                Restore(CheckpointFile.Read<TNetwork, TTarget>(path));
                Say(FormattableString.Invariant(
                    $"Goes on from {path}: epoch {state.Epoch}, {state.Step} of its steps done."), 0);
                return;
            }
            catch (InvalidDataException error)
            {
                first ??= error;
                Say($"Left out, and the one before is taken: {error.Message}", state.Remarks.Count);
            }
        }

        if (first is not null)
            throw first;
    }

    /// <summary>Begins to write a checkpoint behind a step, where one is due.</summary>
    /// <exception cref="IOException">A checkpoint could not be written; those before it stay.</exception>
    public void AfterStep()
    {
        writing.ThrowIfFailed();
        if (checkpoints.EverySteps > 0 && trainer.StepCount % checkpoints.EverySteps == 0 || IsDueByTime)
            Save();
    }

    /// <summary>Copies the network of a best epoch, before anything behind the epoch changes it.</summary>
    /// <exception cref="IOException">A checkpoint could not be written; those before it stay.</exception>
    public void Keep(EpochResult epoch)
    {
        if (state.OnDisk?.Accept(epoch) != true)
            return;
        writing.Wait();
        best.Take();
    }

    /// <summary>Begins to write a checkpoint behind an epoch, where one is due or the run ends.</summary>
    /// <exception cref="IOException">A checkpoint could not be written; those before it stay.</exception>
    public void AfterEpoch(bool isLast)
    {
        writing.ThrowIfFailed();
        if (isLast)
            SaveAndWait();
        else if (checkpoints.IsAfterEpoch(state.Epochs.Count) || IsDueByTime)
            Save();
        else
            BeginBest();
    }

    /// <summary>Writes a checkpoint now.</summary>
    /// <exception cref="IOException">The file cannot be written; those before it stay.</exception>
    public void SaveAndWait()
    {
        Save();
        writing.Wait();
    }

    /// <summary>
    /// Ends what was begun, where a run ends by an exception; that exception is what its caller has to know, so that
    /// what goes wrong here is only told.
    /// </summary>
    public void Close()
    {
        try
        {
            BeginBest();
            writing.Wait();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Say($"The last checkpoint could not be written: {error.Message}", state.Remarks.Count);
        }
    }

    // What is written is a copy: the run goes on meanwhile, and waits only where the next one is due before.
    private void Save()
    {
        writing.Wait();
        TNetwork copy = now.Take();
        CheckpointFile.Writer file = new();
        record.Write(file);
        RunStateRecord.Write(file, state);
        snapshots.Write(file, state.BestEpoch is not null);
        foreach ((string name, string value) in terms.Concat(loose))
            file.Add("term." + name, value);
        string path = folder.After(trainer.StepCount);
        Action? saveBest = best.Saving(folder.Best);
        writing.Begin(() =>
        {
            saveBest?.Invoke();
            file.AddNetwork<TNetwork, TTarget>(copy);
            file.Save(path);
            folder.Prune(checkpoints.Keep);
        });
        savedAt = options.Clock.GetTimestamp();
    }

    private void BeginBest()
    {
        if (best.Saving(folder.Best) is Action save)
            writing.Begin(save);
    }

    private bool IsDueByTime =>
        checkpoints.Every > TimeSpan.Zero && options.Clock.GetElapsedTime(savedAt) >= checkpoints.Every;

    private void Restore(CheckpointFile file)
    {
        List<string> remarks = [];
        foreach ((string name, string value) in terms)
        {
            string found = file.Text("term." + name);
            if (found != value)
            {
                throw new ArgumentException(
                    $"Expected {name} as the run in {checkpoints.Folder} was begun with ({found}), found {value}: "
                    + "give another run a folder of its own.",
                    nameof(options));
            }
        }

        foreach ((string name, string value) in loose)
        {
            string found = file.Text("term." + name);
            if (found != value)
            {
                remarks.Add(
                    $"{name} was '{found}', is '{value}': bits may differ from those of a run that was not ended.");
            }
        }

        Action all = record.Read(file, remarks) + RunStateRecord.Read(file, state) + snapshots.Read(file);

        // From here on nothing can be wrong.
        NetworkFile.LoadFrom<TNetwork, TTarget>(network, file.Path);
        all();
        if (options.KeepBest is null)
            state.BestEpoch = null;
        foreach (string remark in remarks)
            Say(remark, state.Remarks.Count);
    }

    private void Say(string remark, int place)
    {
        state.Remarks.Insert(place, remark);
        checkpoints.Tell?.Invoke(remark);
    }
}
