using System;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using NetGen.CompilerServices;

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

/// <summary>Runs them on threads of their own: those that wait for others take none from the pool.</summary>
internal sealed class LocalEngine : StageEngine
{
    /// <inheritdoc/>
    public override void Run(StageJob job)
    {
        TellOfOtherPaths(job.Keeper);
        Workers workers = new(job);
        long most = Math.Min(job.Options.Parallelism, (long)job.Plan.Settings.Count * job.Plan.RunsPerTrial);
        Thread[] others = [.. Enumerable.Range(1, (int)most - 1).Select(_ => new Thread(workers.Work)
        {
            IsBackground = true,
        })];
        foreach (Thread other in others)
            other.Start();
        workers.Work();
        foreach (Thread other in others)
            other.Join();
        workers.Problem?.Throw();
    }

    // Scores of this machine may differ in their last bits from what another one has found.
    private static void TellOfOtherPaths(StageKeeper keeper)
    {
        if (keeper.Ledger.IsDone)
            return;
        string here = NumericPath.OfMachine();
        foreach (string other in keeper.Paths.Where(path => path != here))
        {
            keeper.Write(
                $"the study has scores of numeric path ({Quote.Passage(other)}), this machine's is ({here}): their "
                + "last bits may differ");
        }
    }

    private sealed class Workers(StageJob job)
    {
        private readonly object gate = new();

        /// <summary>What ended the work of all: the first mistake, or that it was cancelled.</summary>
        public ExceptionDispatchInfo? Problem { get; private set; }

        public void Work()
        {
            try
            {
                while (Ask() is RunKey key)
                {
                    Trial trial = job.Plan.TrialOf(key, job.Options.CancellationToken);
                    TrialRun run = TrialRun.Of(job.Objective, trial, job.Options.TimeLimit);
                    trial.CancellationToken.ThrowIfCancellationRequested();
                    lock (gate)
                    {
                        job.Keeper.Tell(key, run.Row, run.Save);
                        Monitor.PulseAll(gate);
                    }
                }
            }
            catch (Exception problem)
            {
                // The others tell what they run, and ask no more.
                lock (gate)
                {
                    Problem ??= ExceptionDispatchInfo.Capture(problem);
                    Monitor.PulseAll(gate);
                }
            }
        }

        private RunKey? Ask()
        {
            lock (gate)
            {
                StageLedger ledger = job.Keeper.Ledger;
                while (!ledger.IsDone && Problem is null)
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
