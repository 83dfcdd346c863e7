using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace NetGen.Training;

/// <summary>What one worker does for one study.</summary>
/// <param name="study">The study.</param>
/// <param name="registry">Objectives and data by name.</param>
/// <param name="worker">This worker.</param>
/// <param name="cores">What trainings run on.</param>
/// <param name="patience">How long a study may take to answer before nothing waits for it any more.</param>
/// <param name="say">Writes a line, where somebody reads.</param>
internal sealed partial class StudyWork(
    IStudyGrain study, SearchRegistry registry, WorkerFacts worker, WorkerCores cores, TimeSpan patience,
    Action<string> say)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<RunName, CancellationTokenSource> running = [];
    private readonly ConcurrentDictionary<string, Task<WorkerStage>> stages = [];
    private readonly CancellationTokenSource leaving = new();
    private Task<int> asking = Task.FromResult(0);

    /// <summary>Whether something runs.</summary>
    public bool IsBusy => !running.IsEmpty;

    /// <summary>
    /// Asks for trainings, and starts them; how many. A study that does not answer in time is not waited for, nor asked
    /// again until it does: its answer is taken whenever it comes.
    /// </summary>
    public async Task<int> Ask(TimeSpan hold, CancellationToken stopping)
    {
        if (!asking.IsCompleted)
            return 0;
        asking = AskNow(hold, stopping);
        _ = await Task.WhenAny(asking, Task.Delay(hold + patience, stopping));
        return asking.IsCompleted ? await asking : 0;
    }

    /// <summary>Reports what runs, so that it is not given to others.</summary>
    public async Task Beat()
    {
        try
        {
            await Obey(await study.Report(Report()).WaitAsync(patience));
        }
        catch (Exception problem)
        {
            say($"no answer from the study: {problem.Message}");
        }
    }

    /// <summary>Gives back what runs.</summary>
    public async Task Leave()
    {
        await leaving.CancelAsync();
        try
        {
            _ = await study.Report(new() { Worker = worker, IsLeaving = true }).WaitAsync(FirstPause * 10);
        }
        catch (Exception)
        {
            // The cluster may be gone already; then silence tells.
        }
    }

    private WorkerReport Report() => new() { Worker = worker, Running = [.. running.Keys] };

    // A call that fails, which also may be a cancellation within the cluster, is made again after a while.
    private async Task<int> AskNow(TimeSpan hold, CancellationToken stopping)
    {
        try
        {
            WorkerReport report = Report() with { Free = cores.Free, Hold = hold, Ahead = cores.Ahead };
            WorkerOrders orders = await study.Report(report).WaitAsync(stopping);
            await Obey(orders);
            return orders.Start.Count;
        }
        catch (Exception problem) when (!stopping.IsCancellationRequested)
        {
            say($"no answer from the study: {problem.Message}");
            await Task.Delay(FirstPause * 10, stopping);
            return 0;
        }
    }

    // Does what a study orders; with the core and the network of a training that was just told, where there is one.
    private async Task Obey(
        WorkerOrders orders, bool hasCore = false, RunName? told = null, Action<string>? save = null)
    {
        foreach (RunName run in orders.Start)
        {
            Start(run, hasCore, onlyNetwork: false);
            hasCore = false;
        }

        foreach (RunName run in orders.Cancel)
            await Cancel(run);
        foreach (RunName run in orders.Networks)
        {
            if (run == told)
                await Send(run, save);
            else
                Start(run, hasCore: false, onlyNetwork: true);
        }
    }

    private async Task Cancel(RunName run)
    {
        try
        {
            if (running.TryGetValue(run, out CancellationTokenSource? source))
                await source.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It ended just now.
        }
    }

    private void Start(RunName run, bool hasCore, bool onlyNetwork)
    {
        CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(leaving.Token);
        if (!running.TryAdd(run, source))
        {
            if (hasCore)
                cores.Release();
            return;
        }

        // The core is taken here: until it is, it looks free to whoever asks for the next one.
        bool isAtOnce = hasCore || cores.TryTake();
        _ = Task.Run(() => Begin(run, isAtOnce, onlyNetwork, source));
    }

    // A core is the training's until the next one has it, which may be queued already, or it is free.
    private async Task Begin(RunName name, bool hasCore, bool onlyNetwork, CancellationTokenSource source)
    {
        WorkerOrders? orders = null;
        TrialRun? run = null;
        try
        {
            if (!hasCore)
                await cores.Take(source.Token);
            hasCore = true;
            run = await Run(name, source.Token);
            if (run is not null && onlyNetwork)
                await Send(name, run.Save);
            else if (run is not null)
            {
                // A queued training runs while this one is told, and others if the study is silent.
                hasCore = !cores.TryPass();
                Task<WorkerOrders> told = Tell(name, run, hasCore);
                if (hasCore && await Task.WhenAny(told, Task.Delay(patience, source.Token)) != told)
                {
                    hasCore = false;
                    cores.Release();
                }

                orders = await told;
            }
        }
        catch (Exception problem)
        {
            // Cancelled, or the study did not answer: then silence tells, and others run it.
            if (!source.IsCancellationRequested)
                say($"trial {name.Trial}: {problem.Message}");
        }

        _ = running.TryRemove(name, out _);
        source.Dispose();
        if (hasCore && orders is not { Start.Count: > 0 })
            cores.Release();
        if (orders is not null)
            await Obey(orders, hasCore, name, run!.Save).ContinueWith(Explain, TaskScheduler.Default);
    }

    private void Explain(Task task)
    {
        if (task.Exception is AggregateException problem)
            say($"no answer from the study: {problem.InnerException!.Message}");
    }

    private async Task<TrialRun?> Run(RunName name, CancellationToken cancellation)
    {
        WorkerStage stage = await StageOf(name.Stage);
        if (stage.Objective is not null)
            return await stage.Run(name.Key(), cancellation);
        _ = running.TryRemove(name, out _);
        _ = await study.Report(Report() with { Declined = [(name.Stage, stage.Problem!)] });
        return null;
    }

    // One that failed to load is asked for again.
    private Task<WorkerStage> StageOf(string stage) => stages.AddOrUpdate(
        stage, Load, (key, before) => before.IsFaulted || before.IsCanceled ? Load(key) : before);

    private async Task<WorkerStage> Load(string stage)
    {
        StageRequest request = await study.Describe(stage)
            ?? throw new InvalidOperationException("Expected a stage of the study, found that it has been lost.");
        return await Task.Run(() => WorkerStage.Of(request, registry));
    }
}
