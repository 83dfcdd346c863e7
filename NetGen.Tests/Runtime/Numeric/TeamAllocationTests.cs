using System;
using NetGen.CompilerServices;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Steps on several threads allocate nothing on any of them.</summary>
public sealed class TeamAllocationTests
{
    private const string AloneVariable = "NETGEN_TEST_ALONE";
    private const int Rows = 48;
    private const int Steps = 20;
    private const int Attempts = 200;

    // Small networks would run on one thread.
    static TeamAllocationTests() => ThreadTeam.AlwaysShares = true;

    // Beside other tests, the thread that calls can be looked at; alone, the whole process. There the host of the tests
    // may allocate now and then: steps that do not are those that count.
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [Trait("Category", "Alone")]
    public void StepsAllocateNothing(int threads)
    {
        NetworkSpec spec = SmallNetworks.Everything;
        using ITrainerDriver trainer = NetworkAssembly.Create(spec, seed: 1).Train(
            new Adam(1e-4f), maxBatch: Rows, seed: 5, threads);
        Batch batch = Draw.Any(spec, Rows, new Random(1));
        bool isAlone = Environment.GetEnvironmentVariable(AloneVariable) is not null;
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            long before = Allocated(isAlone);
            for (int step = 0; step < Steps; step++)
                trainer.Step(batch.Values, batch.Targets);
            least = Math.Min(least, Allocated(isAlone) - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void NeitherDoTheOtherThreads()
    {
        (int passed, int failed, string output) = TestChild.Run(
            "Category=Alone", NetworkAssembly.Compiled, (AloneVariable, "1"));
        Assert.True(passed == 2 && failed == 0, output);
    }

    private static long Allocated(bool isAlone) =>
        isAlone ? GC.GetTotalAllocatedBytes(precise: true) : GC.GetAllocatedBytesForCurrentThread();
}
