using System;
using System.Globalization;
using System.IO;
using NetGen.Training;
using Xunit;
using static NetGen.Tests.TrainedRecords.RecordTrainingTests;

namespace NetGen.Tests.TrainedRecords;

/// <summary>What is told of a training on records.</summary>
public class RecordProgressTests
{
    [Fact]
    public void EachEpochHasItsErrorInTheTargetsUnit()
    {
        HillHeight network = HillHeight.Fit(Hills, seed: 3);
        Hill[] validation = [.. Draw(40, seed: 2)];
        StringWriter output = new() { NewLine = "\n" };
        TrainingHistory history = network.TrainOn(
            Hills, validation, Options with { Epochs = 2, Progress = new PlainProgress(output) });
        double error = network.Errors(validation).MeanAbsoluteError;
        Assert.Equal(error, history[1].ValidationError);
        Assert.NotEqual(error, history[0].ValidationError);
        string[] lines = output.ToString().TrimEnd().Split('\n');
        Assert.Equal("epoch      loss  val. loss  val. error      rows/s  seconds", lines[0]);
        string shown = error.ToString(error >= 1000 ? "N0" : "F4", CultureInfo.InvariantCulture);
        Assert.Equal(shown, lines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)[3]);

        // Classes have an accuracy, and rows without a record no unit.
        PlaceSide sides = PlaceSide.Fit(Places);
        Assert.Equal(double.NaN, sides.TrainOn(Places, Places, Options with { Epochs = 1 })[0].ValidationError);
        HillHeight unfitted = new();
        Dataset<float> rows = network.ToDataset(Hills);
        using Trainer<float, AdamW> trainer = unfitted.Train(new AdamW(0.01f), maxBatch: 64);
        TrainingHistory without = TrainingLoop.Run(unfitted, trainer, rows, rows, Options with { Epochs = 1 });
        Assert.Equal(double.NaN, without[0].ValidationError);
    }
}
