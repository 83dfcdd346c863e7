using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Samples;

/// <summary>What samples read lies beside the program.</summary>
public class SampleDataTests
{
    [Fact]
    public void MnistIsThatOfTheRepository()
    {
        string[] files = Directory.GetFiles(RepositoryFiles.Path("NetGen.Samples/data/mnist"), "*.gz");
        Assert.Equal(4, files.Length);
        Assert.All(files, file => Assert.True(
            File.ReadAllBytes(file).SequenceEqual(File.ReadAllBytes(
                Path.Combine(AppContext.BaseDirectory, "data", "mnist", Path.GetFileName(file))))));
    }
}
