using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Training;

/// <summary>
/// Means, and how features vary with each other: sums are float64, and divided by the number of rows.
/// </summary>
/// <param name="Means">Mean of each feature.</param>
/// <param name="Matrix">length x length covariances.</param>
internal sealed record Covariance(double[] Means, double[] Matrix)
{
    private const int RowsAtATime = 16;

    /// <summary>Goes over the rows twice: the means first, then products of distances from them.</summary>
    public static Covariance Of(ReadOnlySpan<float> rows, int length)
    {
        double[] means = FeatureSums.Of(rows, length, length).Means;

        // Whole vectors: the last one ends in zeros.
        int stride = (length + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        double[] sums = new double[(long)length * stride];
        double[] block = new double[RowsAtATime * stride];
        int count = rows.Length / length;
        for (int first = 0; first < count; first += RowsAtATime)
        {
            int taken = Math.Min(RowsAtATime, count - first);
            for (int r = 0; r < taken; r++)
                for (int i = 0; i < length; i++)
                    block[r * stride + i] = rows[(first + r) * length + i] - means[i];
            Add(sums, block.AsSpan(0, taken * stride), length, stride);
        }

        double[] matrix = new double[(long)length * length];
        for (int i = 0; i < length; i++)
            for (int j = i; j < length; j++)
                matrix[(long)i * length + j] = matrix[(long)j * length + i] = sums[(long)i * stride + j] / count;
        return new(means, matrix);
    }

    // The upper triangle, some rows at once: each sum is loaded and stored once for all of them.
    private static void Add(double[] sums, ReadOnlySpan<double> block, int length, int stride)
    {
        ReadOnlySpan<Vector<double>> rows = MemoryMarshal.Cast<double, Vector<double>>(block);
        int vectors = stride / Vector<double>.Count;
        for (int i = 0; i < length; i++)
        {
            Span<Vector<double>> target = MemoryMarshal.Cast<double, Vector<double>>(sums.AsSpan(i * stride, stride));
            for (int v = i / Vector<double>.Count; v < vectors; v++)
            {
                Vector<double> sum = target[v];
                for (int r = 0; r * vectors < rows.Length; r++)
                    sum += new Vector<double>(block[r * stride + i]) * rows[r * vectors + v];
                target[v] = sum;
            }
        }
    }
}
