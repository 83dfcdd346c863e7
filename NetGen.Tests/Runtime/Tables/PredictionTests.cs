using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Xunit;

namespace NetGen.Tests.Tables;

/// <summary>Every kind of target: what is trained on, what is predicted, and that nothing is allocated.</summary>
public class PredictionTests
{
    [Fact]
    public void ANumberIsPredictedInItsUnit()
    {
        NumberNetwork network = Rows.Trained<NumberNetwork, OfNumber, float>(Rows.Numbers);
        double error = Rows.Numbers.Average(row => Math.Abs(network.Predict(row) - row.Y));
        Assert.InRange(error, 0, 8);
        float[] output = new float[1];
        network.Predict(network.Encoded(Rows.Numbers[3]), output);
        Assert.Equal((float)network.Encoding.Decode(0, output[0]), network.Predict(Rows.Numbers[3]));
        AllocatesNothing(() => network.Predict(Rows.Numbers[3]));
    }

    [Fact]
    public void ADoubleKeepsItsDigits()
    {
        DoubleNetwork network = Rows.Trained<DoubleNetwork, OfDouble, float>(Rows.Doubles);
        double error = Rows.Doubles.Average(row => Math.Abs(network.Predict(row) - row.Y));
        Assert.InRange(error, 0, 0.1);
        AllocatesNothing(() => network.Predict(Rows.Doubles[3]));
    }

    [Fact]
    public void SeveralNumbersArePredictedAtOnce()
    {
        SeveralNetwork network = Rows.Trained<SeveralNetwork, OfSeveral, float>(Rows.Several);
        SeveralNetwork.Prediction[] found = [.. Rows.Several.Select(row => network.Predict(row))];
        Assert.InRange(Average((row, i) => Math.Abs(found[i].Y - row.Y)), 0, 1);
        Assert.InRange(Average((row, i) => Math.Abs(found[i].Z - (double)row.Z)), 0, 0.1);
        Assert.InRange(Average((row, i) => Math.Abs(found[i].PredictionValue - row.Prediction)), 0, 0.1);
        AllocatesNothing(() => network.Predict(Rows.Several[3]));

        static double Average(Func<OfSeveral, int, double> error) => Rows.Several.Select(error).Average();
    }

    [Fact]
    public void AMemberOfAnEnumIsPredictedWithItsProbability()
    {
        EnumNetwork network = Rows.Trained<EnumNetwork, OfEnum, int>(Rows.Enums);
        Assert.Equal([0, 1, 2], network.Targets(new[] { Size.Small, Size.Middle, Size.Large }.Select(Enum)));
        Assert.Equal(["Small", "Middle", "Large"], network.Encoding.ClassNames);
        float[] all = new float[3];
        foreach (OfEnum row in Rows.Enums)
        {
            Size predicted = network.Predict(row, out float probability);
            Assert.Equal(predicted, network.Predict(row, all));
            Assert.Equal(predicted, network.Predict(row));
            Assert.Equal(all.Max(), probability);
            Assert.Equal(1f, all.Sum(), 1e-5f);
        }

        Assert.InRange(Rows.Enums.Count(row => network.Predict(row) == row.Y), 80, 90);
        AllocatesNothing(() => network.Predict(Rows.Enums[3]));
        AllocatesNothing(() => network.Predict(Rows.Enums[3], out _));
        AllocatesNothing(() => network.Predict(Rows.Enums[3], all));
    }

