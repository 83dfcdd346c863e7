using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.TrainedRecords;

public enum Side
{
    Left,
    Right,
}

/// <summary>A point and its height; some have no name.</summary>
public sealed record Hill
{
    [Numeric]
    public required float X { get; init; }

    [Numeric(Missing.Median)]
    public float? Y { get; init; }

    [Category(maxNames: 200)]
    public required string Name { get; init; }

    [Target(Scale.Log)]
    public float Height { get; init; }
}

[Network]
[Input<Hill>]
[Dense(16), BatchNorm, Tanh]
[Dense(Width.Target), MeanSquaredError]
public sealed partial class HillHeight;

/// <summary>The same, on one side or the other.</summary>
public sealed record Place([Numeric] float X, [Target] Side Side);

[Network]
[Input<Place>]
[Dense(8), Tanh, Dense(Width.Target), SoftmaxCrossEntropy]
public sealed partial class PlaceSide;

public sealed record Answer([Numeric] float X, [Target] bool IsRight);

[Network]
[Input<Answer>]
[Dense(8), Tanh, Dense(Width.Target), BinaryCrossEntropy]
public sealed partial class AnswerRight;

/// <summary>Records in training, cross-validation and scores.</summary>
public class RecordTrainingTests
{
    internal static readonly Hill[] Hills = [.. Draw(120, seed: 1)];

    internal static readonly Place[] Places =
        [.. Hills.Select(hill => new Place(hill.X, hill.X > 500 ? Side.Right : Side.Left))];

    internal static readonly TrainingOptions Options = new() { Epochs = 60, BatchSize = 32, Seed = 1 };

    [Fact]
    public void TrainingOnRecordsIsTrainingOnWhatTheyAreEncodedAs()
    {
        HillHeight direct = HillHeight.Fit(Hills, seed: 3), by = HillHeight.Fit(Hills, seed: 3);
        TrainingHistory history = direct.TrainOn(Hills, Draw(40, seed: 2), new AdamW(0.01f), Options);
        using (Trainer<float, AdamW> trainer = by.Train(new AdamW(0.01f), maxBatch: 64, seed: Options.Seed))
            TrainingLoop.Run(by, trainer, by.ToDataset(Hills), by.ToDataset(Draw(40, seed: 2)), Options);
        Assert.Equal(Values(by.Parameters), Values(direct.Parameters));
        Assert.Equal(60, history.Count);
        Assert.True(history[^1].Loss < 0.2 * history[0].Loss, $"{history[0]} to {history[^1]}");
        HillHeight alone = HillHeight.Fit(Hills, seed: 3), same = HillHeight.Fit(Hills, seed: 3);
        Assert.Null(alone.TrainOn(Hills, Options with { Epochs = 2 })[1].Validation);
        same.TrainOn(Hills, null, Options with { Epochs = 2 });
        Assert.Equal(Values(same.Parameters), Values(alone.Parameters));
        alone.TrainOn(Hills, new AdamW(0.01f), Options with { Epochs = 2 });
        same.TrainOn(Hills, null, new AdamW(0.01f), Options with { Epochs = 2 });
        Assert.Equal(Values(same.Parameters), Values(alone.Parameters));
    }

    [Fact]
    public void NothingIsTrainedWhereARecordIsRefused()
    {
        HillHeight network = HillHeight.Fit(Hills, seed: 3);
        float[] before = Values(network.Parameters);
        Hill bad = Hills[0] with { X = float.NaN };
        Says("Row 120, X: expected a finite number of at most 1E+30 in size, found NaN.",
            () => network.TrainOn(Hills.Append(bad), null, Options));
        Says("Row 1, X: expected a finite number of at most 1E+30 in size, found NaN.",
            () => network.TrainOn(Hills, [Hills[0], bad], Options));
        Assert.Equal(before, Values(network.Parameters));
        Assert.Throws<InvalidOperationException>(() => new HillHeight().TrainOn(Hills, null, Options));
    }

