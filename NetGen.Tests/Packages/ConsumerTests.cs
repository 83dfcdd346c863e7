using System.IO;
using Xunit;

namespace NetGen.Tests.Packages;

/// <summary>Projects of every usual kind take the packages, build without a warning and run.</summary>
[Collection(PackedFeedCollection.Name)]
public sealed class ConsumerTests(PackedFeed feed)
{
    [Fact]
    public void AllBuildWithoutAWarning()
    {
        Ended build = feed.Build();
        Assert.True(build.Code == 0, build.Output);
        Assert.Contains("0 Warning(s)", build.Output);
    }

    [Theory]
    [InlineData("Console", "500 epochs: 0 1 1 0")]
    [InlineData("App", "33 parameters, loss below 0.1: True")]
    [InlineData("Web", "a probability: True")]
    [InlineData("Second", "4 3 5")]
    public void Runs(string project, string expected)
    {
        Assert.True(feed.Build().Code == 0, feed.Build().Output);
        Ended run = feed.Run(project);
        Assert.Equal((0, expected), (run.Code, run.Output.Trim()));
    }

    [Fact]
    public void ATestProjectTests()
    {
        Assert.True(feed.Build().Code == 0, feed.Build().Output);
        Ended run = Dotnet.Run(feed.Consumers, "test", "UnitTests", "--no-build");
        Assert.True(run.Code == 0, run.Output);
        Assert.Contains("Passed:     2", run.Output);
    }

    [Theory]
    [InlineData("Library", "true")]
    [InlineData("Console", "true")]
    [InlineData("App", "false")]
    public void UnsafeCodeIsAllowedWhereNetworksAreDeclared(string project, string allowed)
    {
        Assert.True(feed.Build().Code == 0, feed.Build().Output);
        Ended property = Dotnet.Run(feed.Consumers, "build", project, "--no-restore", "-getProperty:AllowUnsafeBlocks");
        Assert.Equal((0, allowed), (property.Code, property.Output.Trim()));
    }

    [Fact]
    public void AProgramWithALibraryIsPublishedAheadOfTime()
    {
        string folder = Path.Combine(feed.Consumers, "published");
        Ended publish = Dotnet.Run(
            feed.Consumers, "publish", "Aot", "-c", "Release", "-p:PublishAot=true", "--use-current-runtime", "-o",
            folder);
        Assert.True(publish.Code == 0, publish.Output);
        Assert.DoesNotContain("warning", publish.Output);
        Ended run = Dotnet.Start(Path.Combine(folder, "Aot"), folder);
        Assert.Equal((0, "dynamic code: False, learned: True"), (run.Code, run.Output.Trim()));
    }

    [Fact]
    public void AnOlderFrameworkIsToldWhatIsNeeded()
    {
        Ended build = Dotnet.Run(feed.Consumers, "build", "Net8");
        Assert.Equal(1, build.Code);
        Assert.Contains(
            "error NETGEN001: Expected net10.0 or later as TargetFramework, which NetGen needs, found net8.0.",
            build.Output);
        Assert.DoesNotContain("NU1", build.Output);
        Assert.DoesNotContain("CS0", build.Output);
    }

    [Fact]
    public void AnotherLanguageIsToldWhatIsNeeded()
    {
        Ended build = Dotnet.Run(feed.Consumers, "build", "FSharp");
        Assert.True(build.Code == 0, build.Output);
        Assert.Contains(
            "warning NETGEN002: Expected a C# project, found F#: NetGen writes networks in C# alone.", build.Output);
        Ended quiet = Dotnet.Run(feed.Consumers, "build", "FSharp", "-p:NoWarn=NETGEN002");
        Assert.Contains("0 Warning(s)", quiet.Output);
    }

    [Fact]
    public void TheTemplateTrainsAndPredicts()
    {
        string folder = feed.NewFolder("template");
        string hive = feed.NewFolder("hive");
        string package = Path.Combine(feed.Feed, $"NetGen.Templates.{PackedFeed.Version}.nupkg");
        Ended installed = Dotnet.Run(folder, "new", "install", package, "--debug:custom-hive", hive);
        Assert.True(installed.Code == 0, installed.Output);
        Ended made = Dotnet.Run(folder, "new", "netgen", "-n", "Fruits", "--debug:custom-hive", hive);
        Assert.True(made.Code == 0, made.Output);
        Ended run = Dotnet.Run(Path.Combine(folder, "Fruits"), "run");
        Assert.True(run.Code == 0, run.Output);
        Assert.DoesNotContain("warning", run.Output);
        Assert.Contains("FruitClassifier : 8 -> 5", run.Output);
        Assert.Contains("The unknown fruit is a Lemon", run.Output);
    }
}