    [Fact]
    public void ABoolHasOneOutputOrTwo()
    {
        BoolNetwork one = Rows.Trained<BoolNetwork, OfBool, float>(Rows.Bools);
        BoolSoftmaxNetwork two = Rows.Trained<BoolSoftmaxNetwork, OfBool, int>(Rows.Bools);
        BoolHingeNetwork margins = Rows.Trained<BoolHingeNetwork, OfBool, int>(Rows.Bools);
        Assert.Equal((1, 2), (BoolNetwork.OutputLength, BoolSoftmaxNetwork.OutputLength));
        Assert.Equal(["false", "true"], margins.Encoding.ClassNames);
        Assert.Equal([1f, 0f], one.Targets([new OfBool { Y = true }, new OfBool()]));
        Assert.Equal([1, 0], two.Targets([new OfBool { Y = true }, new OfBool()]));
        float[] ofOne = new float[2], ofTwo = new float[2], scores = new float[2], output = new float[1];
        foreach (OfBool row in Rows.Bools)
        {
            bool predicted = one.Predict(row, out float probability);
            one.Predict(row, ofOne);
            one.Predict(one.Encoded(row), output);
            Assert.Equal((1f - output[0], output[0], ofOne.Max()), (ofOne[0], ofOne[1], probability));
            Assert.Equal(output[0] > 0.5f, predicted);
            Assert.Equal(two.Predict(row, ofTwo), ofTwo[1] > ofTwo[0]);
            Assert.Equal(margins.Predict(row, scores), scores[1] > scores[0]);
        }

        Assert.InRange(Rows.Bools.Count(row => one.Predict(row) == row.Y), 85, 90);
        Assert.InRange(Rows.Bools.Count(row => two.Predict(row) == row.Y), 85, 90);
        Assert.InRange(Rows.Bools.Count(row => margins.Predict(row) == row.Y), 85, 90);
        AllocatesNothing(() => one.Predict(Rows.Bools[3], out _));
        AllocatesNothing(() => two.Predict(Rows.Bools[3]));
        AllocatesNothing(() => margins.Predict(Rows.Bools[3]));
    }

    // The network has room for four classes, of which training had three.
    [Fact]
    public void AStringIsOneOfTheClassesThatTrainingHad()
    {
        StringNetwork network = Rows.Trained<StringNetwork, OfString, int>(Rows.Strings);
        Assert.Equal(["low", "mid", "top"], network.Encoding.ClassNames);
        Assert.InRange(Rows.Strings.Count(row => network.Predict(row) == row.Y), 80, 90);
        float[] all = new float[StringNetwork.OutputLength];
        AllocatesNothing(() => network.Predict(Rows.Strings[3], all));
        AllocatesNothing(() => network.Predict(Rows.Strings[3]));
        string before = network.Predict(Rows.Strings[3]);
        network.Dense2.Bias![3] = 20f;
        Assert.Equal(before, network.Predict(Rows.Strings[3], out float probability));
        network.Predict(Rows.Strings[3], all);
        Assert.Equal(all[..3].Max(), probability);
        Assert.InRange(all[3], 0.99f, 1f);
        Assert.Equal(
            "Row 1, Y: expected one of low, mid, top, found 'other'. (Parameter 'records')",
            Assert.Throws<ArgumentException>(() => network.Targets([Rows.Strings[0], new OfString { Y = "other" }]))
                .Message);
        Assert.Equal(
            "Expected 4 values, found 3. (Parameter 'probabilities')",
            Assert.Throws<ArgumentException>(() => network.Predict(Rows.Strings[0], new float[3])).Message);
    }

    [Fact]
    public void AnEnumByMarginsHasScores()
    {
        EnumHingeNetwork network = Rows.Trained<EnumHingeNetwork, OfEnum, int>(Rows.Enums);
        float[] scores = new float[3];
        Assert.Equal(network.Predict(Rows.Enums[0]), network.Predict(Rows.Enums[0], scores));
        Assert.InRange(Rows.Enums.Count(row => network.Predict(row) == row.Y), 78, 90);
        AllocatesNothing(() => network.Predict(Rows.Enums[3], scores));
    }

    [Fact]
    public void OutputsThatAreNaNAreNoClass()
    {
        EnumNetwork network = EnumNetwork.Fit(Rows.Enums);
        for (int i = 0; i < 3; i++)
            network.Dense2.Bias![i] = float.NaN;
        Assert.Equal(
            "Expected finite outputs of EnumNetwork, found NaN alone.",
            Assert.Throws<InvalidOperationException>(() => network.Predict(Rows.Enums[0], out _)).Message);
    }

