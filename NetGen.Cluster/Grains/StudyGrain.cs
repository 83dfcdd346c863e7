using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;

namespace NetGen.Training;

/// <inheritdoc cref="IStudyGrain"/>
/// <remarks>
/// Calls interleave at each await, and run one at a time in between. What is told is written first, and counts then; a
/// write that fails ends the activation, and the next one reads what there is.
/// </remarks>
[Reentrant]
internal sealed partial class StudyGrain(SearchTimes times) : Grain, IStudyGrain
{
    private static readonly long Beginning = Stopwatch.GetTimestamp();

    private readonly List<StageSession> sessions = [];
    private readonly Dictionary<string, TimeSpan> clients = [];
    private StudyStore store = null!;
    private TaskCompletionSource changed = NewSignal();
    private TimeSpan activated;
    private TimeSpan lastWork;
    private bool isOnBoard = true;
    private bool isEnding;

    private static TimeSpan Now => Stopwatch.GetElapsedTime(Beginning);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        store = new(
            ServiceProvider.GetRequiredKeyedService<IGrainStorage>(StudyStore.Provider), this.GetGrainId());
        await store.Read();
        for (int stage = 0; stage < store.Head.Stages.Count; stage++)
        {
            StageState state = store.Head.Stages[stage];
            sessions.Add(new(state.Request, store.Runs(stage), times.Lease) { IsPaused = state.IsPaused });
        }

        // Workers of an activation that is gone tell first what they run: it is not given to others, too.
        activated = lastWork = Now;
        _ = this.RegisterGrainTimer(OnTick, new GrainTimerCreationOptions(times.Beat, times.Beat)
        {
            Interleave = true,
        });
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // Whoever waits for news asks the next activation.
        isEnding = true;
        Signal();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Begun> Begin(StageRequest request, IReadOnlyList<ToldRun> known)
    {
        if (sessions.Find(other => other.Request.Name == request.Name) is StageSession same
            && same.Request.Definition != request.Definition)
        {
            return new(default, $"expected stage '{request.Name}' as it was begun ({same.Request.Definition}), found "
                + $"({request.Definition}); give the stage another name or the study another one in ClusterRun.Study");
        }

        if (store.Head.Incarnation == Guid.Empty)
            store.Head.Incarnation = Guid.NewGuid();
        int index = IndexOf(request.Key());
        if (index < 0)
        {
            // A larger stage of the same name has what the smaller one had.
            known = [.. known, .. sessions.Where(other => other.Request.Name == request.Name)
                .SelectMany(other => other.Log)];
            sessions.Add(new(request, [], times.Lease));
            store.Head.Stages.Add(new() { Request = request });
            index = sessions.Count - 1;
            await WriteHead();
        }
        else if (sessions[index].IsPaused)
        {
            sessions[index].IsPaused = store.Head.Stages[index].IsPaused = false;
            await WriteHead();
        }

        ToldRun[] news = [.. known.Where(run => sessions[index].Ledger.IsNew(run.Key())).DistinctBy(run => run.Key())];
        if (news.Length > 0)
            await Save(news.Select(run => (index, run)));
        lastWork = Now;
        isOnBoard = true;
        await GrainFactory.GetGrain<IBoardGrain>(0).Add(this.GetPrimaryKeyString());
        Signal();
        return new(store.Head.Incarnation, null);
    }

    /// <inheritdoc/>
    public async Task<StageNews> Watch(string stage, Seen seen)
    {
        clients[seen.Client] = Now;
        if (IndexOf(stage) is not (int index and >= 0) || seen.Incarnation != store.Head.Incarnation)
            return new();
        StageSession session = sessions[index];
        TimeSpan until = Now + seen.Hold;
        while (session.Log.Count <= seen.Told && session.Lines.Count <= seen.Lines && session.Problem(Now) is null
            && await Changes(until))
        {
        }

        return new()
        {
            IsKnown = true,
            Told = [.. session.Log.Skip(seen.Told).Take(times.MostNews)],
            Lines = [.. session.Lines.Skip(seen.Lines)],
            Problem = session.Problem(Now),
        };
    }

    /// <inheritdoc/>
    public async Task Leave(string stage, string client)
    {
        _ = clients.Remove(client);
        bool hasOthers = clients.Values.Any(last => Now - last < times.Lease);
        if (hasOthers || IndexOf(stage) is not (int index and >= 0) || sessions[index].Ledger.IsDone)
            return;
        sessions[index].IsPaused = store.Head.Stages[index].IsPaused = true;
        await WriteHead();
    }

    /// <inheritdoc/>
    public Task<StageRequest?> Describe(string stage) =>
        Task.FromResult(IndexOf(stage) is int index and >= 0 ? sessions[index].Request : null);

    private int IndexOf(string stage) => sessions.FindIndex(session => session.Request.Key() == stage);

    private async Task OnTick(CancellationToken cancellation)
    {
        foreach (StageSession session in sessions)
            ClusterMeter.Expired.Add(session.Expire(Now));
        bool isBusy = sessions.Exists(session => !session.IsPaused && !session.Ledger.IsDone);
        if (isBusy)
            lastWork = Now;

        // The next stage may follow at once.
        if (!isBusy && isOnBoard && Now - lastWork > times.Rest)
        {
            isOnBoard = false;
            await GrainFactory.GetGrain<IBoardGrain>(0).Remove(this.GetPrimaryKeyString());
        }

        Signal();
    }

    // Whether something changed in time.
    private async Task<bool> Changes(TimeSpan until)
    {
        TimeSpan left = until - Now;
        if (left <= TimeSpan.Zero || isEnding)
            return false;
        _ = await Task.WhenAny(changed.Task, Task.Delay(left));
        return true;
    }

    private void Signal()
    {
        TaskCompletionSource before = changed;
        changed = NewSignal();
        before.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
