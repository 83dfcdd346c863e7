using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// A stage while it runs: who has which training, until when, and what clients have to be shown. The ledger decides
/// what is run; this decides by whom. Times are since any beginning.
/// </summary>
/// <param name="request">The stage.</param>
/// <param name="known">Trainings that have ended, in the order in which they were told.</param>
/// <param name="lease">How long a worker has a training without a report.</param>
internal sealed class StageSession(StageRequest request, IEnumerable<ToldRun> known, TimeSpan lease)
{
    // A training that takes so many times as long as others do, and at least a while, is given to a second worker when
    // there is nothing else to do.
    private const int SlowFactor = 3;
    private static readonly TimeSpan LeastSlow = TimeSpan.FromSeconds(1);

    // A worker queues a training so that it need not wait for the next one; a queue of long ones would keep them from
    // workers that have nothing to do.
    private const double AheadSeconds = 1;

    private readonly List<ToldRun> log = [.. known.DistinctBy(run => run.Key())];
    private readonly List<string> lines = [];
    private readonly Dictionary<RunKey, List<Lease>> leases = [];
    private readonly Dictionary<string, (string Name, string Reason)> declined = [];
    private StageLedger? ledger;
    private TimeSpan? firstDeclined;
    private TimeSpan? lastFit;

    /// <summary>The stage.</summary>
    public StageRequest Request => request;

    /// <summary>Its <see cref="StageRequest.Key"/>.</summary>
    public string Key { get; } = request.Key();

    /// <summary>Whether it waits for a client.</summary>
    public bool IsPaused { get; set; }

    /// <summary>What is left, and what came of the rest.</summary>
    public StageLedger Ledger => ledger ??= new(
        StagePlanJson.Parse(request.Plan), log.Select(run => KeyValuePair.Create(run.Key(), run.Row())));

    /// <summary>The trainings in the order in which they were told.</summary>
    public IReadOnlyList<ToldRun> Log => log;

    /// <summary>What clients are shown.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>The network of the best first training so far.</summary>
    public HeldNetwork? Network { get; set; }

    /// <summary>The training whose network is to be trained again, and until when somebody has promised it.</summary>
    public (RunKey Key, TimeSpan Until)? Retraining { get; set; }

    /// <summary>
    /// Whether a worker may queue trainings: they are short, and enough are left for all that work.
    /// </summary>
    public bool IsHandedOutAhead =>
        log.Count > 0 && log[^1].Seconds < AheadSeconds && Ledger.Ready > leases.Count;

    /// <summary>The next training for a worker; null where there is none for it.</summary>
    public RunKey? Ask(WorkerFacts worker, TimeSpan now)
    {
        if (IsPaused || Ledger.IsDone)
            return null;
        lastFit = now;
        Expire(now);
        RunKey? next = Ledger.Ask() ?? Slow(worker, now);
        if (next is RunKey key)
            Lend(key, worker, now);
        return next;
    }

    /// <summary>
    /// Prolongs what a worker has; whether it is to go on with it. One that nobody has is the worker's from now on.
    /// </summary>
    public bool Prolong(RunKey key, WorkerFacts worker, TimeSpan now)
    {
        if (Retraining is (RunKey again, _) && again == key)
        {
            Retraining = (key, now + lease);
            return true;
        }

        if (!Ledger.IsWanted(key) || IsPaused)
        {
            if (leases.Remove(key))
                Ledger.Return(key);
            return false;
        }

        if (leases.TryGetValue(key, out List<Lease>? held)
            && held.FindIndex(other => other.Worker == worker.Id) is int index and >= 0)
        {
            held[index] = held[index] with { Until = now + lease };
            return true;
        }

        if (!Ledger.Take(key))
            return leases.ContainsKey(key);
        Lend(key, worker, now);
        return true;
    }

    /// <summary>Tells a training that is stored; whether it was news.</summary>
    public bool Tell(ToldRun run)
    {
        RunKey key = run.Key();
        _ = leases.Remove(key);
        if (!Ledger.IsNew(key))
            return false;
        _ = Ledger.Tell(key, run.Row());
        log.Add(run);
        return true;
    }

