using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Tests.Drawings;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Search;

/// <summary>Stages of a search: what they find, how they rank it, what they say and show.</summary>
public sealed class StageTests
{
    internal static readonly SearchSpace Space =
        [Dimension.LogUniform("lr", 1e-6, 1e-3), Dimension.LogUniform("reg", 1e-5, 1e5)];

    // The best is at lr 1e-4, reg 1e-2.
    internal static readonly FunctionObjective Hill = new(trial =>
        1 - Math.Abs(Math.Log10(trial.Double("lr")) + 4) - Math.Abs(Math.Log10(trial.Double("reg")) + 2) / 10);

    // A sixth of the area: the miss of the best of a hundred becomes smaller by the root of it, on average.
    [Fact]
    public void CoarseAndThenFineComesNearTheBest()
    {
        double coarseMiss = 0;
        double fineMiss = 0;
        for (ulong seed = 0; seed < 20; seed++)
        {
            using Study study = Study.InMemory(seed);
            Stage coarse = study.Random("coarse", Space, 100, Hill);
            Stage fine = study.Random("fine", coarse.Finer(), 100, Hill);
            Assert.Equal(Enumerable.Range(1, 100), coarse.Trials.Select(trial => trial.Number));
            Assert.Equal(coarse.Trials.Max(trial => trial.Score), coarse.Best.Score);
            Assert.InRange(fine.Best.Settings.Double("lr"), 0.6e-4, 1.7e-4);
            coarseMiss += 1 - coarse.Best.Score;
            fineMiss += 1 - fine.Best.Score;
        }

        Assert.InRange(fineMiss, 0, 0.6 * coarseMiss);
    }

    [Fact]
    public void AGridTriesFewValuesOfEachSetting()
    {
        using Study study = Study.InMemory();
        Stage grid = study.Grid("grid", Space, 5, Hill);
        Assert.Equal((25, 5, 5), (grid.Trials.Count, grid.CountValues("lr"), grid.CountValues("reg")));
        Assert.Equal(25, study.Random("random", Space, 25, Hill).CountValues("lr"));
    }

    [Fact]
    public void TrialsThatExplodeOrStayAtChanceRankLastAndTheStudyGoesOn()
    {
        using Study study = Study.InMemory();
        Stage stage = study.Random("coarse", Space, 5, new FunctionObjective(
            trial => trial.Number switch
            {
                1 => throw new TrainingStoppedException(1, 4, float.NaN),
                2 => 0.1,
                3 => double.PositiveInfinity,
                4 => 0.3,
                _ => 0.5,
            },
            chance: 0.1));
        Assert.Equal([5, 4, 2, 1, 3], stage.Ranked.Select(trial => trial.Number));
        Assert.Equal(
            [TrialStatus.Done, TrialStatus.Done, TrialStatus.AtChance, TrialStatus.Failed, TrialStatus.Failed],
            stage.Ranked.Select(trial => trial.Status));
        Assert.True(double.IsNaN(stage.Ranked[^1].Score));
        Assert.StartsWith("Expected a finite loss, found NaN in epoch 1, step 4", stage.Trials[0].Reason);
        Assert.Equal("Expected a finite score, found Infinity.", stage.Trials[2].Reason);
        Assert.Equal(2, stage.Top(3).Count);
    }

    [Fact]
    public void OfALossTheLowestIsTheBest()
    {
        using Study study = Study.InMemory();
        Stage stage = study.Random(
            "coarse", Space, 3,
            new FunctionObjective(trial => trial.Number, "val_loss", lowerIsBetter: true, chance: 3));
        Assert.Equal([1, 2, 3], stage.Ranked.Select(trial => trial.Number));
        Assert.Equal(TrialStatus.AtChance, stage.Trials[2].Status);
        Assert.Equal([-1.0, -2, -3], stage.Scored().Select(trial => trial.Score));
    }

