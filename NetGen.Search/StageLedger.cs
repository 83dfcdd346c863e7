using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// Asks and tells the trainings of one stage: which one is next, which have ended, and what came of the trials. What it
/// says depends on the plan and the rows told alone, never on their order, so that one machine and a cluster come to
/// the same. Not for several threads at once.
/// </summary>
internal sealed class StageLedger
{
    private readonly Dictionary<RunKey, RunRow> rows = [];
    private readonly HashSet<RunKey> asked = [];
    private readonly Action<Rung>? onRung;
    private readonly TrialResult[] results;

    // Of the rung: those that have not ended, and of each of these the first training that nobody has, in order.
    private readonly SortedSet<int> open = [];
    private readonly SortedSet<(int Trial, int Place)> ready = [];
    private Rung rung;

    /// <param name="plan">What runs.</param>
    /// <param name="known">Trainings that have ended; those that the plan does not have wait for one that does.</param>
    /// <param name="onRung">Is called with each rung as it begins.</param>
    public StageLedger(
        StagePlan plan, IEnumerable<KeyValuePair<RunKey, RunRow>> known, Action<Rung>? onRung = null)
    {
        (Plan, this.onRung, results) = (plan, onRung, new TrialResult[plan.Settings.Count]);
        foreach ((RunKey key, RunRow row) in known)
            rows[key] = row;
        rung = Begin([.. Enumerable.Range(1, plan.Settings.Count)], plan.Epochs);
        Advance();
    }

    /// <summary>What runs.</summary>
    public StagePlan Plan { get; }

    /// <summary>Whether all has ended.</summary>
    public bool IsDone { get; private set; }

    /// <summary>How many trials have a training that nobody has.</summary>
    public int Ready => ready.Count;

    /// <summary>The trainings told, those known from the start included.</summary>
    public IReadOnlyDictionary<RunKey, RunRow> Rows => rows;

    /// <summary>
    /// Each trial with the score of the last rung it came to, trial 1 first; complete when all is done.
    /// </summary>
    public IReadOnlyList<TrialResult> Results => results;

    /// <summary>
    /// The next training, which is then the asker's: trials begin in order, and what continues one that has begun comes
    /// before a new one. Where none is left to begin, further repeats and folds of those underway follow. Null where
    /// there is nothing to do until others tell.
    /// </summary>
    public RunKey? Ask()
    {
        RunKey next = ready.Count > 0
            ? Plan.KeyOf(ready.Min.Trial, rung.Epochs, ready.Min.Place)
            : open.SelectMany(number => Plan.Keys(number, rung.Epochs)).FirstOrDefault(CanBeTaken);
        return next != default && Take(next) ? next : null;
    }

    /// <summary>Takes a training that somebody is running already; whether it was there to take.</summary>
    public bool Take(RunKey key)
    {
        if (!CanBeTaken(key))
            return false;
        _ = ready.Remove((key.Trial, PlaceOf(key)));
        return asked.Add(key);
    }

    /// <summary>Gives back a training that was asked for and will not be told.</summary>
    public void Return(RunKey key)
    {
        if (asked.Remove(key) && key.Epochs == rung.Epochs && open.Contains(key.Trial))
            MakeReady(key.Trial);
    }

    /// <summary>
    /// Whether this is news: a training of the plan that has not been told. Telling again changes nothing.
    /// </summary>
    public bool IsNew(RunKey key) => Plan.Has(key) && !rows.ContainsKey(key);

    /// <summary>Whether it is news of a trial of this rung that has not ended.</summary>
    public bool IsWanted(RunKey key) => IsNew(key) && key.Epochs == rung.Epochs && open.Contains(key.Trial);

