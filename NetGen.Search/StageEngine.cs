using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace NetGen.Training;

/// <summary>A stage that has begun in its study.</summary>
/// <param name="Plan">What runs.</param>
/// <param name="Definition">What the study recognises the stage by.</param>
/// <param name="Objective">What is looked for.</param>
/// <param name="Options">How to run.</param>
/// <param name="Keeper">Whom to tell.</param>
internal sealed record StageJob(
    StagePlan Plan, string Definition, Objective Objective, SearchOptions Options, StageKeeper Keeper);

/// <summary>Where the trainings of a stage run.</summary>
internal abstract class StageEngine
{
    /// <summary>Runs what the job's ledger has left, and tells its keeper.</summary>
    public abstract void Run(StageJob job);
}

/// <summary>Runs them on threads of this process.</summary>
internal sealed class LocalEngine : StageEngine
{
    /// <inheritdoc/>
    public override void Run(StageJob job)
    {
        Workers workers = new(job);
        try
        {
            ParallelOptions all = new() { MaxDegreeOfParallelism = job.Options.Parallelism };
            _ = Parallel.For(0, job.Options.Parallelism, all, _ => workers.Work());
        }
        catch (AggregateException problems)
        {
            ExceptionDispatchInfo.Throw(problems.Flatten().InnerExceptions[0]);
        }
    }

    private sealed class Workers(StageJob job)
    {
        private readonly object gate = new();
        private bool isEnded;

        public void Work()
        {
            try
            {
                while (Ask() is RunKey key)
                {
                    Trial trial = job.Plan.TrialOf(key, job.Options.CancellationToken);
                    TrialRun run = TrialRun.Of(job.Objective, trial, job.Options.TimeLimit);
                    lock (gate)
                    {
                        job.Keeper.Tell(key, run.Row, run.Save);
                        Monitor.PulseAll(gate);
                    }
                }
            }
            catch
            {
                // The others tell what they run, and ask no more.
                lock (gate)
                {
                    isEnded = true;
                    Monitor.PulseAll(gate);
                }

                throw;
            }
        }

        private RunKey? Ask()
        {
            lock (gate)
            {
                StageLedger ledger = job.Keeper.Ledger;
                while (!ledger.IsDone && !isEnded)
                {
                    job.Options.CancellationToken.ThrowIfCancellationRequested();
                    if (ledger.Ask() is RunKey key)
                        return key;
                    _ = Monitor.Wait(gate);
                }

                return null;
            }
        }
    }
}
