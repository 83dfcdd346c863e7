using System;
using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>A step whose loss is not finite changes nothing: no parameter, no running statistic, no counter.</summary>
[Trait("Category", "Numeric")]
public sealed class NonFiniteTests
{
    [Theory]
    [MemberData(nameof(NetworkCases.Small), MemberType = typeof(NetworkCases))]
    public void NaNInTheInput(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        int column = Enumerable.Range(0, spec.Inputs).LastOrDefault(c => !spec.Indices.ContainsKey(c), -1);
        if (column < 0)
            return;   // Indices alone: one that is no number is an error of the call.
        foreach (int maxBatch in spec.UsesBatchStatistics ? (int[])[6] : [6, 2])
        {
            // Every row, for dropout may drop what one of them reaches; all of an image, whose end no window may see.
            Batch batch = Draw.Any(spec, 6, new Random(1));
            for (int row = 0; row < 6; row++)
                batch.Values[row * spec.Inputs + column] = float.NaN;
            if (!spec.Shape.IsVector)
                Array.Fill(batch.Values, float.NaN);
            if (ReadsPaddingAlone(spec, batch))
                return;
            LeavesAllAsItWas(spec, batch, maxBatch);
        }
    }

    // Windows of one value with a stride may pass over all of an image: nothing of it arrives at the loss.
    private static bool ReadsPaddingAlone(NetworkSpec spec, Batch batch) =>
        !spec.Shape.IsVector
        && double.IsFinite(new ReferenceNetwork(spec).Evaluate(Matrix.From(batch.Values, spec.Inputs), batch.Targets));

    [Fact]
    public void ALossTooLargeForAFloat()
    {
        NetworkSpec spec = SmallNetworks.EachLoss.First(each => each.Loss is MeanSquaredError);
        Batch batch = Draw.Any(spec, 6, new Random(1));
        batch.Values.AsSpan().Fill(1e25f);
        LeavesAllAsItWas(spec, batch, maxBatch: 6);
    }

    // BinaryCrossEntropy refuses it: its targets have a range.
    [Fact]
    public void ATargetThatIsNaN()
    {
        foreach (NetworkSpec spec in SmallNetworks.EachLoss.Where(each => each.Loss is MeanSquaredError))
        {
            Batch batch = Draw.Any(spec, 6, new Random(1));
            batch.Targets.Values[17] = float.NaN;
            LeavesAllAsItWas(spec, batch, maxBatch: 6);
        }
    }

    private static void LeavesAllAsItWas(NetworkSpec spec, Batch batch, int maxBatch)
    {
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 1);
        using ITrainerDriver trainer = network.Train(new Adam(1e-2f), maxBatch, seed: 2);
        Batch good = Draw.Any(spec, maxBatch, new Random(2));
        trainer.Step(good.Values, good.Targets);
        float[] before = Blocks.Raw(network.Parameters);
        float loss = trainer.Step(batch.Values, batch.Targets);
        Assert.False(float.IsFinite(loss), $"{spec}: expected a loss that is not finite, found {loss}.");
        Blocks.SameBits(before, Blocks.Raw(network.Parameters));
        Assert.Equal(1, trainer.StepCount);
    }
}
