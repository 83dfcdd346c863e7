using System;
using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>
/// Nothing allocates after construction: 1,000 steps, predictions and evaluations for each layer and optimiser.
/// </summary>
public sealed class AllocationTests
{
    private const int Rows = 5;
    private const int Calls = 1_000;

    public static TheoryData<int> Optimizers => new(Enumerable.Range(0, OptimizerCase.All.Count));

    [Theory]
    [MemberData(nameof(NetworkCases.Small), MemberType = typeof(NetworkCases))]
    public void ANetworkAllocatesNothing(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 1);
        using ITrainerDriver trainer = network.Train(new Adam(1e-4f), maxBatch: Rows);
        Batch batch = Draw.Any(spec, Rows, new Random(1));
        ParameterBlock gradients = network.CreateGradients();
        float[] outputs = new float[Rows * spec.Outputs];
        AllocatesNothing(() => trainer.Step(batch.Values, batch.Targets));
        AllocatesNothing(() => trainer.ComputeGradients(batch.Values, batch.Targets, gradients));
        AllocatesNothing(() => trainer.ApplyGradients(gradients));
        AllocatesNothing(() => trainer.Forward(batch.Values, outputs));
        AllocatesNothing(() => trainer.Backward(outputs, gradients));
        float[] inputGradients = new float[Rows * spec.Inputs];
        AllocatesNothing(() => trainer.Backward(outputs, gradients, inputGradients));
        AllocatesNothing(() => trainer.ComputeGradients(batch.Values, batch.Targets, gradients, [], inputGradients));
        AllocatesNothing(() => network.Predict(batch.Values, outputs));
        AllocatesNothing(() => network.Logits(batch.Values, outputs));
        AllocatesNothing(() => network.Evaluate(batch.Values, batch.Targets));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void AnOptimizerAllocatesNothing(int index)
    {
        NetworkSpec spec = SmallNetworks.Everything;
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 1);
        using ITrainerDriver trainer = OptimizerCase.All[index].Train(network, Rows, 0);
        Batch batch = Draw.Any(spec, Rows, new Random(1));
        AllocatesNothing(() => trainer.Step(batch.Values, batch.Targets));
    }

    [Fact]
    public void ABatchInSlicesAllocatesOnlyAtFirst()
    {
        NetworkSpec spec = SmallNetworks.RowByRow;
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 1);
        using ITrainerDriver trainer = network.Train(new Sgd(1e-4f), maxBatch: 2);
        Batch batch = Draw.Any(spec, Rows, new Random(1));
        AllocatesNothing(() => trainer.Step(batch.Values, batch.Targets));
    }

    [Fact]
    public void ALargeBatchInSlicesAllocatesNothingAtAll()
    {
        NetworkSpec spec = SmallNetworks.Slices;
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 1);
        using ITrainerDriver trainer = network.Train(new Sgd(1e-4f), maxBatch: 401);
        Batch batch = Draw.Any(spec, 401, new Random(1));
        long before = GC.GetAllocatedBytesForCurrentThread();
        trainer.Step(batch.Values, batch.Targets);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4L * network.Parameters.Layout.Length - 1);
        AllocatesNothing(() => trainer.Step(batch.Values, batch.Targets));
    }

    [Fact]
    public void AWideNetworkPredictsWithoutAllocating()
    {
        NetworkSpec spec = SmallNetworks.Wide;
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 1);
        Batch batch = Draw.Any(spec, 1, new Random(1));
        float[] outputs = new float[spec.Outputs];
        AllocatesNothing(() => network.Predict(batch.Values, outputs));
    }

    private static void AllocatesNothing(Action call)
    {
        for (int i = 0; i < 50; i++)
            call();
        Assert.Equal(0, Allocated.MostOf(Calls, call));
    }
}