    /// <summary>A worker does not take trainings of this stage.</summary>
    public void Decline(WorkerFacts worker, string reason, TimeSpan now)
    {
        if (!declined.TryAdd(worker.Id, (worker.Name, reason)))
            return;
        firstDeclined ??= now;
        lines.Add($"worker {worker.Name} takes no trials of '{request.Name}': {reason}");
        Release(worker, now);
    }

    /// <summary>Workers that declined are asked again.</summary>
    public void ForgetDeclines()
    {
        declined.Clear();
        firstDeclined = null;
    }

    /// <summary>Whether a worker takes no trainings of this stage.</summary>
    public bool HasDeclined(WorkerFacts worker) => declined.ContainsKey(worker.Id);

    /// <summary>What a worker has is for others.</summary>
    public void Release(WorkerFacts worker, TimeSpan now)
    {
        foreach (List<Lease> held in leases.Values)
        {
            for (int i = 0; i < held.Count; i++)
                if (held[i].Worker == worker.Id)
                    held[i] = held[i] with { Until = now, IsReleased = true };
        }

        Expire(now);
    }

    /// <summary>Takes trainings from workers that have not reported for too long.</summary>
    public int Expire(TimeSpan now)
    {
        int expired = 0;
        foreach ((RunKey key, List<Lease> held) in leases.ToArray())
        {
            foreach (Lease late in held.Where(other => other.Until <= now && !other.IsReleased))
            {
                expired++;
                lines.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"trial {key.Trial} of '{request.Name}' is for another worker: {late.Name} has not reported for "
                    + $"{lease.TotalSeconds:0.#} s"));
            }

            if (held.RemoveAll(other => other.Until <= now) == 0 || held.Count > 0)
                continue;
            _ = leases.Remove(key);
            Ledger.Return(key);
        }

        return expired;
    }

    /// <summary>Why nothing goes on: all workers decline, and have for a while; none has a training.</summary>
    public string? Problem(TimeSpan now)
    {
        if (leases.Count > 0 || Ledger.IsDone || firstDeclined is not TimeSpan first || now - first < lease
            || (lastFit is TimeSpan fit && now - fit < lease))
        {
            return null;
        }

        string reasons = string.Join("; ", declined.Values.Select(one => $"{one.Name}: {one.Reason}").Distinct());
        return $"Expected a worker that takes trials of '{request.Name}', found none: {reasons}";
    }

    private void Lend(RunKey key, WorkerFacts worker, TimeSpan now)
    {
        if (!leases.TryGetValue(key, out List<Lease>? held))
            leases[key] = held = [];
        held.Add(new(worker.Id, worker.Name, now, now + lease));
    }

    // Two workers may run the same training, for they come to the same; the first one counts.
    private RunKey? Slow(WorkerFacts worker, TimeSpan now)
    {
        foreach ((RunKey key, List<Lease> held) in leases)
        {
            if (!Ledger.IsWanted(key) || held.Count > 1 || held[0].Worker == worker.Id
                || now - held[0].Since < LeastSlow)
                continue;
            double[] seconds = [.. log.Where(run => run.Epochs == key.Epochs).Select(run => run.Seconds).Order()];
            if (seconds.Length > 0
                && (now - held[0].Since).TotalSeconds > SlowFactor * seconds[seconds.Length / 2])
            {
                return key;
            }
        }

        return null;
    }

    private sealed record Lease(string Worker, string Name, TimeSpan Since, TimeSpan Until)
    {
        public bool IsReleased { get; init; }
    }
}

/// <summary>The network of a training.</summary>
/// <param name="Key">Which training.</param>
/// <param name="Score">Its score.</param>
/// <param name="Trained">The network; null until it is sent.</param>
internal sealed record HeldNetwork(RunKey Key, double Score, TrainedNetwork? Trained);
