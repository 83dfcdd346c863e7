using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace NetGen.Training;

/// <content>What workers report, and what is stored.</content>
internal sealed partial class StudyGrain
{
    private readonly HashSet<string> left = [];
    private List<(int Stage, ToldRun Run)> unsaved = [];
    private Task? nextSave;
    private Task saving = Task.CompletedTask;
    private Task headSaving = Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<WorkerOrders> Report(WorkerReport report)
    {
        List<RunName> networks = await Tell(report);
        foreach ((string stage, string reason) in report.Declined)
            if (IndexOf(stage) is int index and >= 0)
                sessions[index].Decline(report.Worker, reason, Now);
        if (report.IsLeaving)
            _ = left.Add(report.Worker.Id);
        if (left.Contains(report.Worker.Id))
        {
            sessions.ForEach(session => session.Release(report.Worker, Now));
            Signal();
            return new();
        }

        RunName[] cancel =
        [
            .. report.Running.Where(run => IndexOf(run.Stage) is not (int index and >= 0)
                || !sessions[index].Prolong(run.Key(), report.Worker, Now)),
        ];
        List<RunName> start = [];
        TimeSpan until = Now + report.Hold;
        do
        {
            while (start.Count < report.Free && Next(report.Worker, networks) is RunName next)
                start.Add(next);
        }
        while (start.Count + networks.Count == 0 && report.Free > 0 && await Changes(until));

        while (start.Count >= report.Free && start.Count < report.Free + report.Ahead
            && Next(report.Worker, networks, isAhead: true) is RunName next)
        {
            start.Add(next);
        }

        if (report.Declined.Count > 0)
            Signal();
        return new() { Start = start, Cancel = cancel, Networks = networks };
    }

    private RunName? Next(WorkerFacts worker, List<RunName> networks, bool isAhead = false)
    {
        bool waitsForReports = isRestarted && Now - activated <= times.Beat * 2;
        if (waitsForReports || left.Contains(worker.Id))
            return null;
        foreach (StageSession session in sessions)
        {
            string stage = session.Key;
            if (session.HasDeclined(worker) || !IsFit(worker, session) || (isAhead && !session.IsHandedOutAhead))
                continue;
            if (session.Retraining is (RunKey key, TimeSpan until) && until <= Now)
            {
                session.Retraining = (key, Now + times.Lease);
                networks.Add(RunName.Of(stage, key));
                return null;
            }

            if (session.Ask(worker, Now) is RunKey next)
            {
                ClusterMeter.Asked.Add(1);
                return RunName.Of(stage, next);
            }
        }

        return null;
    }

    // Scores of one study have the bits of one numeric path.
    private bool IsFit(WorkerFacts worker, StageSession session)
    {
        if (session.Request.MixesPaths || store.Head.NumericPath is not string path || path == worker.NumericPath)
            return true;
        if (!session.IsPaused && !session.Ledger.IsDone)
            session.Decline(worker, $"its numeric path is ({worker.NumericPath}), that of the study ({path})", Now);
        return false;
    }

    // The path of the first result; on disk before any of them is.
    private Task TakePath(string path)
    {
        if (store.Head.NumericPath is not null)
            return headSaving;
        store.Head.NumericPath = path;
        return WriteHead();
    }

    private bool IsForeign(ToldRun run) =>
        run.Path is string path && store.Head.NumericPath is string own && path != own;

    // Why what a client has cannot go together with what is here.
    private string? Foreign(IReadOnlyList<string> paths)
    {
        string[] all = [.. paths.Append(store.Head.NumericPath).OfType<string>().Distinct()];
        return all.Length < 2 ? null : "expected scores of one numeric path, found "
            + $"{string.Join(" and ", all.Select(path => $"({path})"))}; ClusterRun.MixesNumericPaths lets them go "
            + "together";
    }

    // Stores what is news; the networks among it that are worth having.
    private async Task<List<RunName>> Tell(WorkerReport report)
    {
        List<(int Stage, ToldRun Run)> news = [];
        foreach ((string stage, ToldRun run) in report.Told)
        {
            if (IndexOf(stage) is not (int index and >= 0))
                continue;
            if (sessions[index].Ledger.IsNew(run.Key()) && IsFit(report.Worker, sessions[index]))
                news.Add((index, run with { Path = report.Worker.NumericPath }));
            else
                ClusterMeter.ToldAgain.Add(1);
        }

        List<RunName> networks = [];
        if (news.Count == 0)
            return networks;
        await TakePath(report.Worker.NumericPath);
        await Save(news);
        foreach ((int index, ToldRun run) in news)
            if (IsWanted(sessions[index], run))
                networks.Add(RunName.Of(sessions[index].Key, run.Key()));
        return networks;
    }

    // The first network of a trial, where it is the best so far.
    private static bool IsWanted(StageSession session, ToldRun run)
    {
        if (!session.Request.KeepsNetwork || run.Repeat != 0 || run.Fold != 0 || run.Score is not double score)
            return false;
        HeldNetwork? held = session.Network;
        bool isBetter = held is null || run.Epochs > held.Key.Epochs
            || (run.Epochs == held.Key.Epochs
                && (session.Ledger.Plan.LowerIsBetter ? score < held.Score : score > held.Score));
        if (isBetter)
            session.Network = new(run.Key(), score, null);
        return isBetter;
    }

    // One write at a time: what is told meanwhile goes with the next one.
    private Task Save(IEnumerable<(int Stage, ToldRun Run)> runs)
    {
        unsaved.AddRange(runs);
        return nextSave ??= SaveNext();
    }

    private async Task SaveNext()
    {
        // Another write is under way: what is told until it ends is written together.
        Task before = saving;
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext
            | ConfigureAwaitOptions.SuppressThrowing);
        nextSave = null;
        List<(int Stage, ToldRun Run)> runs = unsaved;
        unsaved = [];
        saving = Write(runs);
        await saving;
    }

    private async Task Write(List<(int Stage, ToldRun Run)> runs)
    {
        if (isEnding)
            throw new InvalidOperationException("The study starts again from what is stored.");
        using ClusterMeter.Timing timing = ClusterMeter.Write();
        foreach (IGrouping<int, ToldRun> stage in runs.GroupBy(run => run.Stage, run => run.Run))
        {
            StageSession session = sessions[stage.Key];
            ToldRun[] news = [.. stage.Where(run => session.Ledger.IsNew(run.Key())).DistinctBy(run => run.Key())];
            await OrEnd(store.Append(stage.Key, news));
            foreach (ToldRun run in news)
                if (session.Tell(run))
                    ClusterMeter.Told.Add(1);
        }

        Signal();
    }

    private Task WriteHead() => headSaving = WriteHeadAfter(headSaving);

    private async Task WriteHeadAfter(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext
            | ConfigureAwaitOptions.SuppressThrowing);
        await OrEnd(store.WriteHead());
    }

    // Whether a write that failed was done is not known: the next activation reads it.
    private async Task OrEnd(Task write)
    {
        try
        {
            await write;
        }
        catch (Exception)
        {
            isEnding = true;
            Signal();
            DeactivateOnIdle();
            throw;
        }
    }
}
