using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>
/// Subsets, seeded splits and folds: each row once, classes in proportion, the same for the same seed.
/// </summary>
public sealed class DatasetPartsTests
{
    // Classes of 50, 30, 17 and 3 rows; the input of a row is its number.
    private static readonly int[] Counts = [50, 30, 17, 3];

    private static Dataset<int> Uneven
    {
        get
        {
            int[] labels = [.. Counts.SelectMany((count, label) => Enumerable.Repeat(label, count))];
            float[] numbers = [.. Enumerable.Range(0, labels.Length).Select(row => (float)row)];
            return new(numbers, 1, labels);
        }
    }

    [Fact]
    public void RecordsSplitAsTheirDataSetDoes()
    {
        int[] records = [.. Enumerable.Range(0, 101)];
        (int[] first, int[] second) = records.SplitShuffled(0.8, seed: 3);
        (Dataset<int> inputs, Dataset<int> others) = new Dataset<int>(
            Array.ConvertAll(records, row => (float)row), 1, records).SplitShuffled(0.8, seed: 3);
        Assert.Equal(inputs.Targets.ToArray(), first);
        Assert.Equal(others.Targets.ToArray(), second);
        Assert.Equal(
            "Expected a share in (0, 1), found 1. (Parameter 'share')\nActual value was 1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => records.SplitShuffled(1)).Message
                .ReplaceLineEndings("\n"));
    }

    [Fact]
    public void ASubsetHasTheRowsInTheGivenOrder()
    {
        Dataset<float> data = new(new float[] { 0, 1, 10, 11, 20, 21 }, 2, new float[] { 5, 6, 7 });
        Dataset<float> subset = data.Subset([2, 0, 2]);
        Assert.Equal([20f, 21f, 0f, 1f, 20f, 21f], subset.Inputs.ToArray());
        Assert.Equal([7f, 5f, 7f], subset.Targets.ToArray());
        Assert.Contains(
            "Expected rows from 0 to 2, found 3.",
            Assert.Throws<ArgumentOutOfRangeException>(() => data.Subset([0, 3])).Message);
    }

    [Fact]
    public void ClassesAreCounted()
    {
        Assert.Equal(Counts, Uneven.ClassCounts());
        Assert.Equal([.. Counts, 0], Uneven.ClassCounts(5));
        Assert.Empty(Uneven.Take(0).ClassCounts());
        Assert.StartsWith(
            "Expected classes from 0 to 1, found 2 in row 80.",
            Assert.ThrowsAny<ArgumentException>(() => Uneven.ClassCounts(2)).Message);
    }

    [Theory]
    [InlineData(0.8, 80)]
    [InlineData(0.125, 13)]
    public void AShuffledSplitHasEveryRowOnce(double share, int first)
    {
        (Dataset<int> one, Dataset<int> other) = Uneven.SplitShuffled(share, seed: 3);
        Assert.Equal(first, one.Rows);
        Assert.Equal(Enumerable.Range(0, 100).Select(row => (float)row), Rows(one, other).Order());
        Assert.NotEqual(Rows(one), Rows(one).Order());
    }

    [Theory]
    [InlineData(0.8, new[] { 40, 24, 14, 2 })]
    [InlineData(0.5, new[] { 25, 15, 9, 1 })]
    [InlineData(0.1, new[] { 5, 3, 2, 0 })]
    public void AStratifiedSplitKeepsProportions(double share, int[] counts)
    {
        (Dataset<int> one, Dataset<int> other) = Uneven.SplitStratified(share, seed: 3);
        Assert.Equal(counts, one.ClassCounts(4));
        Assert.Equal(Enumerable.Range(0, 100).Select(row => (float)row), Rows(one, other).Order());
        Assert.All(Enumerable.Range(0, 100), i => LabelFits(one, other, i));
        Assert.NotEqual(Rows(one), Rows(one).Order());
    }

