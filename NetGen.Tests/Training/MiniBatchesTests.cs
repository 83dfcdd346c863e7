using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Mini-batches visit every row once, in an order that seed and epoch fix, and allocate nothing.</summary>
public sealed class MiniBatchesTests
{
    [Theory]
    [InlineData(100, 10, 10, 10)]
    [InlineData(101, 10, 11, 1)]
    [InlineData(99, 10, 10, 9)]
    [InlineData(5, 8, 1, 5)]
    [InlineData(7, 1, 7, 1)]
    [InlineData(1, 4, 1, 1)]
    public void AnEpochVisitsEveryRowOnce(int rows, int batchSize, int count, int last)
    {
        MiniBatches<int> batches = new(Numbered(rows), batchSize, seed: 3);
        for (int epoch = 0; epoch < 3; epoch++)
        {
            List<int[]> found = Epoch(batches, epoch);
            Assert.Equal(count, batches.Count);
            Assert.Equal(count, found.Count);
            Assert.All(found.SkipLast(1), batch => Assert.Equal(batchSize, batch.Length));
            Assert.Equal(last, found[^1].Length);
            Assert.Equal(Enumerable.Range(0, rows), found.SelectMany(batch => batch).Order());
        }
    }

    [Fact]
    public void ALastBatchOfOneRowIsDroppedWhereAsked()
    {
        MiniBatches<int> batches = new(Numbered(101), 10, seed: 3, dropLastRow: true);
        List<int[]> found = Epoch(batches, 0);
        Assert.Equal((10, 100), (batches.Count, batches.RowsPerEpoch));
        Assert.All(found, batch => Assert.Equal(10, batch.Length));
        Assert.Equal(100, found.SelectMany(batch => batch).Distinct().Count());
    }

    [Fact]
    public void TheRowThatIsDroppedDiffersFromEpochToEpoch()
    {
        MiniBatches<int> batches = new(Numbered(101), 10, seed: 3, dropLastRow: true);
        HashSet<int> visited = [.. Epoch(batches, 0).SelectMany(batch => batch)];
        visited.UnionWith(Epoch(batches, 1).SelectMany(batch => batch));
        Assert.Equal(101, visited.Count);
    }

    [Fact]
    public void ALastBatchOfTwoRowsStays() =>
        Assert.Equal(2, Epoch(new MiniBatches<int>(Numbered(102), 10, dropLastRow: true), 0)[^1].Length);

    [Fact]
    public void SeedAndEpochFixTheOrder()
    {
        MiniBatches<int> batches = new(Numbered(50), 7, seed: 3);
        int[] first = Order(batches, 4);
        Assert.NotEqual(first, Order(batches, 5));
        Assert.Equal(first, Order(batches, 4));
        Assert.Equal(first, Order(new MiniBatches<int>(Numbered(50), 7, seed: 3), 4));
        Assert.NotEqual(first, Order(new MiniBatches<int>(Numbered(50), 7, seed: 4), 4));
    }

    [Fact]
    public void TheBatchSizeDoesNotChangeTheOrder() => Assert.Equal(
        Order(new MiniBatches<int>(Numbered(50), 7, seed: 3), 2),
        Order(new MiniBatches<int>(Numbered(50), 50, seed: 3), 2));

    [Fact]
    public void EveryRowComesToEveryPlace()
    {
        // Of 2,000 draws each of the 8 x 8 cells has 2000 / 8 = 250, with a deviation of 14.8; 6 of them are allowed.
        MiniBatches<int> batches = new(Numbered(8), 8, seed: 11);
        int[,] times = new int[8, 8];
        for (int epoch = 0; epoch < 2_000; epoch++)
        {
            int[] order = Order(batches, epoch);
            for (int place = 0; place < 8; place++)
                times[place, order[place]]++;
        }

        Assert.All(times.Cast<int>(), count => Assert.InRange(count, 161, 339));
    }

    [Fact]
    public void InputsAndTargetsStayTogether()
    {
        float[] inputs = [.. Enumerable.Range(0, 40).Select(i => i / 2 + (i % 2 == 0 ? 0f : 0.5f))];
        float[] targets = [.. Enumerable.Range(0, 60).Select(i => (float)(i / 3))];
        MiniBatches<float> batches = new(new Dataset<float>(inputs, 2, targets, 3), 6, seed: 1);
        batches.Start(0);
        while (batches.MoveNext())
        {
            Assert.Equal((2 * batches.Rows, 3 * batches.Rows), (batches.Inputs.Length, batches.Targets.Length));
            for (int i = 0; i < batches.Rows; i++)
            {
                float row = batches.Inputs[2 * i];
                Assert.Equal(row + 0.5f, batches.Inputs[2 * i + 1]);
                Assert.Equal([row, row, row], batches.Targets.Slice(3 * i, 3).ToArray());
            }
        }
    }

    [Fact]
    public void NothingIsAllocated()
    {
        MiniBatches<int> batches = new(Numbered(1_000), 7);
        int rows = CountRows(batches, 0);
        int epoch = 0;
        Assert.Equal(0, Allocated.MostOf(10, () => rows += CountRows(batches, ++epoch)));
        Assert.Equal(11_000, rows);
    }

    [Fact]
    public void NoBatchComesBeforeTheFirstEpochStarts()
    {
        MiniBatches<int> batches = new(Numbered(10), 5);
        Assert.False(batches.MoveNext());
        Assert.Equal(0, batches.Inputs.Length);
    }

    [Fact]
    public void NoRowsGiveNoBatch() => Assert.Empty(Epoch(new MiniBatches<int>(Numbered(0), 5), 0));

    [Fact]
    public void ABatchSizeBelowOne() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MiniBatches<int>(Numbered(10), 0));

    private static Dataset<int> Numbered(int rows) =>
        new(new float[rows], 1, Enumerable.Range(0, rows).ToArray());

    private static int[] Order(MiniBatches<int> batches, int epoch) =>
        [.. Epoch(batches, epoch).SelectMany(batch => batch)];

    private static List<int[]> Epoch(MiniBatches<int> batches, int epoch)
    {
        List<int[]> found = [];
        batches.Start(epoch);
        while (batches.MoveNext())
            found.Add(batches.Targets.ToArray());
        return found;
    }

    private static int CountRows(MiniBatches<int> batches, int epoch)
    {
        int rows = 0;
        batches.Start(epoch);
        while (batches.MoveNext())
            rows += batches.Inputs.Length;
        return rows;
    }
}
