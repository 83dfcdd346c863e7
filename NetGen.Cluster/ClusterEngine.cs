using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NetGen.Training;

/// <summary>Runs a stage on a cluster: begins it there, and tells the keeper here what comes of it.</summary>
internal sealed class ClusterEngine(IStudyGrain study, string objective, ClusterRun run) : StageEngine
{
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly string client = Guid.NewGuid().ToString("N");

    /// <inheritdoc/>
    public override void Run(StageJob job) => RunAsync(job).GetAwaiter().GetResult();

    private async Task RunAsync(StageJob job)
    {
        StageRequest request = new()
        {
            Name = job.Plan.Name,
            Definition = job.Definition,
            Plan = StagePlanJson.ToJson(job.Plan),
            Objective = objective,
            Data = run.Data,
            Facts = StageRequest.FactsOf(job.Objective),
            Limit = job.Options.TimeLimit,
            MixesPaths = run.MixesNumericPaths,
            KeepsNetwork = job.Objective.TrainsNetwork && job.Keeper.Weights is not null,
        };
        try
        {
            while (!job.Keeper.Ledger.IsDone)
                await Follow(job, request);
        }
        catch (OperationCanceledException) when (job.Options.CancellationToken.IsCancellationRequested)
        {
            await Leave(request);
            throw;
        }

        if (request.KeepsNetwork)
            await Fetch(job, request);
    }

    // Until all is done, or the stage has to be begun again: it is paused, or its study has started again.
    private async Task Follow(StageJob job, StageRequest request)
    {
        CancellationToken cancellation = job.Options.CancellationToken;
        Begun begun = await Begin(job, request);
        Seen seen = new(client, begun.Activation, 0, 0, Hold);
        while (!job.Keeper.Ledger.IsDone)
        {
            StageNews news = await Retry(job, () => study.Watch(request.Key(), seen));
            cancellation.ThrowIfCancellationRequested();
            if (!news.IsKnown)
            {
                job.Keeper.Write($"the cluster begins '{request.Name}' again, with what is stored and what is here");
                return;
            }

            foreach (string line in news.Lines)
                job.Keeper.Write(line);
            foreach (ToldRun told in news.Told)
                job.Keeper.Tell(told.Key(), told.Row());
            if (news.Problem is not null)
            {
                await Leave(request);
                throw new InvalidOperationException(news.Problem);
            }

            seen = seen with { Told = seen.Told + news.Told.Count, Lines = seen.Lines + news.Lines.Count };
        }
    }

    private async Task<Begun> Begin(StageJob job, StageRequest request)
    {
        ToldRun[] known = [.. job.Keeper.Ledger.Rows.Select(row => ToldRun.Of(row.Key, row.Value))];
        Begun begun = await Retry(job, () => study.Begin(request, known, job.Keeper.Paths));
        return begun.Problem is null ? begun : throw new ArgumentException($"The cluster: {begun.Problem}.");
    }

    private async Task Leave(StageRequest request)
    {
        try
        {
            await study.Leave(request.Key(), client).WaitAsync(Hold);
        }
        catch (Exception)
        {
            // Nobody answers: the stage goes on without this client.
        }
    }

    // The network of the best trial, unless it is here already.
    private async Task Fetch(StageJob job, StageRequest request)
    {
        if (job.Keeper.Best is not TrialResult best || job.Objective.IsNetworkOf(best.Trial, job.Keeper.Weights!))
            return;
        RunName name = RunName.Of(request.Key(), new(best.Number, best.Trial.Epochs, 0, 0));
        TrainedNetwork? network = null;
        while (network is null)
        {
            // A study that was lost in between has to know the stage.
            _ = await Begin(job, request);
            network = await Retry(job, () => study.GetNetwork(name));
        }

        if (network.Bytes is null)
        {
            job.Keeper.Write($"no network of trial {best.Number}: {network.Problem}");
            return;
        }

        string path = job.Keeper.Weights!;
        await File.WriteAllBytesAsync($"{path}.new", network.Bytes);
        File.Move($"{path}.new", path, overwrite: true);
    }

    // A cluster that does not answer may do so later: its workers come and go, and so may the database.
    private static async Task<T> Retry<T>(StageJob job, Func<Task<T>> call)
    {
        CancellationToken cancellation = job.Options.CancellationToken;
        bool isTold = false;
        for (TimeSpan pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return await call().WaitAsync(cancellation);
            }
            catch (Exception problem) when (
                problem is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                if (!isTold)
                    job.Keeper.Write($"the cluster does not answer yet: {Quote.Passage(problem.Message)}");
                isTold = true;
                await Task.Delay(pause, cancellation);
            }
        }
    }
}
