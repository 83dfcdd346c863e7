using System;
using System.IO;
using System.Threading.Tasks;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Cluster;

/// <summary>What a cluster finds is what one machine finds, to the bit, for any number of workers.</summary>
public sealed class SameResultTests
{
    private static readonly SearchSpace Space =
        [Dimension.LogUniform("lr", 1e-5, 1), Dimension.Integer("units", 1, 64), Dimension.Choice("kind", "a", "b")];

    [Theory(Timeout = 180_000)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task EachMethodComesToTheSame(int workers)
    {
        await using Silos silos = await Silos.Start(Registry(), workers);
        using Study here = Study.InMemory(seed: 7);
        using Study there = Study.InMemory(seed: 7);
        string expected = Search(here);
        Assert.Equal(expected, await there.RunOnAsync(silos.Cluster, "hill", () => Search(there)));
    }

    internal static SearchRegistry Registry() => new SearchRegistry().Add("hill", () => Hill);

    private static FunctionObjective Hill { get; } = new(Score, "merit", chance: -20);

    // Some fail, some are at chance.
    private static double Score(Trial trial)
    {
        double rate = Math.Log10(trial.Double("lr"));
        if (rate > -0.2)
            return double.NaN;
        return -Math.Pow(rate + 2, 2) * (trial.Choice("kind") == "a" ? 1 : 2.3) + trial.Seed % 1000 / 1000.0
            + trial.Integer("units") / 100.0 + trial.Epochs * 0.01 + trial.Fold * 0.1;
    }

    // Random, coarse to fine, grid, halving, repeats.
    private static string Search(Study study)
    {
        StringWriter output = new();
        Stage coarse = study.Random("coarse", Space, 40, Hill);
        Stage fine = study.Random("fine", coarse.Finer(), 20, Hill, new() { Epochs = 3, Repeats = 2 });
        Stage grid = study.Grid("grid", Space, 3, Hill);
        Stage halving = study.Halving("halving", Space, 27, 9, Hill, new() { Repeats = 2 });
        Stage seeds = study.Try("seeds", halving.Top(3), Hill, new() { Epochs = 9, Repeats = 5 });
        foreach (Stage stage in (Stage[])[coarse, fine, grid, halving, seeds])
        {
            stage.WriteTable(output);
            foreach (TrialResult trial in stage.Trials)
                output.WriteLine($"{trial.Number} {trial.Status} {string.Join(' ', trial.Scores)} {trial.Reason}");
        }

        return output.ToString();
    }
}
