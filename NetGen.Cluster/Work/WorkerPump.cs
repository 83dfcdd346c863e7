using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace NetGen.Training;

/// <summary>
/// Keeps the cores of a silo busy: looks which studies have something to do, asks them for trainings, runs these on
/// threads of its own, and tells what came of them until the study has stored it.
/// </summary>
internal sealed class WorkerPump(
    IGrainFactory grains, SearchRegistry registry, SearchWorkerOptions options, SearchTimes times) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, StudyWork> works = [];
    private readonly WorkerCores cores = new(options.Cores);
    private readonly WorkerFacts facts = new(
        Guid.NewGuid().ToString("N"), options.Name,
        options.NumericPath ?? CompilerServices.NumericPath.OfMachine());

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Task beats = Beat(stoppingToken);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await Round(stoppingToken);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
        }

        await beats;
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        StudyWork[] all;
        lock (works)
            all = [.. works.Values];
        await Task.WhenAll(all.Select(work => work.Leave()));
    }

    // Looks once at each study.
    private async Task Round(CancellationToken stopping)
    {
        int started = 0;
        string[] studies = [];
        await OrPause(async () => studies = await grains.GetGrain<IBoardGrain>(0).Studies(), stopping);
        TimeSpan hold = studies.Length > 1 ? TimeSpan.Zero : times.Beat < times.Hold ? times.Beat : times.Hold;
        foreach (string study in studies)
        {
            await cores.WaitForFree(stopping);
            started += await WorkOf(study).Ask(hold, stopping);
        }

        if (started == 0)
            await Task.Delay(Idle, stopping);
    }

    // A call that fails, which also may be a cancellation within the cluster, does not keep the others from theirs.
    private async Task OrPause(Func<Task> call, CancellationToken stopping)
    {
        try
        {
            await call();
        }
        catch (Exception problem) when (!stopping.IsCancellationRequested)
        {
            Say($"no answer from the cluster: {problem.Message}");
            await Task.Delay(LongestPause / 5, stopping);
        }
    }

    private async Task Beat(CancellationToken stopping)
    {
        using PeriodicTimer timer = new(times.Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                StudyWork[] busy;
                lock (works)
                    busy = [.. works.Values.Where(work => work.IsBusy)];
                foreach (StudyWork work in busy)
                    _ = work.Beat();
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private StudyWork WorkOf(string study)
    {
        lock (works)
        {
            if (!works.TryGetValue(study, out StudyWork? work))
                works[study] = work = new(grains.GetGrain<IStudyGrain>(study), registry, facts, cores,
                    times.Beat, Say);
            return work;
        }
    }

    private void Say(string line) => options.Output?.WriteLine($"{options.Name}: {line}");
}
