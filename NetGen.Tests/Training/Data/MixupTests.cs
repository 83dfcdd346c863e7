using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>
/// Draws against the moments of the Beta distribution, and mixed rows against what they were mixed from.
/// </summary>
public sealed class MixupTests
{
    private const int Rows = 12;

    // Row r is all 0 but for a 1 at r: a mixed row shows which rows are in it, and how much of each.
    private static readonly Dataset<int> Marked = new(
        Identity(), Rows, Enumerable.Range(0, Rows).Select(row => row % 5).ToArray());

    [Theory]
    [InlineData(0.05f)]
    [InlineData(0.2f)]
    [InlineData(1f)]
    [InlineData(7f)]
    public void LambdaHasTheMomentsOfBeta(float alpha)
    {
        const int Count = 200_000;
        Mixup mixup = new(alpha);
        RandomBits bits = new(7);
        double[] drawn = new double[Count];
        for (int i = 0; i < Count; i++)
            drawn[i] = mixup.Draw(ref bits);
        Assert.All(drawn, lambda => Assert.InRange(lambda, 0, 1));
        double variance = 1 / (4 * (2.0 * alpha + 1)), fourth = 3 / (16 * (2.0 * alpha + 1) * (2.0 * alpha + 3));
        double Moment(int power) => drawn.Average(lambda => Math.Pow(lambda - 0.5, power));

        // Six standard errors of each mean; a deviation is at most 1/2, so its eighth power at most 2^-4 of its fourth.
        Assert.Equal(0, Moment(1), 6 * Math.Sqrt(variance / Count));
        Assert.Equal(variance, Moment(2), 6 * Math.Sqrt((fourth - variance * variance) / Count));
        Assert.Equal(fourth, Moment(4), 6 * Math.Sqrt(fourth / 16 / Count));
    }

    // Beta(1, 1) is even from 0 to 1: the largest distance from its distribution function (Kolmogorov and Smirnov).
    [Fact]
    public void AlphaOfOneIsEven()
    {
        const int Count = 100_000;
        Mixup mixup = new(1f);
        RandomBits bits = new(11);
        double[] drawn = [.. Enumerable.Range(0, Count).Select(_ => mixup.Draw(ref bits)).Order()];
        double distance = drawn.Select((lambda, i) => Math.Abs(lambda - (i + 0.5) / Count)).Max();
        Assert.InRange(distance, 0, 2 / Math.Sqrt(Count));
    }

    [Fact]
    public void AlphaMayBeVerySmallOrVeryLarge()
    {
        RandomBits bits = new(3);
        for (int i = 0; i < 100; i++)
        {
            double least = new Mixup(float.Epsilon).Draw(ref bits);
            Assert.True(least is 0 or 1, $"{least}");
            Assert.InRange(new Mixup(1e6f).Draw(ref bits), 0.49, 0.51);
        }
    }

