using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Cluster;

/// <summary>Processes on localhost clustering, some of which are killed.</summary>
public sealed class KillTests
{
    private const int Trials = 60;

    // The first worker knows who is there: not that one. The studies are in the memory of any.
    [Fact]
    public async Task AKilledWorkersTrialsRunElsewhere()
    {
        using TemporaryDirectory directory = new();
        string log = Path.Combine(directory.Path, "log");
        using TestPorts ports = TestPorts.Take();
        using ProcessCluster workers = new(FormattableString.Invariant($"{ports.First}|{ports.Name}"), log, -60);
        workers.Start();
        await using SearchCluster cluster = await SearchCluster.ConnectAsync(
            ClusterAddress.Localhost(ports.First) with { Name = ports.Name });
        workers.Start();
        workers.Start();
        StringWriter output = new();
        using Study study = Study.Open(Path.Combine(directory.Path, "study.db"), seed: 3);
        Task<Stage> run = study.RunOnAsync(cluster, "hill", () => study.Random(
            "hill", LoggedHill.Space, Trials, LoggedHill.Of("-", 0), new() { Output = output }));
        ProcessCluster.WaitForLines(log, 15, TimeSpan.FromSeconds(60));
        workers.Kill(2);
        workers.Start();
        ProcessCluster.WaitForLines(log, 30, TimeSpan.FromSeconds(60));
        workers.Kill(1);
        Stage stage = await run.WaitAsync(TimeSpan.FromSeconds(120));
        using Study here = Study.InMemory(seed: 3);
        Stage expected = here.Random("hill", LoggedHill.Space, Trials, LoggedHill.Of("-", 0));
        Assert.Equal(
            expected.Trials.Select(trial => (trial.ToString(), trial.Score)),
            stage.Trials.Select(trial => (trial.ToString(), trial.Score)));
        Assert.Equal(Trials, output.ToString().Split('\n').Count(line => line.StartsWith("merit: ")));
    }
}
