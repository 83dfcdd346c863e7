using System;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Samples;
using NetGen.Training;
using SkiaSharp;
using Xunit;

namespace NetGen.Tests.Samples;

/// <summary>The samples' command line, run within this process.</summary>
public sealed class CommandLineTests
{
    private static readonly string[] OfTheLecture =
    [
        "activations", "preprocessing", "initialization", "symmetry", "batchnorm", "residual", "checkup",
        "weight-decay", "dropout", "optimizers", "search", "cifar10",
    ];

    [Fact]
    public void ListNamesEachSample()
    {
        foreach ((CommandLine commands, string[] names) in new (CommandLine, string[])[]
        {
            (CommandLine.Digits, ["digits", "predict"]), (Lecture.CommandLine, OfTheLecture),
        })
        {
            (int code, string output, string error) = Run(commands, "list");
            Assert.Equal((0, ""), (code, error));
            Assert.Equal(names, Lines(output).Select(line => line.Split(' ')[0]));
        }
    }

    [Fact]
    public void WithoutANameTheLecturesSamplesAreListed() =>
        Assert.Equal(Run(Lecture.CommandLine, "list"), Run(Lecture.CommandLine));

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
            $"Expected one of list, digits, predict, --help, --version, found '{name}'; --help explains.",
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
    [InlineData("Expected --load to be a file, found 'none'.", "--load", "none")]
    [InlineData("Option '--load' is required.", "predict", "--image", "x")]
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
    public void WhatDigitsSavesPredicts()
    {
        using TemporaryDirectory directory = new();
        IdxBytes.WriteMnist(directory, training: 65, test: 20);
        string file = Path.Combine(directory.Path, "digits.safetensors");
        (int code, string output, string error) = Run(
            "digits", "--epochs", "1", "--batch", "16", "--data", directory.Path, "--save", file);
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith($"{file} is the network", Lines(output)[^1]);
        (code, _, error) = Run(
            "digits", "--epochs", "1", "--batch", "16", "--data", directory.Path, "--load", file, "--save", file);
        Assert.Equal((0, ""), (code, error));

        float[] probabilities = new float[10];
        Mnist mnist = Mnist.Load(directory.Path);
        DigitClassifier.Load(file).Predict(mnist.Test.Inputs[(3 * 784)..(4 * 784)], probabilities);
        int digit = Array.IndexOf(probabilities, probabilities.Max());
        string images = Directory.GetFiles(directory.Path, "t10k-images*").Single();
        (code, output, error) = Run("predict", "--load", file, "--image", images, "--number", "3");
        Assert.Equal((0, ""), (code, error));
        Assert.Matches($@"^{digit}: {probabilities[digit] * 100:F1} %, .*$".Replace(".", "[.]").Replace("[.]*", ".*"),
            Lines(output)[0]);
        (code, _, error) = Run("predict", "--load", file, "--image", images, "--number", "20");
        Assert.Equal(1, code);
        Assert.Contains("expected an image from 0 to 19, found 20", error);
        (code, _, error) = Run("predict", "--load", images, "--image", images);
        Assert.Equal(1, code);
        Assert.StartsWith($"{images}: expected ", error);
    }

    [Fact]
    public void PicturesOfOtherSizesAreRead()
    {
        using TemporaryDirectory directory = new();
        string file = Path.Combine(directory.Path, "digits.safetensors");
        DigitClassifier network = new(seed: 2);
        network.Save(file);
        float[] pixels = [.. Enumerable.Range(0, 784).Select(i => i % 28 is > 8 and < 20 ? i / 28 / 28f : 0f)];
        float[] probabilities = new float[10];
        network.Predict(pixels, probabilities);
        int digit = Array.IndexOf(probabilities, probabilities.Max());

        // Four times as large, and ink on white paper.
        using SKBitmap large = new(112, 112);
        for (int y = 0; y < 112; y++)
        {
            for (int x = 0; x < 112; x++)
            {
                byte paper = (byte)(255 - 255 * pixels[28 * (y / 4) + x / 4]);
                large.SetPixel(x, y, new(paper, paper, paper));
            }
        }

        using SKData png = large.Encode(SKEncodedImageFormat.Png, 100);
        string picture = directory.Write("bar.png", png.ToArray());
        (int code, string output, string error) = Run("predict", "--load", file, "--image", picture);
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith($"{digit}: ", Lines(output)[0]);
        (code, _, error) = Run("predict", "--load", file, "--image", file);
        Assert.Equal(1, code);
        Assert.Contains("expected a picture, or an IDX file", error);
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

    private static (int Code, string Output, string Error) Run(params string[] arguments) =>
        Run(CommandLine.Digits, arguments);

    private static (int Code, string Output, string Error) Run(CommandLine commands, params string[] arguments)
    {
        StringWriter output = new();
        StringWriter error = new();
        int code = commands.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static string[] Lines(string text) =>
        text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
