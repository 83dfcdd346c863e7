using System;
using System.Linq;
using NetGen.CompilerServices;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Any number of threads leaves the same bits.</summary>
[Trait("Category", "Numeric")]
public sealed class ThreadTests
{
    private const int Rows = 101;

    // Small networks would run on one thread.
    static ThreadTests() => ThreadTeam.AlwaysShares = true;

    public static TheoryData<int> Demanding => new(Enumerable.Range(0, SuiteNetworks.All.Count)
        .Where(i => SmallNetworks.Large.Append(SmallNetworks.Everything).Append(SmallNetworks.EqualOps[3])
            .Concat(ImageNetworks.Usual).Contains(NetworkCases.Spec(i))));

    [Theory]
    [MemberData(nameof(Demanding))]
    public void ManyStepsLeaveTheSameBits(int index)
    {
        // How threads wait for each other does not depend on the width: a hundred steps at one width are enough.
        int steps = PathTests.IsForced ? 20 : 100;
        float[] alone = Train(NetworkCases.Spec(index), threads: 1, steps);
        foreach (int threads in (int[])[2, 3, 4, 8])
            Blocks.SameBits(alone, Train(NetworkCases.Spec(index), threads, steps));
    }

    [Theory]
    [MemberData(nameof(NetworkCases.Some), MemberType = typeof(NetworkCases))]
    public void EveryKindOfNetworkTrainsOnATeam(int index)
    {
        float[] alone = Train(NetworkCases.Spec(index), threads: 1, steps: 5);
        foreach (int threads in (int[])[2, 5])
            Blocks.SameBits(alone, Train(NetworkCases.Spec(index), threads, steps: 5));
    }

    [Fact]
    public void ALargeBatchInSlicesLeavesTheSameBits()
    {
        float[] alone = Train(SmallNetworks.Slices, threads: 1, steps: 5, rows: 401);
        foreach (int threads in (int[])[2, 3, 8])
            Blocks.SameBits(alone, Train(SmallNetworks.Slices, threads, steps: 5, rows: 401));
    }

    // Gradients of the last step stand behind the parameters.
    private static float[] Train(NetworkSpec spec, int threads, int steps, int rows = Rows)
    {
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 3);
        using ITrainerDriver trainer = network.Train(new Momentum(0.01f), maxBatch: rows, seed: 5, threads);
        Batch batch = Draw.Any(spec, rows, new Random(7));
        ParameterBlock gradients = network.CreateGradients();
        for (int step = 0; step < steps; step++)
            trainer.Step(batch.Values, batch.Targets);
        trainer.ComputeGradients(batch.Values, batch.Targets, gradients);
        return [.. Blocks.Raw(network.Parameters), .. Blocks.Raw(gradients)];
    }
}
