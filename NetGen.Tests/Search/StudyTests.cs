using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Search;

/// <summary>A study draws from its seed, ranks what fails last, and goes on where it was ended.</summary>
public sealed class StudyTests
{
    private static readonly SearchSpace Space =
        [Dimension.LogUniform("lr", 1e-1, 1e-6), Dimension.Uniform("rate", 0, 1)];

    // Best at a rate of 1e-3; worse by its distance in powers of ten.
    private static double Score(Trial trial) => 1 - 0.1 * Math.Abs(Math.Log10(trial.Double("lr")) + 3);

    [Fact]
    public void DrawsAreOfTheirRangesAndOfTheSeedAlone()
    {
        Stage first = Run(seed: 1, parallelism: 1), again = Run(seed: 1, parallelism: 4), other = Run(2, 1);
        Assert.Equal(Rates(first), Rates(again));
        Assert.Equal(first.Ranked.Select(trial => trial.Number), again.Ranked.Select(trial => trial.Number));
        Assert.NotEqual(Rates(first), Rates(other));
        Assert.All(Rates(first), rate => Assert.InRange(rate, 1e-6, 1e-1));

        // Log-uniform: each power of ten gets a fifth of the draws.
        for (int power = -6; power < -1; power++)
            Assert.InRange(Rates(first).Count(rate => Math.Floor(Math.Log10(rate)) == power), 20, 65);

        static Stage Run(ulong seed, int parallelism)
        {
            using Study study = Study.InMemory(seed);
            return study.Random(
                "coarse", Space, 200, new FunctionObjective(Score), new() { Parallelism = parallelism });
        }
    }

    [Fact]
    public void AFinerRangeLiesAroundTheBest()
    {
        using Study study = Study.InMemory(seed: 1);
        Stage coarse = study.Random("coarse", Space, 100, new FunctionObjective(Score));
        Assert.InRange(coarse.Best.Settings.Double("lr"), 3e-4, 3e-3);
        Stage fine = study.Random("fine", coarse.Finer(), 100, new FunctionObjective(Score));
        Assert.All(Rates(fine), rate => Assert.InRange(rate, 1e-5, 1e-1));
        Assert.True(Rates(fine).Max() / Rates(fine).Min() < 0.1 * Rates(coarse).Max() / Rates(coarse).Min());
        Assert.True(fine.Best.Score >= coarse.Best.Score - 0.01);
    }

    [Fact]
    public void WhatIsNotFiniteRanksLastAndTheStudyGoesOn()
    {
        using Study study = Study.InMemory(seed: 1);
        Stage stage = study.Random(
            "coarse", Space, 20, new FunctionObjective(trial => trial.Number % 4 == 0 ? double.NaN : Score(trial)));
        Assert.Equal(20, stage.Trials.Count);
        Assert.Equal([4, 8, 12, 16, 20], stage.Ranked.Skip(15).Select(trial => trial.Number).Order());
        Assert.All(stage.Ranked.Skip(15), trial => Assert.Equal(TrialStatus.Failed, trial.Status));
    }

    [Fact]
    public void AFileTakesUpWhereItWasEnded()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(Path.GetDirectoryName(directory.Write("empty", []))!, "study.db");
        ConcurrentBag<int> run = [];
        using (Study study = Study.Open(path, seed: 1))
        {
            Assert.ThrowsAny<Exception>(() => study.Random(
                "coarse", Space, 10, new FunctionObjective(trial => Noted(trial, failsAt: 6)),
                new() { Parallelism = 1 }));
        }

        int[] before = [.. run];
        Assert.NotEmpty(before);
        run.Clear();
        using (Study study = Study.Open(path, seed: 1))
        {
            Stage stage = study.Random(
                "coarse", Space, 10, new FunctionObjective(trial => Noted(trial, failsAt: 0)),
                new() { Parallelism = 1 });
            Assert.Equal(10, stage.Trials.Count);
            Assert.Equal(Enumerable.Range(1, 10).Except(before.Where(number => number != 6)), run.Order());
        }

        double Noted(Trial trial, int failsAt)
        {
            run.Add(trial.Number);
            return trial.Number == failsAt ? throw new OperationCanceledException("ended") : Score(trial);
        }
    }

    private static double[] Rates(Stage stage) => [.. stage.Trials.Select(trial => trial.Settings.Double("lr"))];
}
