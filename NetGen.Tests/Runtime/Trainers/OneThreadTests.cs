using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Trainers;

/// <summary>
/// With one thread and without vectors of the hardware, a network needs nothing of the system but memory: neither
/// threads nor files. So it may run where there are none, such as a browser.
/// </summary>
public sealed partial class OneThreadTests
{
    private const string Child = "NETGEN_ONE_THREAD";

    // In a child: what the hardware may do is the whole process's.
    [Fact]
    public void NeedsNoThread()
    {
        if (!OperatingSystem.IsLinux())
            return;
        (int passed, int failed, string output) = TestChild.Run(
            $"FullyQualifiedName={typeof(OneThreadTests).FullName}.{nameof(TrainsInAChild)}",
            (Child, "1"), ("DOTNET_EnableHWIntrinsic", "0"));
        Assert.True((passed, failed) == (1, 0), output);
    }

    /// <summary>What the child runs; nothing where it is no child.</summary>
    [Fact]
    public void TrainsInAChild()
    {
        if (Environment.GetEnvironmentVariable(Child) is null)
            return;
        Assert.Equal(0, VectorWidths.Widest);
        DropoutNetwork network = new(seed: 1);
        using Trainer<int, Adam> trainer = network.Train(new Adam(0.1f), maxBatch: 4, threads: 1);
        float[] inputs = [.. Enumerable.Range(0, 12).Select(i => (float)i)];
        int[] labels = [0, 1, 0, 1];
        for (int step = 0; step < 3; step++)
            Assert.True(float.IsFinite(trainer.Step(inputs, labels)));
        float[] outputs = new float[8];
        network.Predict(inputs, outputs);
        Assert.InRange(outputs[0] + outputs[1], 0.999f, 1.001f);
        Assert.True(float.IsFinite(network.Evaluate(inputs, labels).Loss));
        Assert.Equal(0, OwnThreads());

        // Those of a team are seen.
        using Trainer<int, Adam> two = new DropoutNetwork(seed: 1).Train(new Adam(0.1f), maxBatch: 4, threads: 2);
        Assert.True(SpinWait.SpinUntil(() => OwnThreads() == 1, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void FilesAreOpenedWhereFilesAreReadAndWrittenAlone()
    {
        string root = RepositoryFiles.Path("NetGen.Runtime");
        string[] opening =
        [
            .. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
                .Where(file => file.Split('/')[0] is not ("bin" or "obj"))
                .Where(file => Opening().IsMatch(File.ReadAllText(Path.Combine(root, file)))),
        ];
        Assert.NotEmpty(opening);
        Assert.All(opening, file => Assert.StartsWith("Files/", file));
    }

    [GeneratedRegex(@"\b(File|FileStream|FileInfo|Directory|RandomAccess|MemoryMappedFile)\s*[.(]")]
    private static partial Regex Opening();

    // Those of a trainer's team, which are named.
    private static int OwnThreads() => Directory.GetDirectories("/proc/self/task")
        .Count(task => File.ReadAllText(Path.Combine(task, "comm")).StartsWith("NetGen ", StringComparison.Ordinal));
}