    [Fact]
    public void WithNothingBetterThanChanceThereIsNoBest()
    {
        using Study study = Study.InMemory();
        StringWriter output = new() { NewLine = "\n" };
        Stage stage = study.Random(
            "coarse", Space, 2, new FunctionObjective(_ => double.NaN), new SearchOptions { Output = output });
        Assert.EndsWith("no trial of 2 beats chance\n", output.ToString());
        const string Expected = "Expected a trial of stage 'coarse' that is better than chance, found none among 2: "
            + "try other ranges, or more epochs.";
        Assert.Equal(Expected, Assert.Throws<InvalidOperationException>(() => stage.Best).Message);
        Assert.Throws<InvalidOperationException>(() => stage.Finer());
        Assert.Empty(stage.Top(1));
    }

    [Fact]
    public void ABestNearAnEdgeIsReportedAndTheNextRangeReachesBeyond()
    {
        using Study study = Study.InMemory();
        StringWriter output = new() { NewLine = "\n" };
        Stage stage = study.Grid(
            "grid", Space, 11, new FunctionObjective(trial => trial.Double("lr")),
            new SearchOptions { Output = output });
        RangeEdge edge = stage.Edges.Single(found => found.Range.Name == "lr");
        Assert.Equal((1e-3, true), (edge.Value, edge.IsUpper));
        Assert.Equal(-1.5, Math.Log10(edge.Next.High), 9);
        Assert.Equal(edge.Next, stage.Finer()["lr"]);
        Assert.Contains(
            "best lr 1.000000e-03 lies near the upper edge of 1.000000e-06 to 1.000000e-03: the next range reaches to "
            + "3.162278e-02\n", output.ToString());
    }

    [Fact]
    public void LinesHaveTheLecturesForm()
    {
        using Study study = Study.InMemory();
        StringWriter output = new() { NewLine = "\n" };
        SearchSpace space =
        [
            Dimension.LogUniform("lr", 1.405206e-4, 1.405206e-4), Dimension.LogUniform("reg", 4.793564e-1, 4.793564e-1),
        ];
        double[] scores = [0.412, 0.1, double.NaN];
        Stage stage = study.Random(
            "coarse", space, 3, new FunctionObjective(trial => scores[trial.Number - 1], chance: 0.1),
            new SearchOptions { Output = output, Parallelism = 1 });
        Assert.Equal(
            """
            val_acc: 0.412000  lr: 1.405206e-04  reg: 4.793564e-01  (1 / 3)
            val_acc: 0.100000  lr: 1.405206e-04  reg: 4.793564e-01  (2 / 3)  at chance
            val_acc: nan  lr: 1.405206e-04  reg: 4.793564e-01  (3 / 3)  failed

            """.ReplaceLineEndings("\n"), output.ToString());
        StringWriter table = new() { NewLine = "\n" };
        stage.WriteTable(table);
        Assert.Equal(
            """
            rank   val_acc            lr           reg  epochs  trial
               1  0.412000  1.405206e-04  4.793564e-01       1      1
               2  0.100000  1.405206e-04  4.793564e-01       1      2  at chance
               3       nan  1.405206e-04  4.793564e-01       1      3     failed

            """.ReplaceLineEndings("\n"), table.ToString());
    }

    [Fact]
    public void PicturesShowTheTrials()
    {
        using Study study = Study.InMemory(seed: 1);
        SearchSpace space = Space.With(Dimension.Choice("optimizer", "Sgd", "Adam"));
        Stage stage = study.Random("coarse", space, 12, Hill);
        IReadOnlyList<string> texts = PictureFacts.Texts(PictureFacts.IsSound(stage.Scatter("lr", "reg")));
        Assert.Contains("12 trials; ring: the best", texts);
        Assert.Contains(texts, text => text.StartsWith("val_acc", StringComparison.Ordinal));
        Stage grid = study.Grid("grid", space, 3, Hill);
        texts = PictureFacts.Texts(PictureFacts.IsSound(grid.Beside(stage, "lr", "reg")));
        Assert.Contains("grid: 3 values of lr, 3 of reg", texts);
        Assert.Contains("coarse: 12 values of lr, 12 of reg", texts);
        Assert.StartsWith(
            "Expected a stage of the ranges of 'grid', found other ranges in 'fine'.",
            Assert.Throws<ArgumentException>(
                () => grid.Beside(study.Random("fine", stage.Finer(), 2, Hill), "lr", "reg")).Message);
        Assert.Contains("optimizer", PictureFacts.Texts(PictureFacts.IsSound(stage.ParallelCoordinates())));
    }
}
