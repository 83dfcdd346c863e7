using System.IO;
using Xunit;

namespace NetGen.Tests.Packages;

/// <summary>
/// A small program that trains, compiled ahead of time from the sources; not while others build and pack them.
/// </summary>
[Collection(PackedFeedCollection.Name)]
public sealed class AheadOfTimeTests
{
    private const long MostBytes = 2_000_000;

    [Fact]
    public void TheFirstStepIsPublishedWithoutAWarningAndIsSmall()
    {
        using TemporaryDirectory folder = new();
        Ended publish = Dotnet.Run(
            RepositoryFiles.Path("NetGen.Benchmarks.FirstStep"), "publish", "-c", "Release", "-p:PublishAot=true",
            "--use-current-runtime", "-o", folder.Path);
        Assert.True(publish.Code == 0, publish.Output);
        Assert.DoesNotContain("warning", publish.Output);
        string program = Path.Combine(folder.Path, "NetGen.Benchmarks.FirstStep");
        Ended run = Dotnet.Start(program, folder.Path);
        Assert.Equal(0, run.Code);
        Assert.StartsWith("loss of the first step 2.", run.Output);
        Assert.InRange(new FileInfo(program).Length, 1, MostBytes);
    }
}
