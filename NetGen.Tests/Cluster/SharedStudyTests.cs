using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Cluster;

/// <summary>Stages that are begun more than once, and searches of one study at a time.</summary>
public sealed class SharedStudyTests
{
    private static readonly SearchSpace Space = [Dimension.Uniform("x", 0, 1)];
    private static readonly FunctionObjective Plain = new(trial => trial.Number);
    private static readonly FunctionObjective Tenfold = new(trial => trial.Number * 10);

    private static SearchRegistry Registry => new SearchRegistry().Add("plain", () => Plain).Add("ten", () => Tenfold);

    // A larger stage takes over what ran, but not the scores of another objective.
    [Fact(Timeout = 180_000)]
    public async Task AStageTakesOverTheScoresOfItsOwnObjectiveOnly()
    {
        int calls = 0;
        FunctionObjective counted = new(trial =>
        {
            _ = Interlocked.Increment(ref calls);
            return trial.Number;
        });
        await using Silos silos = await Silos.Start(
            new SearchRegistry().Add("counted", () => counted).Add("ten", () => Tenfold), 1);
        ClusterRun run = new() { Study = "shared" };
        foreach ((string name, int trials, double best) in new (string, int, double)[]
        {
            ("counted", 5, 5),
            ("ten", 5, 50),
            ("counted", 8, 8),
        })
        {
            using Study study = Study.InMemory();
            Stage stage = await study.RunOnAsync(
                silos.Cluster, name, () => study.Random("a", Space, trials, Plain), run);
            Assert.Equal(best, stage.Best.Score);
            Assert.Equal(best, stage.Trials.Sum(trial => trial.Score) * 2 / (trials + 1));
        }

        Assert.Equal(8, calls);
    }

    // A function that sees its cancellation and returns what it has so far has no score.
    [Fact(Timeout = 180_000)]
    public async Task TheScoreOfACanceledTrainingIsNotKept()
    {
        using ManualResetEventSlim begun = new();
        FunctionObjective objective = new(trial =>
        {
            if (begun.IsSet)
                return trial.Number;
            begun.Set();
            _ = trial.CancellationToken.WaitHandle.WaitOne();
            return -1;
        });
        SearchRegistry registry = new SearchRegistry().Add("f", () => objective);
        await using Silos silos = await Silos.Start(registry, 1);
        using Study study = Study.InMemory();
        Task<Stage> run = study.RunOnAsync(silos.Cluster, "f", () => study.Random("a", Space, 1, objective));
        _ = await Task.Run(() => begun.Wait(60_000));
        _ = await silos.Add(registry, 1);
        await silos.Pump(0).StopAsync(CancellationToken.None);
        Assert.Equal(1, (await run).Best.Score);
    }

    [Fact(Timeout = 180_000)]
    public async Task SearchesOfOneStudyAtATimeKeepTheirEngines()
    {
        await using Silos silos = await Silos.Start(Registry, 1);
        using Study study = Study.InMemory();
        Task<Stage> plain = study.RunOnAsync(
            silos.Cluster, "plain", () => study.Random("a", Space, 20, Plain), new() { Study = "one" });
        Task<Stage> ten = study.RunOnAsync(
            silos.Cluster, "ten", () => study.Random("b", Space, 30, Plain), new() { Study = "two" });
        Stage here = study.Random("c", Space, 4, new FunctionObjective(trial => -trial.Number));
        Assert.Equal(-1, here.Best.Score);
        Assert.Equal(20, (await plain).Best.Score);
        Assert.Equal(300, (await ten).Best.Score);
        Assert.Equal(-1, study.Random("d", Space, 4, new FunctionObjective(trial => -trial.Number)).Best.Score);
    }
}
