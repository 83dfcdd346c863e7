using System;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Initialization;

/// <summary>The rows become the Q of their QR decomposition: the one for which R's diagonal is positive.</summary>
public class OrthonormalRowsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 9)]
    [InlineData(2, 2)]
    [InlineData(3, 50)]
    [InlineData(16, 16)]
    [InlineData(17, 18)]
    [InlineData(40, 61)]
    [InlineData(64, 64)]
    public void IsTheDecompositionsQ(int count, int length)
    {
        for (ulong seed = 0; seed < 5; seed++)
            AssertIsQ(Drawn(count, length, seed), 1e-11);
    }

    // Once through would leave errors of 1e-6, whether the neighbour stands in the same panel or in one before.
    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    public void RowsThatAreNearlyEqualBecomeOrthogonalToo(int row)
    {
        double[][] rows = Drawn(33, 40, seed: 1);
        for (int k = 0; k < 40; k++)
            rows[row][k] = rows[2][k] + 1e-10 * rows[row][k];
        AssertIsQ(rows, 1e-5);
        AssertOrthonormal(Orthonormalized(rows), 1e-14);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void NumbersDependOnTheirPlaceAlone(int start)
    {
        double[] all = new double[10];
        Initializer.DrawNormals(all, 0, 3, 7);
        double[] part = new double[5];
        Initializer.DrawNormals(part, start, 3, 7);
        Assert.Equal(all[start..(start + 5)], part);
    }

    // R = A Q^T has to be triangular with a positive diagonal.
    private static void AssertIsQ(double[][] rows, double tolerance)
    {
        double[][] q = Orthonormalized(rows);
        AssertOrthonormal(q, 1e-13);
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.True(Dot(rows[i], q[i]) > 0);
            for (int j = i + 1; j < rows.Length; j++)
                Assert.Equal(0, Dot(rows[i], q[j]), tolerance);
        }
    }

    private static void AssertOrthonormal(double[][] q, double tolerance)
    {
        for (int i = 0; i < q.Length; i++)
            for (int j = 0; j <= i; j++)
                Assert.Equal(i == j ? 1 : 0, Dot(q[i], q[j]), tolerance);
    }

    private static double[][] Drawn(int count, int length, ulong seed)
    {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++)
            Initializer.DrawNormals(rows[i] = new double[length], (long)i * length, 0, seed);
        return rows;
    }

    private static double[][] Orthonormalized(double[][] rows)
    {
        OrthonormalRows orthonormal = new(rows.Length, rows[0].Length);
        for (int i = 0; i < rows.Length; i++)
            rows[i].CopyTo(orthonormal[i]);
        orthonormal.Orthonormalize();
        double[][] result = new double[rows.Length][];
        for (int i = 0; i < rows.Length; i++)
            result[i] = orthonormal[i].ToArray();
        return result;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
            sum += a[k] * b[k];
        return sum;
    }
}
