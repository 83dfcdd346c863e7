using System;
using System.Collections.Concurrent;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Search;

/// <summary>Successive halving: who goes on, for how long.</summary>
public sealed class HalvingTests
{
    private static readonly SearchSpace Space = [Dimension.Uniform("merit", 0, 1)];

    // Li et al., Hyperband, table 1: eta 3, 81 trials of 1 unit, then 27 of 3, 9 of 9, 3 of 27 and 1 of 81.
    [Fact]
    public void RungsAreThoseOfHyperbandsFirstBracket()
    {
        ConcurrentBag<int> epochs = [];
        using Study study = Study.InMemory(seed: 2);
        Stage stage = study.Halving("halving", Space, 81, 81, new FunctionObjective(trial =>
        {
            epochs.Add(trial.Epochs);
            return trial.Double("merit");
        }));
        Assert.Equal(
            [(1, 81), (3, 27), (9, 9), (27, 3), (81, 1)],
            epochs.GroupBy(value => value).Select(group => (group.Key, group.Count())).Order());
        Assert.Equal(stage.Trials.Max(trial => trial.Settings.Double("merit")), stage.Best.Score);
        Assert.Equal((81, TrialStatus.Done), (stage.Best.Trial.Epochs, stage.Best.Status));
        Assert.Equal(80, stage.Trials.Count(trial => trial.Status == TrialStatus.Stopped));
        Assert.Equal([81, 27, 27, 9], stage.Ranked.Take(4).Select(trial => trial.Trial.Epochs));
    }

    [Fact]
    public void WhoFailedDoesNotGoOnAndTheLastRungIsAsLongAsAskedFor()
    {
        ConcurrentBag<(int Number, int Epochs)> runs = [];
        using Study study = Study.InMemory();
        Stage stage = study.Halving(
            "halving", Space, 9, 5, new FunctionObjective(trial =>
            {
                runs.Add((trial.Number, trial.Epochs));
                return trial.Number > 1 ? double.NaN : 1;
            }),
            new SearchOptions { Epochs = 2 });
        Assert.Equal([(1, 2), (1, 5)], runs.Where(run => run.Number == 1).Order());
        Assert.Equal(8, stage.Trials.Count(trial => trial.Status == TrialStatus.Failed));
        Assert.Equal(10, runs.Count);
    }

    [Fact]
    public void WhatIsNoHalvingIsNamed()
    {
        using Study study = Study.InMemory();
        FunctionObjective objective = new(_ => 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => study.Halving("a", Space, 9, 9, objective, factor: 1));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => study.Halving("a", Space, 9, 1, objective, new SearchOptions { Epochs = 2 }));
    }
}
