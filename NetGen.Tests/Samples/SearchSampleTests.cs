using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Samples;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Samples;

/// <summary>The lecture's search: what it finds on MNIST, and how it takes CIFAR-10's files.</summary>
public sealed class SearchSampleTests
{
    private const string WhereCifarIs = "Expected --data to be a folder with CIFAR-10's binary files (data_batch_1.bin "
        + "to data_batch_5.bin and test_batch.bin), which https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz has, "
        + "found ";

    // The lecture's rates end at 1e-3; with pixels from 0 to 1, the best lies a hundred times higher.
    [Fact]
    public void TheBestOfMnistLiesBeyondTheLecturesRangesAndIsFound()
    {
        Mnist mnist = Sample.LoadMnist(null, centred: true);
        NetworkObjective<int> objective = SearchSample.Objective(mnist.Training.Take(3_000));
        using Study study = Study.InMemory(seed: 1);
        StringWriter output = new();
        SearchPlan plan = new() { Trials = 60, FineEpochs = 2 };
        IReadOnlyList<Stage> stages = LectureSearchSample.Run(
            study, objective, mnist.Test, plan, new SearchOptions { Output = output }, output).Search.Stages;
        Assert.Equal(["coarse", "fine", "beyond"], stages.Take(3).Select(stage => stage.Name));
        Assert.Contains(stages[1].Edges, edge => edge.Range.Name == "lr" && edge.IsUpper);
        Stage final = stages[^1];
        Assert.Equal("seeds", final.Name);
        Assert.All(final.Trials, trial => Assert.Equal(5, trial.Scores.Count));
        Assert.InRange(final.Best.Settings.Double("lr"), 5e-3, 1);
        Assert.True(final.Best.Score > stages[0].Best.Score + 0.2);
        TestResult test = study.Test(final.Best, objective, mnist.Test);
        Assert.InRange(test.Evaluation.Accuracy, 0.85f, 1f);
        Assert.Contains(test.ToString(), output.ToString());
    }

    [Fact]
    public void CifarIsSearchedAndTheStudyGoesOn()
    {
        using TemporaryDirectory directory = new();
        CifarBatches.Write(directory, rows: 30);
        string[] arguments =
        [
            "cifar10", "--data", directory.Path, "--trials", "6", "--fine-epochs", "2",
            "--study", Path.Combine(directory.Path, "cifar.db"), "--pictures", Path.Combine(directory.Path, "new"),
            "--report", Path.Combine(directory.Path, "cifar.html"),
        ];
        (int code, string output, string error) = Run(arguments);
        Assert.Equal((0, ""), (code, error));
        Assert.Matches(@"val_acc: \d\.\d{6}  lr: \d\.\d{6}e-\d\d  reg: \d\.\d{6}e[+-]\d\d  \(6 / 6\)", output);
        Assert.Matches(@"test accuracy \d\.\d{4} on 30 rows, 95 % interval \d\.\d{4} to \d\.\d{4} \(Wilson\)", output);
        Assert.True(File.Exists(Path.Combine(directory.Path, "new", "cifar10-coarse.png")));
        Assert.True(File.Exists(Path.Combine(directory.Path, "new", "cifar10-grid.png")));
        Assert.Contains("<h2>seeds</h2>", File.ReadAllText(Path.Combine(directory.Path, "cifar.html")));

        (int again, string repeated, _) = Run(arguments);
        Assert.Equal(0, again);
        Assert.Contains("6 of 6 trials are in the study already", repeated);
        Assert.DoesNotContain("(6 / 6)", repeated);
        Assert.Equal(Table(output), Table(repeated));
    }

    [Fact]
    public void WithoutCifarsFilesPeopleAreToldWhereTheyAre()
    {
        using TemporaryDirectory directory = new();
        foreach ((string[] arguments, string found) in new (string[], string)[]
        {
            (["cifar10"], "no --data."),
            (["cifar10", "--data", "no-such-place"], "no folder 'no-such-place'."),
            (["cifar10", "--data", directory.Path], $"no {Path.Combine(directory.Path, "data_batch_1.bin")}."),
        })
        {
            (int code, string output, string error) = Run(arguments);
            Assert.Equal((1, "", $"{WhereCifarIs}{found}"), (code, output, error.Trim()));
        }
    }

    [Theory]
    [InlineData("--coarse-lr", "1e-3")]
    [InlineData("--fine-reg", "-4..")]
    [InlineData("--fine-reg", "..0")]
    [InlineData("--coarse-reg", "-5..400")]
    [InlineData("--coarse-reg", "-5..NaN")]
    [InlineData("--coarse-reg", "1..2..3")]
    public void WhatIsNoRangeOfExponentsIsNamed(string option, string found)
    {
        (int code, string output, string error) = Run("search", option, found);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(
            $"Expected {option} to be two exponents of ten from -30 to 30, such as ", error);
        Assert.EndsWith($", found '{found}'.", error.Trim());
    }

    [Theory]
    [InlineData(2, "Expected --cluster to be run or worker, found 'both'.", "--cluster", "both")]
    [InlineData(1, "Expected --database where the tables are to be made, found none.", "--init")]
    [InlineData(1, "Expected database 'none' of PostgreSQL to answer, found: ", "--cluster", "run", "--database",
        "Host=127.0.0.1;Port=1;Database=none;Username=nobody", "--trials", "1")]
    public void WhatIsNoClusterIsNamed(int expected, string message, params string[] arguments)
    {
        (int code, _, string error) = Run(["search", .. arguments]);
        Assert.Equal(expected, code);
        Assert.StartsWith(message, error.Trim());
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        StringWriter output = new();
        StringWriter error = new();
        int code = Lecture.CommandLine.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    // From the first table to the test: lines of trials do not come again.
    private static string Table(string output) => output[
        output.IndexOf("rank", StringComparison.Ordinal)..output.IndexOf("grid, epochs", StringComparison.Ordinal)];
}
