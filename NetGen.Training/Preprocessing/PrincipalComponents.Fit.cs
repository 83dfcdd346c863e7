using System;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace NetGen.Training;

public sealed partial class PrincipalComponents
{
    // From 1 to the next float64.
    private const double RoundingUnit = 2.220446049250313e-16;

    /// <summary>Fits the <paramref name="components"/> directions in which rows vary most.</summary>
    /// <param name="rows">Training rows x <paramref name="length"/> values, all finite.</param>
    /// <param name="length">Features of a row.</param>
    /// <param name="components">
    /// Directions to keep: at most the rank, the number of directions in which the rows differ at all. It is below the
    /// number of rows, and below the number of features where one is constant or follows from others.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The last row is short, a value is not finite, the rows do not differ, or there are fewer directions.
    /// </exception>
    public static PrincipalComponents FitPca(ReadOnlySpan<float> rows, int length, int components) =>
        Fit(ProjectionKind.Pca, rows, length, found => Chosen(components, found), 0f);

    /// <summary>Fits as many directions as explain a share of the variance.</summary>
    /// <param name="rows">Training rows x <paramref name="length"/> values, all finite.</param>
    /// <param name="length">Features of a row.</param>
    /// <param name="share">Share of the variance, above 0 and at most 1: 0.99 for 99 %.</param>
    /// <exception cref="ArgumentException">
    /// The last row is short, a value is not finite, the rows do not differ, or the share is out of range.
    /// </exception>
    public static PrincipalComponents FitPca(ReadOnlySpan<float> rows, int length, double share)
    {
        if (!(share > 0 && share <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(share), share, $"Expected a share above 0 and at most 1, found {share}.");
        }

        return Fit(ProjectionKind.Pca, rows, length, found => Explaining(share, found), 0f);
    }

    /// <summary>Fits decorrelation to deviation 1.</summary>
    /// <param name="rows">Training rows x <paramref name="length"/> values, all finite.</param>
    /// <param name="length">Features of a row.</param>
    /// <param name="components">Directions to keep; all in which the rows differ if left out.</param>
    /// <param name="epsilon">
    /// Added to each variance, in the unit of the features squared, so that directions of hardly any variance are not
    /// blown up.
    /// </param>
    /// <exception cref="ArgumentException">As for PCA, or the epsilon is negative or not finite.</exception>
    public static PrincipalComponents FitWhitening(
        ReadOnlySpan<float> rows, int length, int? components = null, float epsilon = 1e-5f) =>
        Fit(ProjectionKind.Whitening, rows, length, found => Chosen(components ?? found.Length, found), epsilon);

    /// <summary>
    /// Fits whitening that is turned back, so that features keep their places. Directions in which training rows do not
    /// differ are only shifted.
    /// </summary>
    /// <param name="rows">Training rows x <paramref name="length"/> values, all finite.</param>
    /// <param name="length">Features of a row.</param>
    /// <param name="epsilon">Added to each variance, in the unit of the features squared.</param>
    /// <exception cref="ArgumentException">As for PCA, or the epsilon is negative or not finite.</exception>
    public static PrincipalComponents FitZca(ReadOnlySpan<float> rows, int length, float epsilon = 1e-5f) =>
        Fit(ProjectionKind.Zca, rows, length, found => found.Length, epsilon);

    private static PrincipalComponents Fit(
        ProjectionKind kind, ReadOnlySpan<float> rows, int length, Func<double[], int> choose, float epsilon)
    {
        if (!(epsilon >= 0f && float.IsFinite(epsilon)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(epsilon), epsilon, $"Expected a finite epsilon of at least 0, found {epsilon}.");
        }

        Covariance covariance = Covariance.Of(rows, length);
        Evd<double> found = Matrix<double>.Build.Dense(length, length, covariance.Matrix)
            .Evd(Symmetricity.Symmetric);
        double[] ranked = Ranked(found, rows.Length / length);
        if (ranked.Length == 0)
            throw new ArgumentException("Expected rows that differ, found none that do.", nameof(rows));
        int count = choose(ranked);
        float[] components = new float[checked(count * length)];
        for (int k = 0; k < count; k++)
            Direction(found.EigenVectors.Column(length - 1 - k), components.AsSpan(k * length, length));
        double total = 0;
        for (int i = 0; i < length; i++)
            total += covariance.Matrix[(long)i * length + i];
        return new(
            kind, Array.ConvertAll(covariance.Means, mean => (float)mean), components,
            Array.ConvertAll(ranked[..count], variance => (float)variance), (float)total, epsilon);
    }

    // Eigenvalues come in ascending order; those that rounding alone made are no directions (NumPy's matrix_rank).
    private static double[] Ranked(Evd<double> found, int rows)
    {
        int length = found.EigenValues.Count;
        double largest = found.EigenValues[length - 1].Real;
        double least = largest * Math.Max(rows, length) * RoundingUnit;
        double[] ranked = new double[length];
        int count = 0;
        for (int k = length - 1; k >= 0 && found.EigenValues[k].Real > least; k--)
            ranked[count++] = found.EigenValues[k].Real;
        return ranked[..count];
    }

    private static void Direction(Vector<double> vector, Span<float> component)
    {
        double sign = Math.Sign(vector[vector.AbsoluteMaximumIndex()]);
        for (int i = 0; i < component.Length; i++)
            component[i] = (float)(sign * vector[i]);
    }

    private static int Chosen(int components, double[] found) => components >= 1 && components <= found.Length
        ? components
        : throw new ArgumentOutOfRangeException(
            nameof(components), components,
            $"Expected from 1 to {found.Length} components, as many directions as the rows differ in, "
            + $"found {components}.");

    private static int Explaining(double share, double[] found)
    {
        double total = 0, sum = 0;
        foreach (double variance in found)
            total += variance;
        int count = 0;
        while (count < found.Length && sum < share * total)
            sum += found[count++];
        return count;
    }
}
