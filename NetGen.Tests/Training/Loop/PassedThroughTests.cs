using System;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Loop;

/// <summary>What the loop hands to the trainer: accumulation, clipping, and how many steps a schedule has.</summary>
public sealed class PassedThroughTests
{
    [Fact]
    public void ABatchBeyondMaxBatchAccumulates()
    {
        float[] whole = Train(maxBatch: 64);
        float[] slices = Train(maxBatch: 7);
        Assert.All(whole.Zip(slices), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));

        static float[] Train(int maxBatch)
        {
            TwoLayers network = new(seed: 1);
            using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.5f), maxBatch);
            _ = TrainingLoop.Run(
                network, trainer, Points.Draw(64), null, new TrainingOptions { Epochs = 5, BatchSize = 64 });
            Assert.Equal(5, trainer.StepCount);
            return Points.Values(network.Parameters);
        }
    }

    [Fact]
    public void ClippingBoundsTheUpdate()
    {
        Assert.Equal(1e-3, Moved(new TrainingOptions { ClipNorm = 1e-3f }), 1e-6);
        Assert.InRange(Moved(new TrainingOptions { ClipValue = 1e-4f }), 1e-6, 1e-4 * Math.Sqrt(42));
        Assert.InRange(Moved(new TrainingOptions()), 0.1, 100);

        static double Moved(TrainingOptions options)
        {
            TwoLayers network = new(seed: 1);
            float[] before = Points.Values(network.Parameters);
            using Trainer<int, Sgd> trainer = network.Train(new Sgd(1f));
            _ = TrainingLoop.Run(network, trainer, Points.Draw(8), null, options with { Epochs = 1, BatchSize = 8 });
            return Math.Sqrt(Points.Values(network.Parameters).Zip(before, (a, b) => ((double)a - b) * (a - b)).Sum());
        }
    }

    [Theory]
    [InlineData(9, 4, 2, 3)]
    [InlineData(10, 4, 3, 3)]
    [InlineData(4, 128, 1, 1)]
    public void StepsAreCountedAsTheLoopTakesThem(int rows, int batchSize, int normalised, int plain)
    {
        TrainingOptions options = new() { Epochs = 4, BatchSize = batchSize };
        Assert.Equal(4 * normalised, options.CountSteps<TwoClassesNormalised, int>(rows));
        Assert.Equal(4 * plain, options.CountSteps<TwoClasses, int>(rows));
        Assert.Equal(4 * plain, options.CountSteps(rows));
        TwoClassesNormalised network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        _ = TrainingLoop.Run(network, trainer, Points.Draw(rows), null, options);
        Assert.Equal(options.CountSteps<TwoClassesNormalised, int>(rows), trainer.StepCount);
    }

    [Fact]
    public void ASnapshotGivesBackStatisticsAndSettingsToo()
    {
        TwoClassesNormalised network = new(seed: 1);
        ParameterSnapshot snapshot = new(network.Parameters);
        float[] before = All(network);
        network.Dropout1.Rate = 0.75f;
        using Trainer<int, Adam> trainer = network.Train(new Adam(0.1f));
        _ = TrainingLoop.Run(network, trainer, Points.Draw(32), null, new TrainingOptions { Epochs = 1 });
        Assert.NotEqual(before, All(network));
        snapshot.Restore();
        Assert.Equal(before, All(network));
        Assert.True(snapshot.IsFinite);
        Assert.Equal(0, Allocated.By(snapshot.Take));
        Assert.Equal(0, Allocated.By(snapshot.Restore));
        Assert.StartsWith(
            "Expected a tensor of TwoClassesNormalised's layout, found Dense1.Weights of another.",
            Assert.Throws<ArgumentException>(() => network.Parameters.CopyTo(
                new TwoLayers(seed: 1).Parameters.Layout.Tensors[0], new float[16])).Message);

        static float[] All(TwoClassesNormalised network) =>
        [
            .. network.Parameters.Layout.Tensors.SelectMany(tensor =>
            {
                float[] values = new float[tensor.Count];
                network.Parameters.CopyTo(tensor, values);
                return values;
            }),
        ];
    }
}
