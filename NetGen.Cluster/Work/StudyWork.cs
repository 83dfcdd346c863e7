using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NetGen.Training;

/// <summary>What one worker does for one study.</summary>
/// <param name="study">The study.</param>
/// <param name="registry">Objectives and data by name.</param>
/// <param name="worker">This worker.</param>
/// <param name="free">As many as it has cores to spare.</param>
/// <param name="say">Writes a line, where somebody reads.</param>
internal sealed class StudyWork(
    IStudyGrain study, SearchRegistry registry, WorkerFacts worker, SemaphoreSlim free, Action<string> say)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<RunName, CancellationTokenSource> running = [];
    private readonly ConcurrentDictionary<string, Task<WorkerStage>> stages = [];
    private readonly CancellationTokenSource leaving = new();
    private int waiting;

    /// <summary>Whether something runs.</summary>
    public bool IsBusy => !running.IsEmpty;

    /// <summary>Asks for trainings, and starts them; how many.</summary>
    public async Task<int> Ask(int cores, TimeSpan hold, CancellationToken stopping)
    {
        WorkerOrders orders = await study.Report(Report() with { Free = cores, Hold = hold }).WaitAsync(stopping);
        await Obey(orders);
        return orders.Start.Count;
    }

    /// <summary>Reports what runs, so that it is not given to others.</summary>
    public async Task Beat()
    {
        try
        {
            await Obey(await study.Report(Report()));
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

    // Does what a study orders; with the core and the network of a training that was just told, where there is one.
    private async Task Obey(WorkerOrders orders, RunName? told = null, Action<string>? save = null)
    {
        bool hasCore = told is not null;
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
                _ = free.Release();
            return;
        }

        // The core is taken here: until it is, it looks free to whoever asks for the next one.
        bool isAtOnce = hasCore || free.Wait(0);
        _ = Task.Run(() => Begin(run, isAtOnce, onlyNetwork, source));
    }

    // A core is the training's until the next one has it, or it is free.
    private async Task Begin(RunName name, bool hasCore, bool onlyNetwork, CancellationTokenSource source)
    {
        WorkerOrders? orders = null;
        TrialRun? run = null;
        try
        {
            if (!hasCore)
                await WaitForCore(source.Token);
            hasCore = true;
            run = await Run(name, source.Token);
            if (run is not null && onlyNetwork)
                await Send(name, run.Save);
            else if (run is not null)
                orders = await Tell(name, run);
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
            _ = free.Release();
        if (orders is not null)
            await Obey(orders, name, run!.Save).ContinueWith(Explain, TaskScheduler.Default);
    }

    private async Task WaitForCore(CancellationToken cancellation)
    {
        _ = Interlocked.Increment(ref waiting);
        try
        {
            await free.WaitAsync(cancellation);
        }
        finally
        {
            _ = Interlocked.Decrement(ref waiting);
        }
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

    // Until the study has it, or the worker ends. Told twice, it counts once.
    private async Task<WorkerOrders> Tell(RunName name, TrialRun run)
    {
        // The core is for what waits already, where something does.
        WorkerReport report = Report() with
        {
            Told = [(name.Stage, ToldRun.Of(name.Key(), run.Row))],
            Free = Volatile.Read(ref waiting) > 0 ? 0 : 1,
        };
        for (TimeSpan pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await study.Report(report with
                {
                    Running = [.. running.Keys.Where(other => other != name)],
                }).WaitAsync(leaving.Token);
            }
            catch (Exception problem) when (!leaving.IsCancellationRequested)
            {
                say($"the study does not take trial {name.Trial} yet: {problem.Message}");
                await Task.Delay(pause, leaving.Token);
            }
        }
    }

    private async Task Send(RunName name, Action<string>? save)
    {
        if (save is null)
        {
            await study.PutNetwork(name, new(null, "the trial trains no network"));
            return;
        }

        string path = Path.Combine(Path.GetTempPath(), $"netgen-{Guid.NewGuid():N}.safetensors");
        try
        {
            save(path);
            await study.PutNetwork(name, new(await File.ReadAllBytesAsync(path), null));
        }
        finally
        {
            File.Delete(path);
        }
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
