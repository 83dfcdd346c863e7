using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using NetGen.CompilerServices;
using NetGen.Tests.Numeric;
using Xunit;

namespace NetGen.Tests.Trainers;

/// <summary>
/// A system that does not start all threads of a trainer: one exception, and no thread is left
/// behind.
/// </summary>
public sealed class ThreadStartTests
{
    private const string LimitVariable = "NETGEN_THREAD_LIMIT";
    private const ulong Room = 256 << 20;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void AStartThatFailsEndsTheThreadsBeforeIt(int failing)
    {
        List<Thread> started = [];
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new TeamCore(5, thread =>
        {
            if (started.Count == failing - 1)
                throw new OutOfMemoryException();
            thread.Start();
            started.Add(thread);
        }));
        Assert.StartsWith(
            $"Expected 5 threads, found that the system starts {failing}, the caller's included:", error.Message);
        Assert.IsType<OutOfMemoryException>(error.InnerException);
        Assert.Equal(failing - 1, started.Count);
        Assert.All(started, thread => Assert.False(thread.IsAlive));
    }

    // In a child: the limit is the whole process's, and what it died of was the finalizer.
    [Fact]
    public void ALimitOfTheSystemIsSurvived()
    {
        if (!OperatingSystem.IsLinux())
            return;
        (int passed, int failed, string output) = TestChild.Run(
            $"FullyQualifiedName={typeof(ThreadStartTests).FullName}.{nameof(StartsThreadsInAChild)}",
            (LimitVariable, "1"));
        Assert.True((passed, failed) == (1, 0), output);
    }

    /// <summary>What the child runs; nothing where it is no child.</summary>
    [Fact]
    public void StartsThreadsInAChild()
    {
        if (Environment.GetEnvironmentVariable(LimitVariable) is null)
            return;
        DropoutNetwork network = new(seed: 1);
        float[] before = Blocks.Raw(network.Parameters);
        int threads = ThreadsOfTheProcess();
        Native.Limits limits = Native.AddressSpace;
        Native.AddressSpace = limits with { Soft = SizeOfTheProcess() + Room };
        for (int i = 0; i < 3; i++)
        {
            InvalidOperationException error = Assert.Throws<InvalidOperationException>(
                () => network.Train(new Sgd(0.1f), maxBatch: 4, threads: 256));
            Assert.StartsWith("Expected 256 threads, found that the system starts ", error.Message);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // The runtime's own may come and go.
        Assert.InRange(ThreadsOfTheProcess(), 1, threads + 8);
        Native.AddressSpace = limits;
        Assert.Equal(before, Blocks.Raw(network.Parameters));
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f), maxBatch: 4, threads: 2);
        Assert.True(float.IsFinite(trainer.Step(new float[12], new int[4])));
    }

    private static ulong SizeOfTheProcess() => 1024 * ulong.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmSize:", StringComparison.Ordinal))
            .Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);

    private static int ThreadsOfTheProcess() => Directory.GetDirectories("/proc/self/task").Length;
}
