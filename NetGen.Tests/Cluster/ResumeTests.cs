using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Cluster;

/// <summary>Studies that go on after a cluster has ended, and the end of its parts.</summary>
public sealed class ResumeTests
{
    private static readonly SearchSpace Space = [Dimension.Uniform("x", 0, 1)];
    private static readonly FunctionObjective Plain = new(trial => trial.Number);

    // The cluster that ran the first trials is gone with all that it knew; the file tells whose bits its scores have.
    [Fact(Timeout = 180_000)]
    public async Task AWorkerOfAnotherNumericPathIsToldApartAfterARestart()
    {
        using TemporaryDirectory directory = new();
        string file = Path.Combine(directory.Path, "study.db");
        Assert.Equal(5, (await Search(file, "a", 5, "path one")).Best.Score);
        Assert.Equal(6, (await Search(file, "a", 6, "path one")).Best.Score);
        foreach (string stage in new[] { "a", "b" })
        {
            Assert.Contains(
                "its numeric path is (path two), that of the study (path one)",
                (await Assert.ThrowsAsync<InvalidOperationException>(
                    () => Search(file, stage, 8, "path two"))).Message);
        }

        Assert.Equal(8, (await Search(file, "a", 8, "path two", mixes: true)).Best.Score);
        Assert.Equal(
            "The cluster: expected scores of one numeric path, found (path one) and (path two); "
            + "ClusterRun.MixesNumericPaths lets them go together.",
            (await Assert.ThrowsAsync<ArgumentException>(() => Search(file, "a", 9, "path one"))).Message);
    }

    // Not the rows of a stage that mixed paths for one that does not.
    [Fact(Timeout = 180_000)]
    public async Task ALargerStageTakesOverTheScoresOfItsOwnPathOnly()
    {
        ConcurrentBag<(string Worker, int Trial)> ran = [];
        SearchRegistry Of(string worker) => new SearchRegistry().Add("f", () => new FunctionObjective(trial =>
        {
            ran.Add((worker, trial.Number));
            return trial.Number;
        }));
        Func<SearchWorkerOptions, int, SearchWorkerOptions> OnPath(string path) =>
            (options, _) => options with { NumericPath = path };
        int[] RanBy(string worker) =>
            [.. ran.Where(one => one.Worker == worker).Select(one => one.Trial).Distinct().Order()];
        await using Silos silos = await Silos.Start(Of("first"), 1, OnPath("path one"));
        using Study first = Study.InMemory();
        _ = await first.RunOnAsync(
            silos.Cluster, "f", () => first.Random("a", Space, 1, Plain), new() { Study = "s" });
        _ = await silos.Add(Of("second"), 1, OnPath("path two"));
        await silos.Pump(0).StopAsync(CancellationToken.None);
        using Study mixed = Study.InMemory();
        _ = await mixed.RunOnAsync(
            silos.Cluster, "f", () => mixed.Random("a", Space, 4, Plain),
            new() { Study = "s", MixesNumericPaths = true });
        Assert.Equal([2, 3, 4], RanBy("second"));
        _ = await silos.Add(Of("third"), 2, OnPath("path one"));
        using Study strict = Study.InMemory();
        Stage stage = await strict.RunOnAsync(
            silos.Cluster, "f", () => strict.Random("a", Space, 6, Plain), new() { Study = "s" });
        Assert.Equal(Enumerable.Range(1, 6).Select(number => (double)number), stage.Trials.Select(one => one.Score));
        Assert.Equal([2, 3, 4, 5, 6], RanBy("third"));
        Assert.Equal([1], RanBy("first"));
        Assert.Equal([2, 3, 4], RanBy("second"));
    }

    [Fact(Timeout = 180_000)]
    public async Task WhatIsStoppedTwiceDoesNotThrow()
    {
        SearchRegistry registry = new SearchRegistry().Add("f", () => Plain);
        using (TestPorts ports = TestPorts.Take())
        {
            ClusterAddress address = ClusterAddress.Localhost(ports.First) with { Name = ports.Name };
            SearchCluster own = await SearchCluster.StartAsync(registry, address, new() { Cores = 1 });
            SearchCluster client = await SearchCluster.ConnectAsync(address);
            using (Study study = Study.InMemory())
                _ = await study.RunOnAsync(client, "f", () => study.Random("a", Space, 4, Plain));
            await client.DisposeAsync();
            await client.DisposeAsync();
            await own.DisposeAsync();
            await own.DisposeAsync();
        }

        using (TestPorts ports = TestPorts.Take())
        {
            ClusterAddress address = ClusterAddress.Localhost(ports.First) with { Name = ports.Name };
            IHost host = await SearchWorker.StartAsync(registry, address, new() { Cores = 1 }, CancellationToken.None);
            await Task.WhenAll(host.StopAsync(), host.StopAsync());
            await host.StopAsync();
            host.Dispose();
            host.Dispose();

            using CancellationTokenSource end = new();
            Task worker = SearchWorker.RunAsync(registry, address, new() { Cores = 1 }, end.Token);
            await (await SearchCluster.ConnectAsync(address)).DisposeAsync();
            await end.CancelAsync();
            await end.CancelAsync();
            await worker.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    // Whoever comes after another has let go has the ports alone: the file that is locked is never removed.
    [Fact]
    public void PortsHaveOneOwnerHoweverOftenTheyChangeHands()
    {
        using TestPorts ports = TestPorts.Take();
        int owners = 0;
        int taken = 0;
        Parallel.For(0, 400, new() { MaxDegreeOfParallelism = 4 }, _ =>
        {
            using PortClaim? claim = PortClaim.TryTake(ports.First, ports.First + 1);
            if (claim is null)
                return;
            Assert.Equal(1, Interlocked.Increment(ref owners));
            _ = Interlocked.Increment(ref taken);
            Thread.Yield();
            _ = Interlocked.Decrement(ref owners);
        });
        Assert.InRange(taken, 1, 400);
    }

    private static async Task<Stage> Search(string file, string stage, int trials, string path, bool mixes = false)
    {
        await using Silos silos = await Silos.Start(
            new SearchRegistry().Add("f", () => Plain), 1,
            (options, _) => options with { NumericPath = path, Silence = TimeSpan.FromSeconds(3) });
        using Study study = Study.Open(file);
        return await study.RunOnAsync(
            silos.Cluster, "f", () => study.Random(stage, Space, trials, Plain), new() { MixesNumericPaths = mixes });
    }
}
