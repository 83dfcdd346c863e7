using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace NetGen.Training;

/// <summary>
/// Keeps a stage in its study while it runs, here or elsewhere: each training in the file, the best trial's network
/// beside it, a line for whoever reads. For any number of threads.
/// </summary>
internal sealed class StageKeeper
{
    private readonly StudyFile file;
    private readonly StagePlan plan;
    private readonly Objective objective;
    private readonly TextWriter? output;
    private readonly Lock access = new();
    private readonly Dictionary<int, (RunKey Key, Action<string> Save)> networks = [];

    /// <param name="file">The study, which has begun the stage.</param>
    /// <param name="plan">What runs.</param>
    /// <param name="objective">What is looked for.</param>
    /// <param name="output">Where lines go; null for nowhere.</param>
    /// <param name="weights">The file of the best trial's network; null keeps none.</param>
    /// <exception cref="ArgumentException">The study has other settings of a trial.</exception>
    public StageKeeper(StudyFile file, StagePlan plan, Objective objective, TextWriter? output, string? weights)
    {
        (this.file, this.plan, this.objective, this.output, Weights) = (file, plan, objective, output, weights);
        foreach ((int trial, string found) in file.Settings(plan.Name))
        {
            string drawn = trial <= plan.Settings.Count ? plan.Settings[trial - 1].ToString() : found;
            if (drawn != found)
            {
                throw new ArgumentException(
                    $"Expected trial {trial} of stage '{plan.Name}' as the study has it ({Quote.Passage(found)}), "
                    + $"found ({drawn}); give the stage another name.", nameof(plan));
            }
        }

        Ledger = new(plan, file.Runs(plan.Name), OnRung);
    }

    /// <summary>Which trainings are left; only under <see cref="Tell"/> or while nobody tells.</summary>
    public StageLedger Ledger { get; }

    /// <summary>The file of the best trial's network; null keeps none.</summary>
    public string? Weights { get; }

    /// <summary>The numeric paths of all that the study has, other stages included.</summary>
    public IReadOnlyList<string> Paths => file.Paths();

    /// <summary>The trial whose network is kept; null where there is none, or none is kept.</summary>
    public TrialResult? Best { get; private set; }

    /// <summary>Keeps a training that has ended, if it is news, and says so.</summary>
    /// <param name="key">Which training.</param>
    /// <param name="row">What came of it.</param>
    /// <param name="save">Writes its network to a file; null where there is none, or it is elsewhere.</param>
    public void Tell(RunKey key, RunRow row, Action<string>? save = null)
    {
        lock (access)
        {
            if (!Ledger.IsNew(key))
                return;
            bool hasOne = networks.TryGetValue(key.Trial, out (RunKey Key, Action<string> Save) held);
            if (save is not null && (!hasOne || PlaceOf(key) < PlaceOf(held.Key)))
                networks[key.Trial] = (key, save);

            // The network first: a study that has the score has the network, too, wherever it is ended.
            TrialResult? ended = Ledger.Foresee(key, row);
            if (ended is not null && Keep(ended) && networks.TryGetValue(key.Trial, out var network))
                network.Save(Weights!);
            file.Add(plan.Name, key, plan.Settings[key.Trial - 1], row);
            if (ended is not null)
            {
                _ = networks.Remove(key.Trial);
                output?.WriteLine(SearchLines.Trial(ended, objective, plan.Settings.Count));
            }

            _ = Ledger.Tell(key, row);
        }
    }

    /// <summary>Writes a line, where somebody reads.</summary>
    public void Write(string line)
    {
        lock (access)
            output?.WriteLine(line);
    }

    // Of several trainings of a trial, the first one's network is kept.
    private int PlaceOf(RunKey key) => key.Repeat * plan.Folds + key.Fold;

    // Whether it is the best so far, whose network is to be saved.
    private bool Keep(TrialResult result)
    {
        if (Weights is null || result.Status != TrialStatus.Done)
            return false;
        if (Best is not null && !TrialRanking.IsBetter(result, Best, plan.LowerIsBetter))
            return false;
        Best = result;
        return true;
    }

    private void OnRung(Rung rung)
    {
        if (plan.Factor > 0)
            Write(FormattableString.Invariant($"{rung.Numbers.Count} trials, epochs: {rung.Epochs}"));
        if (rung.Known.Count > 0)
        {
            Write(FormattableString.Invariant(
                $"{rung.Known.Count} of {rung.Numbers.Count} trials are in the study already"));
        }

        foreach (TrialResult known in rung.Known)
            _ = Keep(known);
    }
}
