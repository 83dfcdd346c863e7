using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Cluster;

/// <summary>Trials, workers and clients that fail, and what does not follow from it.</summary>
public sealed class FailureTests
{
    private static readonly SearchSpace Space = [Dimension.Uniform("x", 0, 1)];

    [Fact(Timeout = 180_000)]
    public async Task ATrialThatThrowsAndOneThatNeverEndsAreMarked()
    {
        using ManualResetEventSlim never = new();
        FunctionObjective objective = new(trial =>
        {
            if (trial.Number == 2)
                throw new NotSupportedException("a mistake");
            if (trial.Number == 3)
                never.Wait();
            return trial.Number;
        });
        await using Silos silos = await Silos.Start(new SearchRegistry().Add("f", () => objective), 2);
        using Study study = Study.InMemory();
        Stage stage = await study.RunOnAsync(silos.Cluster, "f", () => study.Random(
            "a", Space, 8, objective, new() { TimeLimit = TimeSpan.FromSeconds(0.3) }));
        never.Set();
        Assert.Equal("NotSupportedException: a mistake", stage.Trials[1].Reason);
        Assert.Equal("Expected a training of at most 0.3 s, found a longer one.", stage.Trials[2].Reason);
        Assert.Equal(2, stage.Trials.Count(trial => trial.Status == TrialStatus.Failed));
        Assert.Equal(8, stage.Best.Score);
    }

    // A worker that holds a trial far longer than others do gets help; what it tells late does not count.
    [Fact(Timeout = 180_000)]
    public async Task ASlowWorkerDoesNotHoldTheStageUp()
    {
        using ManualResetEventSlim slow = new();
        int calls = 0;
        FunctionObjective objective = new(trial =>
        {
            if (trial.Number == 1 && Interlocked.Increment(ref calls) == 1)
                slow.Wait();
            return trial.Number;
        });
        await using Silos silos = await Silos.Start(new SearchRegistry().Add("f", () => objective), 2);
        using Study study = Study.InMemory();
        Stage stage = await study.RunOnAsync(
            silos.Cluster, "f", () => study.Random("a", Space, 10, objective)).WaitAsync(TimeSpan.FromSeconds(20));
        slow.Set();
        Assert.Equal(2, calls);
        Assert.Equal(Enumerable.Range(1, 10).Select(number => (double)number), stage.Trials.Select(one => one.Score));
    }

    [Fact(Timeout = 180_000)]
    public async Task AWorkerWithAnotherNumericPathIsToldApart()
    {
        // Long enough for both workers to ask.
        const int trials = 200;
        ConcurrentBag<string> where = [];
        SearchRegistry Of(string name) => new SearchRegistry().Add("f", () => new FunctionObjective(trial =>
        {
            where.Add(name);
            Thread.Sleep(30);
            return trial.Number;
        }));
        await using Silos silos = await Silos.Start(Of("first"), 1);
        FunctionObjective objective = new(_ => 0);
        StringWriter output = new();
        using Study study = Study.InMemory();
        _ = await study.RunOnAsync(silos.Cluster, "f", () => study.Random("a", Space, 2, objective));
        _ = await silos.Add(Of("other"), 1, (options, _) => options with { NumericPath = "another path" });
        Stage stage = await study.RunOnAsync(
            silos.Cluster, "f", () => study.Random("b", Space, trials, objective, new() { Output = output }),
            new() { Study = "paths" });
        Assert.Equal(trials, stage.Best.Score);

        // Both may have a first trial before one is told; the one told decides, and the other one runs again.
        int others = where.Count(name => name == "other");
        Assert.True(
            others <= 1 || others >= trials, $"Expected trials of one path, found {others} of {trials} on the other.");
        Assert.Contains("takes no trials of 'b': its numeric path is (", output.ToString());

        where.Clear();
        _ = await study.RunOnAsync(
            silos.Cluster, "f", () => study.Random("c", Space, trials, objective),
            new() { Study = "mixed", MixesNumericPaths = true });
        Assert.Equal(2, where.Distinct().Count());
    }

    [Fact(Timeout = 180_000)]
    public async Task WhatNoWorkerKnowsIsNamed()
    {
        FunctionObjective objective = new(_ => 0);
        SearchRegistry registry = new SearchRegistry().Add("known", () => objective)
            .Add<string>("taught", text => new FunctionObjective(_ => text.Length)).AddData("text", () => "abc");
        await using Silos silos = await Silos.Start(
            registry, 2, (options, _) => options with { Silence = TimeSpan.FromSeconds(10) });
        FunctionObjective other = new(_ => 0, lowerIsBetter: true);
        await Task.WhenAll(new (string, string?, FunctionObjective, string)[]
        {
            ("unknown", null, objective, "expected objective 'known' or 'taught', found 'unknown'"),
            ("taught", "texts", objective, "expected data 'text', found 'texts'"),
            ("taught", null, objective, "expected the name of data for objective 'taught', found none"),
            ("known", null, other,
                "(val_acc, lower is better, 1 folds), found (val_acc, higher is better, 1 folds)"),
        }.Select(async one =>
        {
            (string name, string? data, FunctionObjective searched, string expected) = one;
            using Study study = Study.InMemory();
            InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
                () => study.RunOnAsync(
                    silos.Cluster, name, () => study.Random("a", Space, 3, searched), new() { Data = data }));
            Assert.StartsWith("Expected a worker that takes trials of 'a', found none: worker ", error.Message);
            Assert.Contains(expected, error.Message);
        }));