    // The statistics of a fold are those of its training rows: of a network fitted on these alone, and not of all.
    [Fact]
    public void NothingOfAValidationFoldReachesStatistics()
    {
        // Each row alone has a name, and one an enormous number.
        Hill[] rows = [.. Hills.Select((hill, i) => hill with { Name = $"n{i}", X = i == 17 ? 1e12f : hill.X })];
        Fold<float>[] folds = [.. HillHeight.Folds(rows, k: 5, seed: 4)];
        (int[] Training, int[] Validation)[] parts = [.. DatasetParts.FoldRows(rows.Length, 5, 4)];
        Assert.Equal(5, folds.Length);
        for (int i = 0; i < folds.Length; i++)
        {
            Hill[] training = [.. parts[i].Training.Select(row => rows[row])];
            Hill[] validation = [.. parts[i].Validation.Select(row => rows[row])];
            HillHeight alone = HillHeight.Fit(training);
            Assert.Equal(alone.ToDataset(training).Inputs, folds[i].Training.Inputs);
            Assert.Equal(alone.ToDataset(validation).Inputs, folds[i].Validation.Inputs);
            Assert.Equal(alone.ToDataset(validation).Targets, folds[i].Validation.Targets);

            // Another number or name in a validation row leaves every other row as it was.
            rows[parts[i].Validation[0]] = validation[0] with { X = -5e5f, Y = 1e6f, Name = "other", Height = 1e7f };
            Fold<float> changed = HillHeight.Folds(rows, k: 5, seed: 4).ElementAt(i);
            rows[parts[i].Validation[0]] = validation[0];
            Assert.Equal(folds[i].Training.Inputs, changed.Training.Inputs);
            Assert.Equal(folds[i].Training.Targets, changed.Training.Targets);
            Assert.Equal(folds[i].Validation.Slice(1, 23).Inputs, changed.Validation.Slice(1, 23).Inputs);

            // No name of a validation row is known.
            IReadOnlyList<string> names = alone.Encoding.FeatureNames;
            int other = names.ToList().IndexOf("Name=(other)");
            for (int row = 0; row < validation.Length; row++)
                Assert.Equal(1f, folds[i].Validation.Input(row)[other]);
            for (int row = 0; row < training.Length; row++)
                Assert.Equal(0f, folds[i].Training.Input(row)[other]);
        }

        Assert.Equal(
            Enumerable.Range(0, rows.Length), parts.SelectMany(part => part.Validation).Order());
        Assert.Throws<ArgumentOutOfRangeException>(() => HillHeight.Folds(rows, k: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HillHeight.Folds(rows, k: 121));
    }

    [Fact]
    public void AFoldIsEncodedByItsTrainingRows()
    {
        Fold<int> fold = PlaceSide.EncodeFold(Places.Take(90), Places.Skip(90));
        Assert.Equal((90, 30), (fold.Training.Rows, fold.Validation.Rows));
        double mean = fold.Training.Inputs.ToArray().Average(), other = fold.Validation.Inputs.ToArray().Average();
        Assert.Equal(0, mean, 1e-6);
        Assert.NotEqual(0, other, 1e-3);
    }

    [Fact]
    public void ErrorsAreInTheTargetsUnit()
    {
        HillHeight network = HillHeight.Fit(Hills, seed: 3);
        network.TrainOn(Hills, null, new AdamW(0.01f), Options);
        RegressionErrors errors = network.Errors(Hills);
        double[] differences = [.. Hills.Select(hill => (double)network.Predict(hill) - hill.Height)];
        double expected = differences.Average(Math.Abs);
        Assert.Equal(expected, errors.MeanAbsoluteError, 1e-4 * expected);
        double square = differences.Average(difference => difference * difference);
        Assert.Equal(square, errors.MeanSquaredError, 1e-3 * square);
        Assert.Equal(Hills.Length, errors.Rows);
        Assert.InRange(errors.R2, 0.9, 1);
        Answer[] rows = [new(1, true), new(2, false), new(3, true)];
        AnswerRight answers = AnswerRight.Fit(rows);
        ConfusionMatrix right = answers.Confusion(rows);
        Assert.Equal(["false", "true"], right.ClassNames);
        Assert.Equal(rows.Count(row => row.IsRight && answers.Predict(row)), right[1, 1]);
        Says("Expected a target that is a class, found Height, a number.", () => network.Confusion(Hills));
        Says("Expected targets that are numbers, found IsRight, a class.", () => answers.Errors([new(1, true)]));
    }

    [Fact]
    public void TheConfusionMatrixCountsClasses()
    {
        PlaceSide network = PlaceSide.Fit(Places, seed: 1);
        network.TrainOn(Places, null, new AdamW(0.02f), Options);
        ConfusionMatrix found = network.Confusion(Places);
        foreach (Side label in Enum.GetValues<Side>())
            foreach (Side predicted in Enum.GetValues<Side>())
            {
                Assert.Equal(
                    Places.Count(row => row.Side == label && network.Predict(row) == predicted),
                    found[(int)label, (int)predicted]);
            }

        Assert.InRange(found.Accuracy, 0.95, 1);
        Assert.Equal(["Left", "Right"], found.ClassNames);
        Assert.StartsWith("label   Left  Right  precision", found.ToString());
    }

    [Fact]
    public void ACheckpointCarriesTheEncoding()
    {
        using TemporaryDirectory directory = new();
        TrainingOptions options = Options with { Epochs = 4, Checkpoints = new(directory.Path) };
        HillHeight network = HillHeight.Fit(Hills, seed: 3);
        TrainingHistory first = network.TrainOn(Hills, Hills, options);
        string file = Directory.GetFiles(directory.Path, "step-*").Order().Last();
        HillHeight loaded = HillHeight.Load(file);
        Assert.Equal(network.Encoding.Describe(), loaded.Encoding.Describe());
        Assert.Equal(network.Predict(Hills[5]), loaded.Predict(Hills[5]));

        // A run that goes on has the encoding that the file has, and the errors of the epochs before.
        HillHeight next = HillHeight.Fit(Hills, seed: 8);
        TrainingHistory whole = next.TrainOn(Hills, Hills, options with { Epochs = 6 });
        Assert.Equal(
            first.Select(epoch => epoch.ValidationError), whole.Take(4).Select(epoch => epoch.ValidationError));
        Assert.False(double.IsNaN(whole[0].ValidationError));
        Assert.Equal(network.Encoding.Describe(), next.Encoding.Describe());
    }

    [Fact]
    public void TheBestEpochIsKeptWithItsEncoding()
    {
        HillHeight network = HillHeight.Fit(Hills, seed: 3);
        string before = network.Encoding.Describe();
        network.TrainOn(
            Hills, Draw(40, seed: 2), Options with { Epochs = 5, KeepBest = MonitoredFigure.ValidationLoss });
        Assert.Equal(before, network.Encoding.Describe());
    }

    internal static IEnumerable<Hill> Draw(int rows, int seed)
    {
        Random random = new(seed);
        for (int row = 0; row < rows; row++)
        {
            float x = 1000 * random.NextSingle(), y = 1000 * random.NextSingle();
            string name = "abcd"[random.Next(4)].ToString();
            yield return new Hill
            {
                X = x,
                Y = row % 4 == 0 ? null : y,
                Name = name,
                Height = 50 + x * x / 100 + (name == "a" ? 500 : 0),
            };
        }
    }

    private static float[] Values(ParameterBlock block)
    {
        float[] values = new float[block.CountOfAll];
        block.CopyAllTo(values);
        return values;
    }

    private static void Says(string message, Action call) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(call).Message);
}
