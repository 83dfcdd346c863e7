using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using NetGen.Training;
using Xunit;
using static NetGen.Tests.Search.StageTests;

namespace NetGen.Tests.Search;

/// <summary>Runs of a stage: at once and again, interrupted, and refused.</summary>
public sealed class StageRunTests
{
    [Fact]
    public void ResultsDoNotDependOnHowManyRunAtOnce()
    {
        Stage[] stages =
        [
            .. new[] { 1, 3, 8 }.Select(parallelism =>
            {
                using Study study = Study.InMemory(seed: 5);
                return study.Random(
                    "coarse", Space, 40, new FunctionObjective(trial => trial.Seed % 1000 + trial.Double("lr")),
                    new SearchOptions { Parallelism = parallelism, Repeats = 2 });
            }),
        ];
        string[] ranked = [.. stages.Select(Text)];
        Assert.Equal(ranked[0], ranked[1]);
        Assert.Equal(ranked[0], ranked[2]);
    }

    // By hand: the mean of 1, 2, 3 and 6 is 3, the sum of squares around it 14, and 14 / 3 the variance.
    [Fact]
    public void RepeatsHaveSeedsOfTheirOwnAndGiveMeanAndDeviation()
    {
        double[] scores = [1, 2, 3, 6];
        HashSet<ulong> seeds = [];
        using Study study = Study.InMemory();
        Stage stage = study.Random(
            "coarse", Space, 1,
            new FunctionObjective(trial =>
            {
                seeds.Add(trial.Seed);
                return scores[trial.Repeat];
            }),
            new SearchOptions { Repeats = 4 });
        Assert.Equal(4, seeds.Count);
        Assert.Equal(scores, stage.Best.Scores);
        Assert.Equal(3, stage.Best.Score, 12);
        Assert.Equal(Math.Sqrt(14.0 / 3), stage.Best.Deviation, 12);
        Assert.True(double.IsNaN(study.Random("one", Space, 1, Hill).Best.Deviation));
    }

    [Fact]
    public void StagesOfOneSpaceDrawOtherSettings()
    {
        using Study study = Study.InMemory();
        double[][] rates =
        [
            .. new[] { "one", "other" }.Select(name => study.Random(name, Space, 3, Hill)
                .Trials.Select(trial => trial.Settings.Double("lr")).ToArray()),
        ];
        Assert.Empty(rates[0].Intersect(rates[1]));
    }

    [Fact]
    public void CancellationKeepsWhatHadEnded()
    {
        using Study study = Study.InMemory();
        using CancellationTokenSource source = new();
        int calls = 0;
        FunctionObjective objective = new(trial =>
        {
            if (++calls == 4)
                source.Cancel();
            return trial.Number;
        });
        SearchOptions options = new() { Parallelism = 1 };
        Assert.ThrowsAny<OperationCanceledException>(() => study.Random(
            "coarse", Space, 10, objective, options with { CancellationToken = source.Token }));
        Assert.Equal(4, calls);

        // The one that was cancelled may have stopped early, whatever it returned: it runs again.
        Stage stage = study.Random("coarse", Space, 10, objective, options);
        Assert.Equal(3 + 1 + 7, calls);
        Assert.Equal(10, stage.Best.Score);
    }

    [Fact]
    public void AnyOtherExceptionEndsTheSearchAndKeepsWhatHadEnded()
    {
        using Study study = Study.InMemory();
        int calls = 0;
        FunctionObjective objective = new(trial =>
            ++calls == 3 ? throw new NotSupportedException("a mistake") : trial.Number);
        SearchOptions options = new() { Parallelism = 1 };
        Assert.Throws<NotSupportedException>(() => study.Random("coarse", Space, 5, objective, options));
        Assert.Equal(5, study.Random("coarse", Space, 5, objective, options).Best.Score);
        Assert.Equal(2 + 1 + 3, calls);
    }

    [Fact]
    public void WhatCannotBeRunIsNamed()
    {
        using Study study = Study.InMemory();
        Assert.Throws<ArgumentOutOfRangeException>(() => study.Random("a", Space, 0, Hill));
        Assert.Throws<ArgumentException>(() => study.Random(" ", Space, 1, Hill));
        Assert.StartsWith(
            "Expected Epochs of at least 1, found 0.",
            Assert.Throws<ArgumentException>(() => study.Random("a", Space, 1, Hill, new() { Epochs = 0 })).Message);
        Assert.StartsWith(
            "Expected settings to try, found none.",
            Assert.Throws<ArgumentException>(() => study.Try("a", [], Hill)).Message);
        SearchSpace other = [Dimension.Uniform("lr", 0, 1)];
        Assert.StartsWith(
            "Expected settings of one space, found several spaces.",
            Assert.Throws<ArgumentException>(() => study.Try("a", [Space.Draw(1, 1), other.Draw(1, 1)], Hill)).Message);
        Stage stage = study.Random("a", Space, 1, Hill);
        Assert.Throws<ArgumentOutOfRangeException>(() => stage.Finer(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => stage.Finer(double.NaN));
    }

    private static string Text(Stage stage)
    {
        StringWriter output = new();
        stage.WriteTable(output);
        return output.ToString();
    }
}
