using System.Collections.Generic;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Loop;

/// <summary>
/// With every BatchNorm frozen rows are independent, and the loop asks no more of batches than a
/// step.
/// </summary>
public sealed class FrozenStatisticsTests
{
    [Theory]
    [InlineData(9, 1, 9)]
    [InlineData(9, 4, 3)]
    [InlineData(9, 8, 2)]
    [InlineData(9, 9, 1)]
    [InlineData(1, 4, 1)]
    public void BatchesAreOfAnySizeAndNoRowIsLeftOut(int rows, int batchSize, int steps)
    {
        TwoClassesNormalised network = Frozen();
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.01f), maxBatch: 4);
        TrainingOptions options = new() { Epochs = 2, BatchSize = batchSize };
        _ = TrainingLoop.Run(network, trainer, Points.Draw(rows), null, options);
        Assert.Equal(2 * steps, trainer.StepCount);
        Assert.Equal(2 * steps, options.CountSteps(rows, network.Parameters));
    }

    [Fact]
    public void TheBlockKnows()
    {
        TwoClassesNormalised network = new();
        Assert.True(network.Parameters.UsesBatchStatistics);
        network.BatchNorm1.IsFrozen = true;
        Assert.False(network.Parameters.UsesBatchStatistics);
        network.BatchNorm1.IsFrozen = false;
        Assert.True(network.Parameters.UsesBatchStatistics);
        Assert.False(new TwoClasses().Parameters.UsesBatchStatistics);
        Assert.Equal(4, new TrainingOptions { Epochs = 2, BatchSize = 4 }.CountSteps(9, network.Parameters));
    }

    // From its second epoch on the network normalises by batches, which a single row is none for.
    [Fact]
    public void ACallbackMayLetItLearnAgain()
    {
        TwoClassesNormalised network = Frozen();
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.01f), maxBatch: 4);
        List<int> rows = [];
        Callback thaws = new()
        {
            Step = step =>
            {
                rows.Add(step.Rows);
                return true;
            },
            Epoch = epoch => !(network.BatchNorm1.IsFrozen = epoch.Epoch == 2),
        };
        TrainingOptions options = new() { Epochs = 3, BatchSize = 4, Callbacks = [thaws] };
        _ = TrainingLoop.Run(network, trainer, Points.Draw(9), null, options);
        Assert.Equal([4, 4, 1, 4, 4], rows);
    }

    [Fact]
    public void CheckupsAskTheStateToo()
    {
        TwoClassesNormalised network = Frozen();
        Dataset<int> rows = Points.Draw(9);
        Assert.All(
            GradientCheck.Run(network, rows).Tensors,
            tensor => Assert.True(tensor.Agrees, tensor.ToString()));
        LearningRates rates = LearningRateTest.Run(
            network, new Sgd(0.1f), rows.Take(1), new CheckupOptions { BatchSize = 4, StepsPerRate = 8 });
        Assert.True(double.IsFinite(rates.StillLoss));
    }

    private static TwoClassesNormalised Frozen()
    {
        TwoClassesNormalised network = new(seed: 1);
        network.BatchNorm1.IsFrozen = true;
        return network;
    }
}
