using System;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>One training of a search, as it ended.</summary>
/// <param name="Row">What is kept of it.</param>
/// <param name="Save">Writes the network that it trained to a file; null where there is none.</param>
internal sealed record TrialRun(RunRow Row, Action<string>? Save)
{
    // How long a training that was cancelled may take to see it.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Runs a training. A loss or score that is not finite, and one that takes longer than the limit, is a row without
    /// a score; any other exception is the caller's.
    /// </summary>
    public static TrialRun Of(Objective objective, Trial trial, TimeSpan? limit)
    {
        long start = Stopwatch.GetTimestamp();
        (double score, string? reason, Action<string>? save) = limit is TimeSpan most
            ? Within(most, objective, trial)
            : Score(objective, trial);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        RunRow row = new(double.IsFinite(score) ? score : double.NaN, seconds, reason)
        {
            Path = NumericPath.OfMachine(),
        };
        return new(row, save);
    }

    private static (double Score, string? Reason, Action<string>? Save) Score(Objective objective, Trial trial)
    {
        try
        {
            (double score, Action<string>? save) = objective.EvaluateAndKeep(trial);
            return double.IsFinite(score)
                ? (score, null, save)
                : (score, FormattableString.Invariant($"Expected a finite score, found {score}."), null);
        }
        catch (TrainingStoppedException stopped)
        {
            return (double.NaN, stopped.Message, null);
        }
    }

    // On a thread of its own, which is left alone if it does not end when it is cancelled: it may hang anywhere.
    private static (double Score, string? Reason, Action<string>? Save) Within(
        TimeSpan limit, Objective objective, Trial trial)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(trial.CancellationToken);
        late.CancelAfter(limit);
        CancellationToken token = late.Token;
        (double, string?, Action<string>?) ended = default;
        ExceptionDispatchInfo? problem = null;
        Thread thread = new(() =>
        {
            try
            {
                ended = Score(objective, trial with { CancellationToken = token });
            }
            catch (Exception exception)
            {
                problem = ExceptionDispatchInfo.Capture(exception);
            }
        })
        { IsBackground = true };
        thread.Start();
        bool hasEnded = thread.Join(limit) || thread.Join(Grace);
        trial.CancellationToken.ThrowIfCancellationRequested();
        if (!hasEnded || problem?.SourceException is OperationCanceledException)
        {
            string seconds = FormattableString.Invariant($"{limit.TotalSeconds} s");
            return (double.NaN, $"Expected a training of at most {seconds}, found a longer one.", null);
        }

        problem?.Throw();
        return ended;
    }
}
