using System;
using System.Threading;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Search;

/// <summary>A training that takes too long fails, and the search goes on.</summary>
public sealed class TimeLimitTests
{
    private static readonly SearchSpace Space = [Dimension.Uniform("x", 0, 1)];

    [Fact]
    public void OneThatLooksAtItsTokenAndOneThatHangsAreMarked()
    {
        using ManualResetEventSlim never = new();
        FunctionObjective objective = new(trial =>
        {
            if (trial.Number == 1)
                never.Wait(trial.CancellationToken);
            else if (trial.Number == 2)
                never.Wait();
            return trial.Number;
        });
        using Study study = Study.InMemory();
        Stage stage = study.Random(
            "a", Space, 4, objective, new() { TimeLimit = TimeSpan.FromSeconds(0.2), Parallelism = 2 });
        never.Set();
        foreach (int index in new[] { 0, 1 })
        {
            Assert.Equal(TrialStatus.Failed, stage.Trials[index].Status);
            Assert.Equal(
                "Expected a training of at most 0.2 s, found a longer one.", stage.Trials[index].Reason);
        }

        Assert.Equal(4, stage.Best.Score);
    }

    [Fact]
    public void ALimitThatIsNoneIsNamed()
    {
        using Study study = Study.InMemory();
        Assert.StartsWith(
            "Expected TimeLimit above 0 and of at most 20 days, found 00:00:00.",
            Assert.Throws<ArgumentException>(() => study.Random(
                "a", Space, 1, new FunctionObjective(_ => 1), new() { TimeLimit = TimeSpan.Zero })).Message);
    }
}
