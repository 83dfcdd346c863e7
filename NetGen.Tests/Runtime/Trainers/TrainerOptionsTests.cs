using System;
using NetGen.Tests.Numeric;
using Xunit;

namespace NetGen.Tests.Trainers;

/// <summary>A trainer from options is the one from arguments.</summary>
public sealed class TrainerOptionsTests
{
    [Fact]
    public void DefaultsAreThoseOfTheArguments()
    {
        DropoutNetwork network = new(seed: 1);
        using Trainer<int, Sgd> plain = network.Train(new Sgd(0.1f));
        using Trainer<int, Sgd> from = network.Train(new Sgd(0.1f), new TrainerOptions());
        Assert.Equal((plain.MaxBatch, plain.Seed, plain.Threads), (from.MaxBatch, from.Seed, from.Threads));
    }

    [Fact]
    public void EachOptionArrives()
    {
        TrainerOptions options = new() { MaxBatch = 7, Seed = 3, Threads = 2 };
        DropoutNetwork network = new(seed: 1);
        using Trainer<int, Adam> from = network.Train(new Adam(0.1f), options);
        Assert.Equal((7, 3UL, 2), (from.MaxBatch, from.Seed, from.Threads));
        _ = from.Step(new float[12], new int[4]);
        DropoutNetwork other = new(seed: 1);
        using Trainer<int, Adam> plain = other.Train(new Adam(0.1f), maxBatch: 7, seed: 3, threads: 2);
        _ = plain.Step(new float[12], new int[4]);
        Assert.Equal(Blocks.Raw(other.Parameters), Blocks.Raw(network.Parameters));
    }

    [Fact]
    public void ANumberOutOfItsRangeIsNamed()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
            () => new DropoutNetwork(seed: 1).Train(new Sgd(0.1f), new TrainerOptions { Threads = 0 }));
        Assert.StartsWith("Expected threads from 1 to 256, found 0.", error.Message);
    }
}
