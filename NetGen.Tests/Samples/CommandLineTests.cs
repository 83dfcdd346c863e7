using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using NetGen.Samples;
using Xunit;

namespace NetGen.Tests.Samples;

/// <summary>What a person sees who types commands, right ones and wrong ones.</summary>
public class CommandLineTests
{
    [Fact]
    public void ListNamesTheSamples()
    {
        (int code, string output, string error) = Run("list");
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("digits ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "digits")]
    [InlineData("digits --help", "--epochs")]
    public void HelpExplains(string arguments, string expected)
    {
        (int code, string output, _) = Run(arguments.Split(' '));
        Assert.Equal(0, code);
        Assert.Contains(expected, output);
    }

    [Theory]
    [InlineData("digits --epoch 3", "--epoch")]
    [InlineData("digits --epochs three", "three")]
    [InlineData("digits --epochs 0", "Expected --epochs of at least 1, found 0.")]
    [InlineData("digits --batch 1", "Expected --batch of at least 2, found 1.")]
    [InlineData("digits --learning-rate -1", "Expected --learning-rate above 0, found '-1'.")]
    [InlineData("numbers", "numbers")]
    public void WrongUsageIsOneLineAndCode2(string arguments, string expected)
    {
        (int code, string output, string error) = Run(arguments.Split(' '));
        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Contains(expected, error);
    }

    [Fact]
    public void MissingDataIsNamed()
    {
        (int code, _, string error) = Run("digits", "--data", "nowhere");
        Assert.Equal(1, code);
        Assert.Contains("train-images-idx3-ubyte", error);
    }

    [Fact]
    public void OneEpochReadsMostDigits()
    {
        (int code, string output, string error) = Run("digits", "--epochs", "1", "--batch", "256");
        Assert.Equal((0, ""), (code, error));
        string last = output.TrimEnd().Split('\n')[^1];
        double percent = double.Parse(last.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(percent, 95, 100);
        Assert.Contains("of the 10,000 test images", last);
    }

    [Fact]
    public void DataIsWhatItsChecksumsSay()
    {
        string folder = RepositoryFiles.Path("NetGen.Samples/data/mnist");
        string[] lines = File.ReadAllLines(Path.Combine(folder, "SHA256SUMS"));
        Assert.Equal(4, lines.Length);
        foreach (string[] parts in lines.Select(line => line.Split("  ")))
        {
            byte[] hash = SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, parts[1])));
            Assert.Equal(parts[0], Convert.ToHexStringLower(hash));
        }
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        StringWriter output = new();
        StringWriter error = new();
        int code = CommandLine.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
