using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Tests.TrainedRecords;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.JudgedRecords;

/// <summary>A flat whose rent depends on its size and its town, not on its noise.</summary>
public sealed record Flat
{
    [Numeric(Scale.Log)]
    public required float Size { get; init; }

    [Numeric(Missing.Mean)]
    public float Age { get; init; }

    [Numeric]
    public required float Noise { get; init; }

    [Category(maxNames: 4)]
    [ColumnName("town")]
    public required string Town { get; init; }

    [Target]
    public float Rent { get; init; }
}

[Network]
[Input<Flat>]
[Dense(16), Tanh, Dense(Width.Target), MeanSquaredError]
public sealed partial class FlatRent;

/// <summary>A plot whose area is computed, through a method.</summary>
public sealed record Plot
{
    public float Width { get; init; }

    public float Depth { get; init; }

    public string Remark { get; init; } = "";

    public int Length { get; init; }

    [Numeric]
    public float Area => this.Sum() * Remarkable.Length;

    [Target]
    public float Price { get; init; }

    private static string Remarkable => "1";

    private float Sum() => Width * Depth;
}

[Network]
[Input<Plot>]
[Dense(4), Tanh, Dense(Width.Target), MeanSquaredError]
public sealed partial class PlotPrice;

/// <summary>What a network with a record is worth, by properties and in real units; and its rows from a file.</summary>
public class RecordJudgingTests
{
    private static readonly Flat[] Flats = [.. Draw(300)];

    [Fact]
    public void JudgesByPropertiesInTheUnitOfTheTarget()
    {
        Flat[] training = Flats[..200], validation = Flats[200..];
        FlatRent network = FlatRent.Fit(training, seed: 1);
        network.TrainOn(training, null, new AdamW(0.01f), new TrainingOptions { Epochs = 60, BatchSize = 20 });
        Judgement judgement = network.Judge(training, validation);

        Assert.Equal(["Rent"], judgement.OutputNames);
        Assert.Equal(
            network.Errors(validation).RootMeanSquaredError, judgement.Numbers[0].Errors.RootMeanSquaredError, 2);
        Assert.Equal(["Age", "Noise", "Size", "Town"], judgement.Importance!.Sorted.Select(f => f.Group.Name).Order());
        Assert.Equal(["Size", "Town"], judgement.Importance.Sorted.Take(2).Select(f => f.Group.Name).Order());

        // Sizes are those of the record, from 20 to 120, not their scaled logarithms.
        PartialDependence size = judgement.Dependences.Single(dependence => dependence.Group.Name == "Size");
        Assert.All(size.Points, point => Assert.InRange(point.Value, 20, 120));
    }

    // The network has places for five kinds, and training rows had three.
    [Fact]
    public void OutputsOfPlacesThatNoClassTookAreLeftOut()
    {
        Stone[] stones =
        [
            .. Enumerable.Range(0, 60)
                .Select(i => new Stone { Weight = i % 3, Place = "here", Kind = $"{"abc"[i % 3]}" }),
        ];
        StoneKind network = StoneKind.Fit(stones, seed: 1);
        network.TrainOn(stones, new AdamW(0.02f), new() { Epochs = 20, BatchSize = 16 });
        Judgement judgement = network.Judge(stones, stones);
        Assert.Equal(["a", "b", "c"], judgement.OutputNames);
        Assert.Equal(["a", "b", "c"], judgement.Classes.Select(one => one.Name));
        Assert.Equal(["a", "b", "c"], judgement.Confusion!.ClassNames);
        Assert.Same(network.Encoding, judgement.Encoding);
        Assert.DoesNotContain(judgement.Remarks, remark => remark.Contains("No ROC area", StringComparison.Ordinal));
        Assert.All(judgement.Dependences, dependence => Assert.All(
            dependence.Points, point => Assert.Equal(3, point.Means.Count)));
        ScoredModel own = judgement.Baselines!.Models.Single(model => model.Name == "StoneKind");
        Assert.Equal(network.Confusion(stones).Accuracy, own.Scores[0], 1e-9);
        Assert.Contains("label", judgement.ToString());
    }

    [Fact]
    public void EachInputHasANameOfItsOwn()
    {
        StoneKind network = StoneKind.Fit([
            new() { Weight = 1, Place = "(other)", Kind = "a" }, new() { Weight = 2, Place = "b", Kind = "b" },
        ]);
        IReadOnlyList<string> names = network.Encoding.FeatureNames;
        Assert.Equal(names.Distinct(), names);
        Assert.Equal(["Weight", "Place=(other)", "Place=b", "Place=(no name 1)"], names.Take(4));
        Assert.Equal("Place=(other 1)", names[^1]);
        Assert.Equal(StoneKind.InputLength, names.Count);
    }

    // Of a file the columns are needed that a property is computed of; Remark is none of them.
    [Fact]
    public void WhatNothingIsComputedOfIsNoColumn()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "Depth,Width,Price\n3,2,60\n5,4,200\n");
            Assert.Equal([6f, 20f], PlotPrice.ReadCsv(path).Select(plot => plot.Area));
            File.WriteAllText(path, "Width,Price\n3,60\n");
            Assert.Contains("Depth", Assert.Throws<InvalidDataException>(() => PlotPrice.ReadCsv(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void AMissingFloatIsNaNAndImputed()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "town,Size,Age,Noise,Rent\nUlm,50,10,1,500\nBonn,60,,2,700\n");
            Flat[] read = FlatRent.ReadCsv(path);
            Assert.Equal([10f, float.NaN], read.Select(flat => flat.Age));
            FlatRent network = FlatRent.Fit(read);
            float[] inputs = new float[FlatRent.InputLength];
            network.Encode(read[1], inputs);
            Assert.Equal([0f, 1f], inputs[1..3]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ARowThatCannotBeEncodedLeavesTheSpan()
    {
        FlatRent network = FlatRent.Fit(Flats);
        float[] inputs = [.. Enumerable.Repeat(7f, FlatRent.InputLength)];
        Assert.Throws<ArgumentException>(() => network.Encode(Flats[0] with { Noise = float.NaN }, inputs));
        Assert.All(inputs, value => Assert.Equal(7f, value));
    }

    private static IEnumerable<Flat> Draw(int count)
    {
        Random random = new(3);
        for (int i = 0; i < count; i++)
        {
            float size = 20 + 100 * random.NextSingle();
            int town = random.Next(4);
            yield return new()
            {
                Size = size,
                Age = random.Next(5) == 0 ? float.NaN : random.Next(100),
                Noise = random.NextSingle(),
                Town = "ABCD"[town].ToString(),
                Rent = size * (8 + 3 * town),
            };
        }
    }
}
