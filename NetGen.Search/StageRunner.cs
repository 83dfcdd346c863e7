using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace NetGen.Training;

/// <summary>Runs the trials of one stage, all that its study has not kept yet.</summary>
internal sealed class StageRunner
{
    private readonly StudyFile file;
    private readonly string stage;
    private readonly ulong seed;
    private readonly IReadOnlyList<Settings> settings;
    private readonly Objective objective;
    private readonly SearchOptions options;
    private readonly Dictionary<RunKey, RunRow> kept;
    private readonly string? weights;
    private readonly Lock output = new();
    private TrialResult? best;

    /// <param name="file">The study.</param>
    /// <param name="stage">Name of the stage, which the study has begun.</param>
    /// <param name="seed">Seed of the stage.</param>
    /// <param name="settings">Those of trial 1, 2, ...</param>
    /// <param name="objective">What is looked for.</param>
    /// <param name="options">How to run.</param>
    /// <param name="weights">The file of the best trial's network; null keeps none.</param>
    public StageRunner(
        StudyFile file, string stage, ulong seed, IReadOnlyList<Settings> settings, Objective objective,
        SearchOptions options, string? weights)
    {
        (this.file, this.stage, this.seed, this.settings) = (file, stage, seed, settings);
        this.weights = weights;
        (this.objective, this.options) = (objective, options);
        foreach ((int trial, string found) in file.Settings(stage))
        {
            string drawn = trial <= settings.Count ? settings[trial - 1].ToString() : found;
            if (drawn != found)
            {
                throw new ArgumentException(
                    $"Expected trial {trial} of stage '{stage}' as the study has it ({Quote.Passage(found)}), found "
                    + $"({drawn}); give the stage another name.", nameof(settings));
            }
        }

        kept = file.Runs(stage);
    }

    /// <summary>Runs trials for so many epochs; the results in the order of the numbers.</summary>
    public TrialResult[] Run(IReadOnlyList<int> numbers, int epochs)
    {
        TrialResult?[] results = new TrialResult?[numbers.Count];
        int known = 0;
        foreach (int number in numbers.Where(number => Keys(number, epochs).All(kept.ContainsKey)))
        {
            known++;
            Keep(Result(TrialOf(new(number, epochs, 0, 0)), [.. Keys(number, epochs).Select(key => kept[key])]), null);
        }

        if (known > 0)
            Write(FormattableString.Invariant($"{known} of {numbers.Count} trials are in the study already"));
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = options.Parallelism,
            CancellationToken = options.CancellationToken,
        };

        // Without buffering, trials begin in order, so that what is left of a study that was ended is its end.
        OrderablePartitioner<int> places = Partitioner.Create(
            Enumerable.Range(0, numbers.Count), EnumerablePartitionerOptions.NoBuffering);
        try
        {
            Parallel.ForEach(places, parallel, place => results[place] = RunTrial(numbers[place], epochs));
        }
        catch (AggregateException problems)
        {
            ExceptionDispatchInfo.Throw(problems.Flatten().InnerExceptions[0]);
        }

        return results!;
    }

    /// <summary>Writes a line, where somebody reads.</summary>
    public void Write(string line)
    {
        lock (output)
            options.Output?.WriteLine(line);
    }

    private IEnumerable<RunKey> Keys(int number, int epochs) =>
        from repeat in Enumerable.Range(0, options.Repeats)
        from fold in Enumerable.Range(0, objective.Folds)
        select new RunKey(number, epochs, repeat, fold);

    private TrialResult RunTrial(int number, int epochs)
    {
        List<RunRow> rows = [];
        bool isNew = false;
        Action<string>? save = null;
        RunKey[] keys = [.. Keys(number, epochs)];
        foreach (RunKey key in keys)
        {
            if (!kept.TryGetValue(key, out RunRow? row))
            {
                options.CancellationToken.ThrowIfCancellationRequested();
                row = RunOnce(TrialOf(key), out Action<string>? own);
                save ??= own;

                // The network first: a study that has the score has the network, too, wherever it is ended.
                if (key == keys[^1])
                    Keep(Result(TrialOf(new(number, epochs, 0, 0)), [.. rows, row]), save);
                file.Add(stage, key, settings[number - 1], row);
                isNew = true;
            }

            rows.Add(row);
            if (double.IsNaN(row.Score))
                break;
        }

        TrialResult result = Result(TrialOf(new(number, epochs, 0, 0)), rows);
        if (isNew)
            Write(SearchLines.Trial(result, objective, settings.Count));
        return result;
    }

    private Trial TrialOf(RunKey key) => new(
        stage, key.Trial, settings[key.Trial - 1], key.Epochs,
        RowOrder.Draw((uint)key.Trial, (uint)key.Repeat, RowOrder.Trials, seed))
    {
        Repeat = key.Repeat,
        Fold = key.Fold,
        CancellationToken = options.CancellationToken,
    };

    // The order of Stage.Ranked. Of several trainings of a trial, the first one's network is kept.
    private void Keep(TrialResult result, Action<string>? save)
    {
        if (weights is null || result.Status != TrialStatus.Done)
            return;
        lock (output)
        {
            if (best is not null && !IsBetter(result, best))
                return;
            save?.Invoke(weights);
            best = result;
        }
    }

    private bool IsBetter(TrialResult result, TrialResult than)
    {
        if (result.Trial.Epochs != than.Trial.Epochs)
            return result.Trial.Epochs > than.Trial.Epochs;
        return result.Score == than.Score
            ? result.Number < than.Number
            : objective.LowerIsBetter ? result.Score < than.Score : result.Score > than.Score;
    }

    private RunRow RunOnce(Trial trial, out Action<string>? save)
    {
        save = null;
        long start = Stopwatch.GetTimestamp();
        double score = double.NaN;
        string? reason = null;
        try
        {
            (score, save) = objective.EvaluateAndKeep(trial);
            if (!double.IsFinite(score))
                reason = FormattableString.Invariant($"Expected a finite score, found {score}.");
        }
        catch (TrainingStoppedException stopped)
        {
            reason = stopped.Message;
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new(double.IsFinite(score) ? score : double.NaN, seconds, reason);
    }

    private TrialResult Result(Trial trial, List<RunRow> rows)
    {
        bool failed = double.IsNaN(rows[^1].Score);
        double mean = rows.Average(row => row.Score);
        bool guesses = objective.LowerIsBetter ? mean >= objective.Chance : mean <= objective.Chance;
        TrialStatus status = failed ? TrialStatus.Failed : guesses ? TrialStatus.AtChance : TrialStatus.Done;
        return new(trial, [.. rows.Select(row => row.Score)], status)
        {
            Seconds = rows.Sum(row => row.Seconds),
            Reason = rows[^1].Reason,
        };
    }
}
