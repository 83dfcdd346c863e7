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
    private readonly Dictionary<string, (string Stage, TimeSpan Last)> clients = [];
    private readonly Guid activation = Guid.NewGuid();
    private StudyStore store = null!;
    private TaskCompletionSource changed = NewSignal();
    private TimeSpan activated;
    private TimeSpan lastWork;
    private bool isRestarted;
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
        isRestarted = sessions.Count > 0;
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
    public async Task<Begun> Begin(
        StageRequest request, IReadOnlyList<ToldRun> known, IReadOnlyList<string> paths)
    {
        if (sessions.Find(other => other.Request.Name == request.Name) is StageSession same
            && same.Request.Definition != request.Definition)
        {
            return new(default, $"expected stage '{request.Name}' as it was begun ({same.Request.Definition}), found "
                + $"({request.Definition}); give the stage another name or the study another one in ClusterRun.Study");
        }

        if (!request.MixesPaths && Foreign(paths) is string foreign)
            return new(default, foreign);
        if (store.Head.Incarnation == Guid.Empty)
            store.Head.Incarnation = Guid.NewGuid();
        if (!request.MixesPaths && paths.Count > 0)
            await TakePath(paths[0]);
        isRestarted |= known.Count > 0;
        int index = IndexOf(request.Key());
        if (index < 0)
        {
            // A larger stage of the same name has what the smaller one had, if objective and data are the same.
            known = [.. known, .. sessions.Where(other => other.Request.Name == request.Name
                && other.Request.Objective == request.Objective && other.Request.Data == request.Data)
                .SelectMany(other => other.Log).Where(run => request.MixesPaths || !IsForeign(run))];
            // Nobody is given a training before those that are known are told.
            sessions.Add(new(request, [], times.Lease) { IsPaused = true });
            store.Head.Stages.Add(new() { Request = request });
            index = sessions.Count - 1;
            await WriteHead();
        }
        else
        {
            // Whoever comes after a failure tries the workers again.
            if (sessions[index].Problem(Now) is not null)
                sessions[index].ForgetDeclines();
            await Pause(index, false);
        }

        ToldRun[] news = [.. known.Where(run => sessions[index].Ledger.IsNew(run.Key())).DistinctBy(run => run.Key())];
        if (news.Length > 0)
            await Save(news.Select(run => (index, run)));
        sessions[index].IsPaused = store.Head.Stages[index].IsPaused;
        lastWork = Now;
        isOnBoard = true;
        await GrainFactory.GetGrain<IBoardGrain>(0).Add(this.GetPrimaryKeyString());
        Signal();
        return new(activation, null);
    }

    /// <inheritdoc/>
    public async Task<StageNews> Watch(string stage, Seen seen)
    {
        clients[seen.Client] = (stage, Now);
        if (IndexOf(stage) is not (int index and >= 0) || seen.Activation != activation)
            return new();
        StageSession session = sessions[index];
        TimeSpan until = Now + seen.Hold;
        while (session.Log.Count <= seen.Told && session.Lines.Count <= seen.Lines && session.Problem(Now) is null
            && !session.IsPaused && await Changes(until))
        {
        }

        // Another client left: this one begins the stage again.
        if (session.IsPaused)
            return new();

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
        if (IndexOf(stage) is int index and >= 0 && !IsWatched(stage) && !sessions[index].Ledger.IsDone)
            await Pause(index, true);
    }

    /// <inheritdoc/>
    public Task<StageRequest?> Describe(string stage) =>
        Task.FromResult(IndexOf(stage) is int index and >= 0 ? sessions[index].Request : null);

    private int IndexOf(string stage) => sessions.FindIndex(session => session.Key == stage);

    // A call that waits for news counts while it waits.
    private bool IsWatched(string stage) =>
        clients.Values.Any(one => one.Stage == stage && Now - one.Last < times.Lease + times.Hold);

    private async Task Pause(int index, bool isPaused)
    {
        if (sessions[index].IsPaused == isPaused)
            return;
        sessions[index].IsPaused = store.Head.Stages[index].IsPaused = isPaused;
        Signal();
        await WriteHead();
    }

    // A stage that runs again in another form, and that no client watches, waits.
    private async Task PauseReplaced()
    {
        for (int i = 0; i < sessions.Count; i++)
        {
            string name = sessions[i].Request.Name;
            if (!sessions[i].Ledger.IsDone && sessions.FindLastIndex(other => other.Request.Name == name) != i
                && !IsWatched(sessions[i].Key))
            {
                await Pause(i, true);
            }
        }
    }

    private async Task OnTick(CancellationToken cancellation)
    {
        foreach (StageSession session in sessions)
            ClusterMeter.Expired.Add(session.Expire(Now));
        Signal();
        await PauseReplaced();
        bool isBusy = sessions.Exists(session => !session.IsPaused && !session.Ledger.IsDone);
        if (isBusy)
        {
            // A board that was lost has the study again.
            lastWork = Now;
            isOnBoard = true;
            await GrainFactory.GetGrain<IBoardGrain>(0).Add(this.GetPrimaryKeyString());
        }

        // The next stage may follow at once.
        if (!isBusy && isOnBoard && Now - lastWork > times.Rest)
        {
            isOnBoard = false;
            await GrainFactory.GetGrain<IBoardGrain>(0).Remove(this.GetPrimaryKeyString());
        }
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