    [Fact]
    public void TheSeedAloneDecides()
    {
        Assert.Equal(Rows(Uneven.SplitStratified(0.5, 7).First), Rows(Uneven.SplitStratified(0.5, 7).First));
        Assert.NotEqual(Rows(Uneven.SplitStratified(0.5, 7).First), Rows(Uneven.SplitStratified(0.5, 8).First));
        Assert.Equal(Rows(Uneven.SplitShuffled(0.5, 7).First), Rows(Uneven.SplitShuffled(0.5, 7).First));
        Assert.NotEqual(Rows(Uneven.SplitShuffled(0.5, 7).First), Rows(Uneven.SplitShuffled(0.5, 8).First));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public void EachRowValidatesOnce(int k)
    {
        Folds(Uneven.Folds(k, seed: 1), k);
        Folds(Uneven.StratifiedFolds(k, seed: 1), k);

        static void Folds(IEnumerable<Fold<int>> folds, int k)
        {
            Fold<int>[] all = [.. folds];
            Assert.Equal(k, all.Length);
            Assert.Equal(
                Enumerable.Range(0, 100).Select(row => (float)row),
                all.SelectMany(fold => Rows(fold.Validation)).Order());
            Assert.All(all, fold => Assert.InRange(fold.Validation.Rows, 100 / k, (100 + k - 1) / k));
            Assert.All(all, fold => Assert.Equal(100, Rows(fold.Training, fold.Validation).Distinct().Count()));
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    public void StratifiedFoldsSpreadEachClass(int k) => Assert.All(
        Uneven.StratifiedFolds(k, seed: 1),
        fold => Assert.All(fold.Validation.ClassCounts(4).Zip(Counts), count => Assert.InRange(
            count.First, count.Second / k, (count.Second + k - 1) / k)));

    [Fact]
    public void NumbersOutOfRange()
    {
        Throws("Expected a share in (0, 1), found 1.", () => Uneven.SplitShuffled(1));
        Throws("Expected a share in (0, 1), found NaN.", () => Uneven.SplitStratified(double.NaN));
        Throws("Expected from 2 to 100 folds, found 1.", () => Uneven.Folds(1));
        Throws("Expected from 2 to 100 folds, found 101.", () => Uneven.StratifiedFolds(101));

        static void Throws(string message, Action action) =>
            Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message);
    }

    [Fact]
    public void RowsThatAreArraysAreCopied()
    {
        Dataset<int> labelled = Dataset.FromRows([[1f, 2f], [3f, 4f]], [1, 0]);
        Assert.Equal([1f, 2f, 3f, 4f], labelled.Inputs.ToArray());
        Assert.Equal([1, 0], labelled.Targets.ToArray());
        Dataset<float> numbers = Dataset.FromRows([[1f], [3f]], [[5f, 6f], [7f, 8f]]);
        Assert.Equal((1, 2), (numbers.InputLength, numbers.TargetLength));
        Assert.Equal([7f, 8f], numbers.Target(1).ToArray());
    }

    [Fact]
    public void ArraysThatDoNotFitNameTheRow()
    {
        const string Expected = "Expected rows of 1 values, as row 0 has, found";
        Throws($"{Expected} 2 in row 1.", () => Dataset.FromRows([[1f], [3f, 4f]], [1, 0]));
        Throws($"{Expected} 0 in row 1.", () => Dataset.FromRows([[1f], null!], [1, 0]));
        Throws("Expected 1 labels, one a row, found 2.", () => Dataset.FromRows([[1f]], [1, 0]));
        Throws("Expected at least 1 row, found 0.", () => Dataset.FromRows([], new int[0]));
        Throws("Expected rows of at least 1 value, found none in row 0.", () => Dataset.FromRows([[]], [1]));
        Throws("Expected 2 rows of targets, one a row, found 1.", () => Dataset.FromRows([[1f], [2f]], [[1f]]));

        static void Throws(string message, Action action) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(action).Message);
    }

    private static float[] Rows(params Dataset<int>[] parts) => [.. parts.SelectMany(part => part.Inputs.ToArray())];

    private static void LabelFits(Dataset<int> one, Dataset<int> other, int row)
    {
        Dataset<int> part = one.Inputs.Contains(row) ? one : other;
        Assert.Equal(Uneven.Target(row)[0], part.Targets[part.Inputs.IndexOf(row)]);
    }
}
