using System;

namespace NetGen.Training;

/// <summary>The matrices of <see cref="PrincipalComponents"/>, there and back.</summary>
internal static class ProjectionMatrix
{
    /// <summary>[output][input] of the step on centred rows, and of its inverse.</summary>
    public static (float[] Forward, float[] Backward) Of(
        ProjectionKind kind, int length, float[] components, float[] variances, float epsilon)
    {
        double[] deviations = Array.ConvertAll(
            variances, variance => kind == ProjectionKind.Pca ? 1 : Math.Sqrt((double)variance + epsilon));
        return kind == ProjectionKind.Zca
            ? (Turned(length, components, deviations, deviation => 1 / deviation),
                Turned(length, components, deviations, deviation => deviation))
            : (Rows(length, components, deviations), Columns(length, components, deviations));
    }

    /// <summary>y = matrix x; the two do not overlap.</summary>
    public static void Multiply(ReadOnlySpan<float> matrix, ReadOnlySpan<float> x, Span<float> y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = DotProduct.Of<float>(matrix.Slice(i * x.Length, x.Length), x);
    }

    private static float[] Rows(int length, float[] components, double[] deviations)
    {
        float[] matrix = new float[components.Length];
        for (int k = 0; k < matrix.Length; k++)
            matrix[k] = (float)(components[k] / deviations[k / length]);
        return matrix;
    }

    private static float[] Columns(int length, float[] components, double[] deviations)
    {
        int count = deviations.Length;
        float[] matrix = new float[components.Length];
        for (int k = 0; k < matrix.Length; k++)
            matrix[k] = (float)(components[k % count * length + k / count] * deviations[k % count]);
        return matrix;
    }

    // 1 + sum of (factor - 1) v v^T: directions in which training rows did not differ stay as they are.
    private static float[] Turned(
        int length, float[] components, double[] deviations, Func<double, double> factor)
    {
        double[] matrix = new double[(long)length * length];
        for (int i = 0; i < length; i++)
            matrix[(long)i * length + i] = 1;
        for (int k = 0; k < deviations.Length; k++)
        {
            ReadOnlySpan<float> v = components.AsSpan(k * length, length);
            double stretch = factor(deviations[k]) - 1;
            for (int i = 0; i < length; i++)
            {
                double scaled = stretch * v[i];
                Span<double> row = matrix.AsSpan(i * length, length);
                for (int j = 0; j < length; j++)
                    row[j] += scaled * v[j];
            }
        }

        return Array.ConvertAll(matrix, value => (float)value);
    }
}
