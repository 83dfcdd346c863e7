using System;

namespace NetGen.CompilerServices;

/// <summary>Random orthogonal matrices (Saxe et al., 2013), drawn as PyTorch's <c>orthogonal_</c> draws them.</summary>
internal static class Orthogonal
{
    /// <summary>A rows x columns matrix whose rows, or columns if they are fewer, are orthonormal.</summary>
    public static double[,] Draw(int rows, int columns, Func<long, double> normal)
    {
        int count = Math.Min(rows, columns);
        int length = Math.Max(rows, columns);
        double[][] vectors = new double[count][];
        for (int i = 0; i < count; i++)
        {
            vectors[i] = new double[length];
            for (int k = 0; k < length; k++)
                vectors[i][k] = normal((long)i * length + k);

            // Gram and Schmidt, twice, which is exact to rounding. It leaves the diagonal of R positive, so the result
            // is spread evenly over all orthogonal matrices.
            for (int pass = 0; pass < 2; pass++)
                for (int j = 0; j < i; j++)
                    Subtract(vectors[i], vectors[j], Dot(vectors[i], vectors[j]));
            double norm = Math.Sqrt(Dot(vectors[i], vectors[i]));
            for (int k = 0; k < length; k++)
                vectors[i][k] /= norm;
        }

        double[,] result = new double[rows, columns];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
                result[row, column] = rows <= columns ? vectors[row][column] : vectors[column][row];
        return result;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
            sum += a[k] * b[k];
        return sum;
    }

    private static void Subtract(double[] from, double[] direction, double length)
    {
        for (int k = 0; k < from.Length; k++)
            from[k] -= length * direction[k];
    }
}
