using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Initialization;

/// <summary>Each piece of a Maxout is an affine map of its own, and starts as one.</summary>
public class MaxoutInitializationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void RowsOfAPieceAreOrthogonalWhereTheyAreFewer(int piece)
    {
        MatrixView weights = new OrthogonalMaxouts(seed: 3).Maxout1.Weights;
        for (int a = 0; a < 4; a++)
            for (int b = 0; b < 4; b++)
                Assert.Equal(a == b ? 4 : 0, Dot(6, i => (weights[4 * piece + a, i], weights[4 * piece + b, i])), 1e-5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void ColumnsOfAPieceAreOrthogonalWhereTheyAreFewer(int piece)
    {
        MatrixView weights = new OrthogonalMaxouts(seed: 3).Maxout2.Weights;
        for (int a = 0; a < 4; a++)
            for (int b = 0; b < 4; b++)
                Assert.Equal(a == b ? 1 : 0, Dot(9, o => (weights[9 * piece + o, a], weights[9 * piece + o, b])), 1e-5);
    }

    [Fact]
    public void PiecesDiffer()
    {
        MatrixView weights = new OrthogonalMaxouts(seed: 3).Maxout1.Weights;
        Assert.NotEqual(weights[0, 0], weights[4, 0]);
        Assert.NotEqual(weights[4, 0], weights[8, 0]);
    }

    private static double Dot(int count, Func<int, (double Left, double Right)> pair) =>
        Enumerable.Range(0, count).Select(pair).Sum(values => values.Left * values.Right);
}