        using Study named = Study.InMemory();
        Stage stage = await named.RunOnAsync(
            silos.Cluster, "taught", () => named.Random("a", Space, 3, objective), new() { Data = "text" });
        Assert.Equal(3, stage.Best.Score);
    }

    [Fact(Timeout = 180_000)]
    public async Task AClientThatGoesFindsTheStageWhenItComesBack()
    {
        int calls = 0;
        FunctionObjective objective = new(trial =>
        {
            _ = Interlocked.Increment(ref calls);
            Thread.Sleep(100);
            return trial.Number;
        });
        await using Silos silos = await Silos.Start(new SearchRegistry().Add("f", () => objective), 2);
        ClusterRun run = new() { Study = "gone" };

        // Its study cannot be written any more: to the cluster, a client that is gone without a word.
        Study gone = Study.InMemory(seed: 2);
        Task<Stage> first = gone.RunOnAsync(
            silos.Cluster, "f", () => gone.Random("a", Space, 30, objective), run);
        await Until(() => calls > 3);
        gone.Dispose();
        _ = await Assert.ThrowsAnyAsync<Exception>(() => first);
        await Until(() => calls >= 30);
        using Study back = Study.InMemory(seed: 2);
        Stage stage = await back.RunOnAsync(
            silos.Cluster, "f", () => back.Random("a", Space, 30, objective), run);
        Assert.Equal(Enumerable.Range(1, 30).Select(number => (double)number), stage.Trials.Select(one => one.Score));

        // A trial that stalls may run on both workers.
        Assert.InRange(calls, 30, 40);
    }

    [Fact(Timeout = 180_000)]
    public async Task CancellationWaitsForAClientAndTwoClientsShareAStage()
    {
        const int trials = 400;
        int calls = 0;
        FunctionObjective objective = new(trial =>
        {
            _ = Interlocked.Increment(ref calls);
            Thread.Sleep(50);
            return trial.Number;
        });
        await using Silos silos = await Silos.Start(new SearchRegistry().Add("f", () => objective), 2);
        ClusterRun run = new() { Study = "shared" };
        using CancellationTokenSource source = new();
        using Study canceled = Study.InMemory(seed: 2);
        Task<Stage> first = canceled.RunOnAsync(
            silos.Cluster, "f",
            () => canceled.Random("a", Space, trials, objective, new() { CancellationToken = source.Token }), run);
        await Until(() => calls > 3);
        await source.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        int before = await Still(() => calls);
        Assert.InRange(before, 4, trials - 10);

        using Study one = Study.InMemory(seed: 2);
        using Study two = Study.InMemory(seed: 2);
        Stage[] both = await Task.WhenAll(
            new[] { one, two }.Select(study => study.RunOnAsync(
                silos.Cluster, "f", () => study.Random("a", Space, trials, objective), run)));
        Assert.Equal(both[0].Trials.Select(trial => trial.Score), both[1].Trials.Select(trial => trial.Score));
        Assert.InRange(calls, trials, trials + 20);

        using Study other = Study.InMemory(seed: 3);
        Assert.StartsWith(
            "The cluster: expected stage 'a' as it was begun (seed 2; ",
            (await Assert.ThrowsAsync<ArgumentException>(() => other.RunOnAsync(
                silos.Cluster, "f", () => other.Random("a", Space, trials, objective), run))).Message);
    }

    // Told to go, a worker gives its trials back at once: the stage does not wait until it counts as lost.
    [Fact(Timeout = 180_000)]
    public async Task AWorkerThatLeavesGivesItsTrialsBack()
    {
        using ManualResetEventSlim stuck = new();
        FunctionObjective objective = new(trial =>
        {
            if (!stuck.IsSet)
            {
                stuck.Set();
                _ = trial.CancellationToken.WaitHandle.WaitOne();
                trial.CancellationToken.ThrowIfCancellationRequested();
            }

            return trial.Number;
        });
        SearchRegistry registry = new SearchRegistry().Add("f", () => objective);
        await using Silos silos = await Silos.Start(registry, 1);
        using Study study = Study.InMemory();
        Task<Stage> run = study.RunOnAsync(silos.Cluster, "f", () => study.Random("a", Space, 1, objective));
        await Until(() => stuck.IsSet);
        _ = await silos.Add(registry, 1);
        await silos.Pump(0).StopAsync(CancellationToken.None);
        Assert.Equal(1, (await run.WaitAsync(TimeSpan.FromSeconds(15))).Best.Score);
    }

    // The number at which a count stands for a second.
    private static async Task<int> Still(Func<int> count)
    {
        for (int before = count(); ; before = count())
        {
            await Task.Delay(1_000);
            if (count() == before)
                return before;
        }
    }

    private static async Task Until(Func<bool> holds)
    {
        for (int i = 0; !holds(); i++)
        {
            Assert.True(i < 2_000, "Expected it within 20 s.");
            await Task.Delay(10);
        }
    }
}