    [Fact]
    public void LabelsStandThereTwiceWithTheirWeights()
    {
        HashSet<int> others = [];
        foreach (Mixed mixed in Epoch(Marked, new Mixup(1f), 5))
        {
            others.Add(mixed.Second);
            Assert.Equal(1f, mixed.FirstWeight + mixed.SecondWeight, 1e-6f);
            Assert.Equal((mixed.First % 5, mixed.Second % 5), (mixed.FirstLabel, mixed.SecondLabel));
            Assert.Equal(mixed.Input, mixed.Copy);
            float[] expected = new float[Rows];
            expected[mixed.First] += mixed.FirstWeight;
            expected[mixed.Second] += mixed.SecondWeight;
            Assert.All(expected.Zip(mixed.Input), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        }

        Assert.InRange(others.Count, 5, Rows);
    }

    [Fact]
    public void TheDrawsDependOnSeedEpochAndRowAlone()
    {
        Mixup mixup = new(1f);
        Dictionary<int, float[]> first = ByRow(Epoch(Marked, mixup, 4));
        Assert.Equal(Rows, first.Count);
        Assert.All(ByRow(Epoch(Marked, mixup, 5)), row => Assert.Equal(first[row.Key], row.Value));
        Assert.Contains(ByRow(Epoch(Marked, mixup, 4, epoch: 1)), row => !first[row.Key].SequenceEqual(row.Value));
        Assert.Contains(ByRow(Epoch(Marked, mixup, 4, seed: 2)), row => !first[row.Key].SequenceEqual(row.Value));

        static Dictionary<int, float[]> ByRow(IEnumerable<Mixed> epoch) =>
            epoch.ToDictionary(mixed => mixed.First, mixed => mixed.Input);
    }

    [Fact]
    public void WeightsOfRowsAreShared()
    {
        Dataset<int> weighted = Marked.WithRowWeights(Enumerable.Range(1, Rows).Select(row => (float)row).ToArray());
        foreach (Mixed mixed in Epoch(weighted, new Mixup(1f), 5))
            Assert.Equal(mixed.First + 1f, mixed.FirstWeight + mixed.SecondWeight, 1e-5f);
    }

    [Fact]
    public void TargetsThatAreNumbersAreMixed()
    {
        float[] targets = [.. Enumerable.Range(0, 2 * Rows).Select(i => i % 2 == 0 ? i : 1f)];
        Dataset<float> data = new(Identity(), Rows, targets, targetLength: 2);
        MiniBatches<float> batches = new(data, 5, seed: 1, mixup: new Mixup(1f));
        Assert.Equal(1, batches.Copies);
        for (batches.Start(0); batches.MoveNext();)
        {
            Assert.Equal((batches.Rows * Rows, 2 * batches.Rows), (batches.Inputs.Length, batches.Targets.Length));
            Assert.True(batches.RowWeights.IsEmpty);
            for (int row = 0; row < batches.Rows; row++)
            {
                float[] shares = batches.Inputs.Slice(row * Rows, Rows).ToArray();
                double expected = shares.Select((share, i) => (double)share * 2 * i).Sum();
                Assert.Equal(expected, batches.Targets[2 * row], 1e-5);

                // Two equal targets stay what they are: a probability of 1 is not a little more.
                Assert.Equal(1f, batches.Targets[2 * row + 1]);
            }
        }
    }

    // Both rows are mixed as the epoch has augmented them.
    [Fact]
    public void RowsAreMixedAsTheyAreAugmented()
    {
        BrightnessAndContrast augmentation = new(0.5f);
        MiniBatches<int> plain = new(Marked, Rows, seed: 1, augmentation: augmentation);
        plain.Start(0);
        Assert.True(plain.MoveNext());
        float[][] augmented = new float[Rows][];
        for (int place = 0; place < Rows; place++)
            augmented[plain.RowOf(place)] = plain.Inputs.Slice(place * Rows, Rows).ToArray();
        foreach ((Mixed mixed, Mixed marked) in
            Epoch(Marked, new Mixup(1f), 5, augmentation: augmentation).Zip(Epoch(Marked, new Mixup(1f), 5)))
        {
            for (int i = 0; i < Rows; i++)
            {
                double expected = marked.FirstWeight * (double)augmented[marked.First][i]
                    + marked.SecondWeight * (double)augmented[marked.Second][i];
                Assert.Equal(expected, mixed.Input[i], 1e-6);
            }
        }
    }

    private static float[] Identity()
    {
        float[] values = new float[Rows * Rows];
        for (int row = 0; row < Rows; row++)
            values[row * Rows + row] = 1f;
        return values;
    }

    // Every row of an epoch, in its order.
    private static List<Mixed> Epoch(
        Dataset<int> data, Mixup mixup, int batchSize, int epoch = 0, ulong seed = 1,
        IAugmentation? augmentation = null)
    {
        MiniBatches<int> batches = new(data, batchSize, seed, augmentation: augmentation, mixup: mixup);
        Assert.Equal(2, batches.Copies);
        List<Mixed> rows = [];
        for (batches.Start(epoch); batches.MoveNext();)
        {
            Assert.Equal(2 * batches.Rows, batches.RowWeights.Length);
            for (int place = 0; place < 2 * batches.Rows; place += 2)
            {
                float[] input = batches.Inputs.Slice(place * Rows, Rows).ToArray();
                int first = batches.RowOf(place);
                int second = Enumerable.Range(0, Rows).FirstOrDefault(i => i != first && input[i] > 0, first);
                rows.Add(new(
                    first, second, batches.Targets[place], batches.Targets[place + 1],
                    batches.RowWeights[place], batches.RowWeights[place + 1], input,
                    batches.Inputs.Slice((place + 1) * Rows, Rows).ToArray()));
            }
        }

        return rows;
    }

    private sealed record Mixed(
        int First, int Second, int FirstLabel, int SecondLabel, float FirstWeight, float SecondWeight, float[] Input,
        float[] Copy);
}