    /// <summary>
    /// Tells what came of a training, whoever ran it; what came of its trial, if that ends with it. Ignores what is not
    /// <see cref="IsNew"/>.
    /// </summary>
    public TrialResult? Tell(RunKey key, RunRow row)
    {
        if (!IsNew(key))
            return null;
        TrialResult? ended = Foresee(key, row);
        rows[key] = row;
        _ = asked.Remove(key);
        if (key.Epochs == rung.Epochs && open.Contains(key.Trial))
        {
            _ = ready.Remove((key.Trial, PlaceOf(key)));
            if (ended is null)
                MakeReady(key.Trial);
            else
                End(ended);
            Advance();
        }

        return ended;
    }

    /// <summary>What came of a trial of this rung, if it ends with this training.</summary>
    public TrialResult? Foresee(RunKey key, RunRow row)
    {
        if (key.Epochs != rung.Epochs || !open.Contains(key.Trial))
            return null;
        return ResultOf(key.Trial, place => place == key ? row : rows.GetValueOrDefault(place));
    }

    private bool CanBeTaken(RunKey key) => IsWanted(key) && !asked.Contains(key);

    private int PlaceOf(RunKey key) => key.Repeat * Plan.Folds + key.Fold;

    // The rows up to the first that failed; null where one before it is missing.
    private TrialResult? ResultOf(int number, Func<RunKey, RunRow?> rowOf)
    {
        List<RunRow> told = [];
        foreach (RunKey key in Plan.Keys(number, rung.Epochs))
        {
            if (rowOf(key) is not RunRow row)
                return null;
            told.Add(row);
            if (double.IsNaN(row.Score))
                break;
        }

        return Plan.ResultOf(number, rung.Epochs, told);
    }

    // A trial's next training waits until the one before has ended, which may have failed.
    private void MakeReady(int number)
    {
        int place = Enumerable.Range(0, Plan.RunsPerTrial)
            .First(place => !rows.ContainsKey(Plan.KeyOf(number, rung.Epochs, place)));
        if (!asked.Contains(Plan.KeyOf(number, rung.Epochs, place)))
            _ = ready.Add((number, place));
    }

    private void End(TrialResult result)
    {
        _ = open.Remove(result.Number);
        for (int place = 0; place < Plan.RunsPerTrial; place++)
            _ = ready.Remove((result.Number, place));
        results[result.Number - 1] = result;
    }

    private Rung Begin(IReadOnlyList<int> numbers, int epochs)
    {
        List<TrialResult> known = [];
        rung = new(epochs, numbers, known);
        asked.Clear();
        foreach (int number in numbers)
        {
            if (ResultOf(number, rows.GetValueOrDefault) is TrialResult result)
            {
                known.Add(results[number - 1] = result);
                continue;
            }

            _ = open.Add(number);
            MakeReady(number);
        }

        onRung?.Invoke(rung);
        return rung;
    }

    private void Advance()
    {
        while (open.Count == 0 && !IsDone)
        {
            TrialResult[] ended = [.. rung.Numbers.Select(number => results[number - 1])];
            int[] left = rung.Epochs == Plan.MostEpochs ? [] : Promote(ended);
            if (left.Length == 0)
            {
                IsDone = true;
                return;
            }

            Stop(ended, left);
            _ = Begin(left, (int)Math.Min((long)rung.Epochs * Plan.Factor, Plan.MostEpochs));
        }
    }

    // The numbers of those that go on; where one is left, or none that did not fail, the last is decided.
    private int[] Promote(TrialResult[] ended) =>
    [
        .. TrialRanking.Rank(ended, Plan.LowerIsBetter).Take(ended.Length / Plan.Factor)
            .Where(trial => trial.Status != TrialStatus.Failed)
            .Select(trial => trial.Number).Order(),
    ];

    private void Stop(TrialResult[] ended, int[] left)
    {
        HashSet<int> goOn = [.. left];
        foreach (TrialResult result in ended)
        {
            if (!goOn.Contains(result.Number) && result.Status == TrialStatus.Done)
                results[result.Number - 1] = result with { Status = TrialStatus.Stopped };
        }
    }
}
