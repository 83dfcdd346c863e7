using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Loop;

/// <summary>Epochs, validation, schedule and what stops a run.</summary>
public class TrainingLoopTests
{
    [Fact]
    public void LearnsALineAndKeepsHistory()
    {
        LineFitter network = new(seed: 2);
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(0.1f), 16);
        Dataset<float> data = Line(200);
        IReadOnlyList<EpochResult> history =
            TrainingLoop.Run(network, trainer, data, data, new() { Epochs = 20, BatchSize = 16 });
        Assert.Equal(Enumerable.Range(1, 20), history.Select(epoch => epoch.Epoch));
        Assert.True(history[^1].Validation!.Value.Loss < 1e-6f, $"{history[^1]}");
        Assert.Equal(20 * 13, trainer.StepCount);
        Assert.Equal(3f, network.Dense1.Weights[0, 0], 1e-2f);
        Assert.Equal(0.5f, network.Dense1.Bias[0], 1e-2f);
    }

    [Fact]
    public void ScheduleSetsTheRateOfEachStep()
    {
        LineFitter network = new();
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(9f), 4);
        _ = TrainingLoop.Run(network, trainer, Line(8), null, new()
        {
            Epochs = 3,
            BatchSize = 4,
            Schedule = LearningRateSchedule.Step(0.1f, 5, 0.5f),
        });
        Assert.Equal(0.05f, trainer.LearningRate);
    }

    [Fact]
    public void LossThatIsNotFiniteStopsWithItsPlace()
    {
        LineFitter network = new();
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(1e30f), 4);
        TrainingStoppedException error = Assert.Throws<TrainingStoppedException>(() =>
            TrainingLoop.Run(network, trainer, Line(40), null, new() { Epochs = 3, BatchSize = 4 }));
        Assert.Equal(1, error.Epoch);
        Assert.InRange(error.Step, 2, 5);
        Assert.Contains($"in epoch 1, step {error.Step}", error.Message);
    }

    [Fact]
    public void LastRowOnItsOwnIsLeftOutUnderBatchNorm()
    {
        Normalised network = new();
        using Trainer<int, Adam> trainer = network.Train(new Adam(0.01f), 4);
        Dataset<int> data = new(new float[18], 2, new int[9]);
        _ = TrainingLoop.Run(network, trainer, data, null, new() { Epochs = 1, BatchSize = 4 });
        Assert.Equal(2, trainer.StepCount);
    }

    [Fact]
    public void PlainProgressIsALineAnEpoch()
    {
        StringWriter output = new() { NewLine = "\n" };
        PlainProgress progress = new(output);
        progress.OnEpoch(new(1, 0.25f, new Evaluation(0.5f, 0.75f, 10), 2, 1234));
        progress.OnEpoch(new(2, 0.125f, null, 2, 1234));
        Assert.Equal(
            "epoch      loss  val. loss  val. accuracy      rows/s  seconds\n"
            + "    1    0.2500     0.5000        75.00 %       1,234     2.00\n"
            + "    2    0.1250          -              -       1,234     2.00\n",
            output.ToString());
    }

    // y = 3 a - 2 b + 0.5
    private static Dataset<float> Line(int rows)
    {
        System.Random random = new(1);
        float[] inputs = [.. Enumerable.Range(0, 2 * rows).Select(_ => random.NextSingle() * 2 - 1)];
        return new(inputs, 2, Enumerable.Range(0, rows).Select(i => 3 * inputs[2 * i] - 2 * inputs[2 * i + 1] + 0.5f).ToArray());
    }
}