    [Fact]
    public void OneByOneInBulkLoadedCopiedAndOnThreadsTheBitsAreTheSame()
    {
        StringNetwork network = Rows.Trained<StringNetwork, OfString, int>(Rows.Strings);
        float[] bulk = network.Encoded(Rows.Strings);
        Same(bulk, network);
        Assert.Equal(bulk, network.Encoded(Rows.Strings.Where(row => true)));
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "net.safetensors");
        network.Save(path);
        Same(bulk, StringNetwork.Load(path));
        using MemoryStream stream = new();
        network.Save(stream);
        stream.Position = 0;
        Same(bulk, StringNetwork.Load(stream));
        StringNetwork other = new(seed: 9);
        other.LoadFrom(path);
        Same(bulk, other);
        StringNetwork copy = new();
        copy.Parameters.CopyAllFrom(network.Parameters);
        Same(bulk, copy);
        Assert.Equal(network.Encoding.Describe(), StringNetwork.Load(path).Encoding.Describe());
        Assert.All(Rows.Strings, row => Assert.Equal(network.Predict(row), other.Predict(row)));
        Thread[] threads =
            [.. Enumerable.Range(0, 4).Select(i => new Thread(() => Same(bulk, i % 2 == 0 ? network : other)))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
    }

    // Of everything that an encoding may hold.
    [Fact]
    public void EveryColumnIsTheSameWhenItIsLoaded()
    {
        double[] odd = [0.1, 1.0 / 3, 1e-300, 12345.678901234567, -7e11];
        Check<ScaledNetwork, Scaled, float>([.. odd.Select(Scaled.Of)], ScaledNetwork.Load);
        Check<GappyNetwork, Gappy, float>(
            [
                .. odd.Select(x => new Gappy { Mean = x, Median = (float)x }),
                new Gappy { IsSet = true, Zero = 0.1m, MostFrequent = 7 },
            ],
            GappyNetwork.Load);
        Check<DatedNetwork, Dated, float>(
            [
                .. Enumerable.Range(0, 9).Select(i => new Dated(
                    new(2000 + i, 1 + i, 28), i == 3 ? null : new(2000, 1, 1, i, 7 * i, 0),
                    new(1990 + i, 1, 1 + i, 0, 0, 0, default), i)),
            ],
            DatedNetwork.Load);
    }

    [Fact]
    public void ANetworkThatWasNotFittedSaysSo()
    {
        const string message = "Expected a fitted StringNetwork, found one that knows no names and means: make it by "
            + "Fit(records), or by Load(path) of a file that a fitted one wrote.";
        StringNetwork network = new();
        Action[] calls =
        [
            () => network.Predict(Rows.Strings[0]), () => network.Predict(Rows.Strings[0], out _),
            () => network.Predict(Rows.Strings[0], new float[4]), () => network.Encoded(Rows.Strings[0]),
            () => network.Encoded(Rows.Strings), () => network.Targets(Rows.Strings), () => _ = network.Encoding,
        ];
        Assert.All(calls, call => Assert.Equal(message, Assert.Throws<InvalidOperationException>(call).Message));
        using MemoryStream stream = new();
        network.Save(stream);
        stream.Position = 0;
        Assert.Throws<InvalidOperationException>(() => StringNetwork.Load(stream).Encoding);
    }

    [Fact]
    public void AnEncodingOfAnotherNetworkIsRefused()
    {
        RecordEncoding encoding = EnumNetwork.Fit(Rows.Enums).Encoding;
        EnumHingeNetwork other = new();
        Assert.Equal(
            "Expected an encoding of EnumHingeNetwork, found one of EnumNetwork. (Parameter 'encoding')",
            Assert.Throws<ArgumentException>(() => other.Parameters.SetEncoding(encoding)).Message);
        Assert.Null(other.Parameters.Encoding);
    }

    private static void Check<TNetwork, TRecord, TTarget>(
        TRecord[] records, Func<Stream, NetworkLoadOptions?, TNetwork> load)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
    {
        TNetwork network = TNetwork.Fit(records);
        using MemoryStream stream = new();
        network.Save(stream);
        stream.Position = 0;
        TNetwork loaded = load(stream, null);
        Assert.Equal(network.EncodeInputs(records), loaded.EncodeInputs(records));
        Assert.Equal(network.EncodeTargets(records), loaded.EncodeTargets(records));
        Assert.Equal(network.Encoding.Describe(), loaded.Encoding.Describe());
    }

    private static OfEnum Enum(Size size) => new() { Y = size };

    private static void Same(float[] bulk, StringNetwork network)
    {
        IEnumerable<float> rows = Rows.Strings.SelectMany(row => network.Encoded(row));
        Assert.Equal(bulk, rows);
    }

    private static void AllocatesNothing(Action call)
    {
        for (int i = 0; i < 100; i++)
            call();
        Assert.Equal(0, Allocated.By(call));
    }
}
