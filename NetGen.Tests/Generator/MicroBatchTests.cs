using NetGen.Generator.Plan;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>Rows of the slices that a large batch is cut into.</summary>
public sealed class MicroBatchTests
{
    [Theory]
    [InlineData(108, 1_000, 2_427)]         // as many rows as fill 1 MB
    [InlineData(1_100, 102_000, 256)]       // never few, since gradients pass through memory once more for each slice
    [InlineData(5_200, 2_100_000, 512)]     // and more where those do not stay in the cache
    public void FollowFromWhatARowAndTheGradientsTake(int floatsPerRow, int learned, int expected) =>
        Assert.Equal(expected, MicroBatch.RowsOf(floatsPerRow, learned, usesBatchStatistics: false));

    [Fact]
    public void DoNotExistWhereRowsDependOnEachOther() =>
        Assert.Null(MicroBatch.RowsOf(108, 1_000, usesBatchStatistics: true));
}
