using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace NetGen.Training;

/// <summary>A stage as a worker runs it.</summary>
internal sealed class WorkerStage
{
    private readonly StagePlan plan;
    private readonly TimeSpan? limit;

    private WorkerStage(StageRequest request, Objective? objective, string? problem) =>
        (plan, limit, Objective, Problem) = (StagePlanJson.Parse(request.Plan), request.Limit, objective, problem);

    /// <summary>What is looked for; null where this worker cannot.</summary>
    public Objective? Objective { get; }

    /// <summary>Why it cannot.</summary>
    public string? Problem { get; }

    /// <summary>Finds the objective of a stage, and checks that it is the client's.</summary>
    public static WorkerStage Of(StageRequest request, SearchRegistry registry)
    {
        Objective? objective = registry.Find(request.Objective, request.Data, out string? problem);
        if (objective is not null && StageRequest.FactsOf(objective) is string found && found != request.Facts)
        {
            problem = $"expected objective '{request.Objective}' as the client has it "
                + $"({Quote.Passage(request.Facts)}), found ({Quote.Passage(found)})";
            objective = null;
        }

        return new(request, objective, problem);
    }

    /// <summary>
    /// Runs a training on a thread of its own; null where it was cancelled. One that throws is a row without a score:
    /// a cluster does not end by the mistake of one trial.
    /// </summary>
    public Task<TrialRun?> Run(RunKey key, CancellationToken cancellation) => Task.Factory.StartNew(
        () => RunHere(key, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private TrialRun? RunHere(RunKey key, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        string outcome = "canceled";
        ClusterMeter.Begin();
        try
        {
            TrialRun run = TrialRun.Of(Objective!, plan.TrialOf(key, cancellation), limit);
            if (cancellation.IsCancellationRequested)
                return null;
            outcome = double.IsNaN(run.Row.Score) ? "failed" : "done";
            return run;
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception problem)
        {
            outcome = "failed";
            string reason = $"{problem.GetType().Name}: {Quote.Passage(problem.Message)}";
            return new(new(double.NaN, Stopwatch.GetElapsedTime(start).TotalSeconds, reason), null);
        }
        finally
        {
            ClusterMeter.End(Stopwatch.GetElapsedTime(start).TotalSeconds, outcome);
        }
    }
}
