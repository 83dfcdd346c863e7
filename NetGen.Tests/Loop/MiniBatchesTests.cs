using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Loop;

/// <summary>Each row once an epoch, in an order that the seed decides, without allocation.</summary>
public class MiniBatchesTests
{
    [Theory]
    [InlineData(10, 3, false, 10)]
    [InlineData(10, 3, true, 9)]
    [InlineData(10, 5, true, 10)]
    [InlineData(4, 100, false, 4)]
    public void VisitsEachRowOnce(int rows, int batch, bool dropLastRow, int visited)
    {
        MiniBatches<int> batches = new(Data(rows), batch, seed: 3, dropLastRow);
        List<int> seen = Epoch(batches, 0);
        Assert.Equal(visited, seen.Count);
        Assert.Equal(visited, seen.Distinct().Count());
    }

    [Fact]
    public void OrderIsThatOfSeedAndEpoch()
    {
        List<int> first = Epoch(new(Data(50), 7, seed: 1), 0);
        Assert.Equal(first, Epoch(new(Data(50), 7, seed: 1), 0));
        Assert.NotEqual(first, Epoch(new(Data(50), 7, seed: 1), 1));
        Assert.NotEqual(first, Epoch(new(Data(50), 7, seed: 2), 0));
        Assert.NotEqual(Enumerable.Range(0, 50), first);
    }

    [Fact]
    public void InputsStayWithTheirTargets()
    {
        MiniBatches<int> batches = new(Data(20), 6);
        batches.Start(4);
        while (batches.MoveNext())
            for (int i = 0; i < batches.Rows; i++)
                Assert.Equal([batches.Targets[i], -batches.Targets[i]], batches.Inputs.Slice(2 * i, 2).ToArray());
    }

    [Fact]
    public void EpochsAllocateNothing()
    {
        MiniBatches<int> batches = new(Data(1000), 32);
        Run(batches);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(batches);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void DataThatDoesNotFitIsNamed()
    {
        Assert.Contains("Expected whole rows of 2 values, found 3 values",
            Assert.Throws<ArgumentException>(() => new Dataset<int>(new float[3], 2, new int[1])).Message);
        Assert.Contains("Expected 2 targets (2 rows of 1), found 3",
            Assert.Throws<ArgumentException>(() => new Dataset<int>(new float[4], 2, new int[3])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Data(4).Slice(3, 2));
        Assert.Equal(2, Data(4).Slice(2, 2).Target(0)[0]);
    }

    private static void Run(MiniBatches<int> batches)
    {
        batches.Start(1);
        while (batches.MoveNext())
            Assert.True(batches.Rows > 0);
    }

    private static List<int> Epoch(MiniBatches<int> batches, int epoch)
    {
        List<int> seen = [];
        batches.Start(epoch);
        while (batches.MoveNext())
            seen.AddRange(batches.Targets);
        return seen;
    }

    // Row i is (i, -i) with label i.
    private static Dataset<int> Data(int rows) => new(
        Enumerable.Range(0, rows).SelectMany(i => new float[] { i, -i }).ToArray(), 2, Enumerable.Range(0, rows).ToArray());
}
