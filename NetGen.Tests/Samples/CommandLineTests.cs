using System;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Samples;
using Xunit;

namespace NetGen.Tests.Samples;

/// <summary>The samples' command line, run within this process.</summary>
public sealed class CommandLineTests
{
    private static readonly string[] Names =
    [
        "digits", "activations", "preprocessing", "initialization", "symmetry", "batchnorm", "checkup",
        "weight-decay", "dropout", "optimizers", "search", "cifar10",
    ];

    [Fact]
    public void ListNamesEachSample()
    {
        (int code, string output, string error) = Run("list");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(Names, Lines(output).Select(line => line.Split(' ')[0]));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void HelpNamesTheCommands(string option)
    {
        (int code, string output, string error) = Run(option);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("list", output);
        Assert.Contains("digits", output);
    }

    [Fact]
    public void HelpOfASampleNamesItsOptions()
    {
        (int code, string output, string error) = Run("digits", "--help");
        Assert.Equal((0, ""), (code, error));
        foreach (string option in new[] { "--epochs", "--batch", "--seed", "--learning-rate", "--data" })
            Assert.Contains(option, output);
    }

    [Theory]
    [InlineData("digit")]
    [InlineData("")]
    [InlineData("@file")]
    public void WhatIsNoSampleIsToldWhichThereAre(string name)
    {
        (int code, string output, string error) = Run(name);
        Assert.Equal((2, ""), (code, output));
        Assert.Equal(
            $"Expected one of list, {string.Join(", ", Names)}, --help, --version, found '{name}'; --help explains.",
            Assert.Single(Lines(error)));
    }

    [Theory]
    [InlineData("Expected nothing after list, found 'more';", "list", "more")]
    [InlineData("found '--epoch'; --help explains.", "digits", "--epoch", "3")]
    [InlineData("found '--epoch'; --help explains.", "--epoch", "3")]
    [InlineData("--epochs", "digits", "--epochs")]
    [InlineData("Expected --epochs from 1 to 100000, found '0'.", "digits", "--epochs", "0")]
    [InlineData("Expected --epochs from 1 to 100000, found 'many'.", "digits", "--epochs", "many")]
    [InlineData("Expected --epochs from 1 to 100000, found '99999999999'.", "--epochs", "99999999999")]
    [InlineData("Expected --batch from 2 to 60000, found '1'.", "digits", "--batch", "1")]
    [InlineData("Expected --batch from 2 to 60000, found '1e3'.", "digits", "--batch", "1e3")]
    [InlineData("Expected --seed of at least 0, found '-1'.", "digits", "--seed", "-1")]
    [InlineData("Expected --learning-rate above 0, found '0'.", "digits", "--learning-rate", "0")]
    [InlineData("Expected --learning-rate above 0, found 'NaN'.", "digits", "--learning-rate", "NaN")]
    [InlineData("Expected --learning-rate above 0, found '1e99'.", "digits", "--learning-rate", "1e99")]
    [InlineData("Expected --learning-rate above 0, found '0,1'.", "digits", "--learning-rate", "0,1")]
    [InlineData("Expected --data to be a directory, found 'no-such-place'.", "digits", "--data", "no-such-place")]
    [InlineData(
        "Expected --pictures to be a directory, or a new one in a directory that exists, found 'no-such-place/b'.",
        "--pictures", "no-such-place/b")]
    [InlineData(
        "Expected --report to be a file in a directory that exists, found 'no-such-place/report.html'.",
        "--report", "no-such-place/report.html")]
    [InlineData("Expected --report to be a file in a directory that exists, found '.'.", "--report", ".")]
    public void WhatIsWrongGetsOneLineAndCode2(string expected, params string[] arguments)
    {
        (int code, string output, string error) = Run(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, Assert.Single(Lines(error)));
    }

    [Fact]
    public void DigitsPrintsEpochsAndLastTheAccuracy()
    {
        using TemporaryDirectory directory = new();
        IdxBytes.WriteMnist(directory, training: 65, test: 20);
        (int code, string output, string error) = Run(
            "digits", "--epochs", "3", "--batch", "16", "--seed", "7", "--learning-rate", "0.001",
            "--data", directory.Path);
        Assert.Equal((0, ""), (code, error));
        string[] lines = Lines(output);
        Assert.StartsWith("DigitClassifier : 784 -> 10", lines[0]);
        int header = Array.FindIndex(lines, line => line.StartsWith("epoch ", StringComparison.Ordinal));
        Assert.Equal(["1", "2", "3"], lines[(header + 1)..(header + 4)].Select(line => line.Trim().Split(' ')[0]));
        Assert.Matches(
            @"^\d+\.\d\d % of the 20 test images read correctly, after \d+\.\d seconds of training$", lines[^1]);
        Assert.Equal(header + 5, lines.Length);
    }

    [Fact]
    public void DigitsWritesAReportAndPictures()
    {
        using TemporaryDirectory directory = new();
        IdxBytes.WriteMnist(directory, training: 65, test: 20);
        string report = Path.Combine(directory.Path, "report.html");
        string pictures = Path.Combine(directory.Path, "new") + Path.DirectorySeparatorChar;
        (int code, string output, string error) = Run(
            "digits", "--epochs", "2", "--batch", "16", "--data", directory.Path, "--report", report,
            "--pictures", pictures);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal($"{report} is a report of it", Lines(output)[^2]);
        string html = File.ReadAllText(report);
        Assert.Contains("DigitClassifier : 784 -&gt; 10", html);
        Assert.Contains("Weights of the first layer", html);
        Assert.Equal(
            ["activations.png", "confusion.png", "curves.png", "weights.png"],
            Directory.GetFiles(pictures, "*.png").Select(Path.GetFileName).Order());
    }

    [Fact]
    public void DigitsGoesOnFromItsCheckpoints()
    {
        using TemporaryDirectory directory = new();
        IdxBytes.WriteMnist(directory, training: 65, test: 20);
        string checkpoints = Path.Combine(directory.Path, "runs");
        string[] Arguments(int epochs, int batch) =>
        [
            "digits", "--epochs", $"{epochs}", "--batch", $"{batch}", "--data", directory.Path,
            "--checkpoints", checkpoints,
        ];
        Assert.Equal(0, Run(Arguments(2, 16)).Code);
        (int code, string output, string error) = Run(Arguments(3, 16));
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Goes on from ", output);
        Assert.Contains("Schedule was ", output);
        (code, _, error) = Run(Arguments(3, 8));
        Assert.Equal(1, code);
        Assert.StartsWith("Expected BatchSize as the run in ", error);
    }

    [Fact]
    public void AnEpochReadsMostDigits()
    {
        (int code, string output, string error) = Run("--epochs", "1", "--batch", "256");
        Assert.Equal((0, ""), (code, error));
        string last = Lines(output)[^1];
        Assert.InRange(double.Parse(last.Split(' ')[0], CultureInfo.InvariantCulture), 95, 100);
        Assert.Contains("of the 10,000 test images", last);
    }

    [Fact]
    public void FilesThatAreMissingGetOneLineAndCode1()
    {
        using TemporaryDirectory directory = new();
        (int code, string output, string error) = Run("digits", "--data", directory.Path);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("Expected ", Assert.Single(Lines(error)));
    }

    [Fact]
    public void ADamagedFileGetsOneLineAndCode1()
    {
        using TemporaryDirectory directory = new();
        IdxBytes.WriteMnist(directory, training: 10, test: 10);
        string path = directory.Write("t10k-labels-idx1-ubyte", IdxBytes.Counting(10, 9));
        (int code, string output, string error) = Run("--data", directory.Path);
        Assert.Equal((1, ""), (code, output));
        Assert.Equal($"{path}: expected 10 labels, as many as images, found 9.", Assert.Single(Lines(error)));
    }

    [Fact]
    public void ALossThatIsNotFiniteGetsOneLineAndCode1()
    {
        using TemporaryDirectory directory = new();
        IdxBytes.WriteMnist(directory, training: 64, test: 10);
        (int code, _, string error) = Run("--learning-rate", "1e38", "--batch", "16", "--data", directory.Path);
        Assert.Equal(1, code);
        Assert.StartsWith("Expected a finite loss, found ", Assert.Single(Lines(error)));
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        StringWriter output = new();
        StringWriter error = new();
        int code = CommandLine.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static string[] Lines(string text) =>
        text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
