using System;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Preprocessing;

/// <summary>
/// PCA, whitening and ZCA against float64 numbers of NumPy 1.24 (mean, cov with bias, linalg.eigh); Jacobi rotations in
/// plain Python gave the same. Directions have their largest part positive.
/// </summary>
public sealed class PrincipalComponentsTests
{
    // The textbook's apples: sugar and weight.
    private static readonly float[] Apples = [4, 540, 8, 700, 2, 480];

    private static readonly float[] Points = [1, 2, 0.5f, 2, 1, -1, 4, 3, 0, 0, -2, 2, 3, 5, 1];

    [Fact]
    public void ApplesTurned()
    {
        PrincipalComponents fitted = PrincipalComponents.FitPca(Apples, 2, components: 2);
        Close([8628.416972772895, 0.02747167154589242], fitted.Variances, 1e-6);
        Close([0.026794585347509007, 0.9996409606433977], fitted.Component(0), 1e-6);
        Close([0.9996409606433977, -0.026794585347509007], fitted.Component(1), 1e-6);
        Close(
            [
                -33.339228411678306, 0.22672553782136917, 126.71050363265536, -0.06184427520648139,
                -93.37127522097718, -0.16488126261488567,
            ],
            Transformed(fitted, Apples), 5e-5);
        Assert.Equal(1, fitted.ExplainedShare, 1e-6);
        double share = 8628.416972772895 / (8628.416972772895 + 0.02747167154589242);
        Assert.Equal(share, PrincipalComponents.FitPca(Apples, 2, components: 1).ExplainedShare, 1e-7);
    }

    [Fact]
    public void ApplesWhitened() => Close(
        [
            -0.3589136553935472, 1.3676622772349234, 1.364102656305725, -0.3730593521823711,
            -1.005189000912179, -0.9946029250525397,
        ],
        Transformed(PrincipalComponents.FitWhitening(Apples, 2), Apples), 3e-4);

    [Fact]
    public void ApplesWhitenedAndTurnedBack() => Close(
        [
            1.357554290079027, -0.3954307348795786, -0.33637484414544155, 1.3736088604174024,
            -1.0211794459335728, -0.9781781255378256,
        ],
        Transformed(PrincipalComponents.FitZca(Apples, 2), Apples), 3e-4);

    [Fact]
    public void PointsWhitenedWithAnEpsilon()
    {
        PrincipalComponents fitted = PrincipalComponents.FitWhitening(Points, 3, components: 2, epsilon: 0.01f);
        Close([6.927949278501624, 1.02240270981141], fitted.Variances, 1e-6);
        Close(
            [
                -0.11598165579289438, 0.4704802147245709, -0.17210625063902557, -1.5279796883365462,
                0.7867561502728108, -0.7593129279562141, -1.6995756026432738, 0.6181167313434296,
                1.200907358802383, 1.1986956702247598,
            ],
            Transformed(fitted, Points), 1e-6);
        Close(
            [
                -1.265870323832468, 0.5153127514035786, -0.27953521072634985, -0.09753625158414414,
                -0.45241818308741133, -1.6743246312797764, 1.759812496984355, -0.06892621816556005,
                -0.029364678822838775, -0.45362564567222097, -1.4968813471520412, 1.1964869504938975,
                0.05721972410447819, 1.5029129970014343, 0.7867375703350674,
            ],
            Transformed(PrincipalComponents.FitZca(Points, 3, epsilon: 0.01f), Points), 1e-6);
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.82, 1)]
    [InlineData(0.83, 2)]
    [InlineData(0.9509, 2)]
    [InlineData(0.9511, 3)]
    [InlineData(1.0, 3)]
    public void AShareOfTheVarianceIsExplained(double share, int count)
    {
        // The three directions have 82.87, 12.23 and 4.90 % of it.
        PrincipalComponents fitted = PrincipalComponents.FitPca(Points, 3, share);
        Assert.Equal(count, fitted.Count);
        Assert.InRange(fitted.ExplainedShare, share - 1e-6, 1 + 1e-6);
    }

    [Fact]
    public void InverseUndoesEach()
    {
        foreach (PrincipalComponents fitted in new[]
        {
            PrincipalComponents.FitPca(Points, 3, components: 3),
            PrincipalComponents.FitWhitening(Points, 3, epsilon: 0.01f),
            PrincipalComponents.FitZca(Points, 3, epsilon: 0.01f),
        })
        {
            float[] back = new float[Points.Length];
            fitted.Inverse(Transformed(fitted, Points), back);
            Close([.. Points.Select(value => (double)value)], back, 1e-5);
        }
    }

    [Fact]
    public void WhatIsNotKeptIsTheVarianceThatIsLost()
    {
        PrincipalComponents fitted = PrincipalComponents.FitPca(Points, 3, components: 1);
        float[] back = new float[Points.Length];
        fitted.Inverse(Transformed(fitted, Points), back);
        double lost = Points.Zip(back, (x, y) => (double)(x - y) * (x - y)).Sum() / 5;
        Assert.Equal(1.02240270981141 + 0.40964801168696385, lost, 1e-5);
    }

    [Fact]
    public void FewerRowsThanFeaturesHaveFewerDirections()
    {
        Random random = new(1);
        float[] rows = [.. Enumerable.Range(0, 4 * 50).Select(_ => random.NextSingle())];
        PrincipalComponents fitted = PrincipalComponents.FitWhitening(rows, 50, epsilon: 0f);
        Assert.Equal(3, fitted.Count);

        // Decorrelated, deviation 1.
        float[] white = Transformed(fitted, rows);
        for (int a = 0; a < 3; a++)
            for (int b = 0; b < 3; b++)
            {
                double covariance = Enumerable.Range(0, 4).Sum(r => (double)white[3 * r + a] * white[3 * r + b]) / 4;
                Assert.Equal(a == b ? 1 : 0, covariance, 1e-4);
            }

        Throws(
            "Expected from 1 to 3 components, as many directions as the rows differ in, found 4.",
            () => PrincipalComponents.FitPca(rows, 50, components: 4));
    }

    [Fact]
    public void ConstantFeaturesAreOnlyShifted()
    {
        float[] rows = [1, 0.1f, 5, 2, 0.1f, 3, 4, 0.1f, 3, 0, 0.1f, 6];
        PrincipalComponents fitted = PrincipalComponents.FitZca(rows, 3);
        float[] test = [1, 1.1f, 5];
        fitted.Transform(test);
        Assert.Equal(1f, test[1], 1e-6f);
        Assert.Equal(2, fitted.Count);
    }

    [Fact]
    public void RowsOfAnyLengthAreTransformedInPlaceOrNot()
    {
        PrincipalComponents shorter = PrincipalComponents.FitPca(Points, 3, components: 2);
        float[] rows = [.. Points];
        Assert.Equal(
            "Expected room for rows of 2 values, found rows of 3 in place: name where they go.",
            Assert.Throws<InvalidOperationException>(() => shorter.Transform(rows)).Message);
        Assert.Equal(Points, rows);
        Dataset<int> data = shorter.TransformInputs(new Dataset<int>(Points, 3, new int[5]));
        Assert.Equal((2, 5), (data.InputLength, data.Rows));
        PrincipalComponents whole = PrincipalComponents.FitPca(Points, 3, components: 3);
        whole.Transform(rows);
        Assert.Equal(Transformed(whole, Points), rows);
    }

    [Fact]
    public void BadCallsAreNamed()
    {
        Throws("Expected at least 1 row to fit on, found 0.", () => PrincipalComponents.FitZca([], 2));
        Throws("Expected whole rows of 2 values, found 3 values.", () => PrincipalComponents.FitZca([1, 2, 3], 2));
        Throws(
            "Expected finite values, found NaN in row 1, feature 0.",
            () => PrincipalComponents.FitZca([1, 2, float.NaN, 3], 2));
        Throws("Expected rows that differ, found none that do.", () => PrincipalComponents.FitZca([1, 2, 1, 2], 2));
        Throws("Expected a share above 0 and at most 1, found 0.", () => PrincipalComponents.FitPca(Points, 3, 0.0));
        Throws(
            "Expected a finite epsilon of at least 0, found -1.",
            () => PrincipalComponents.FitZca(Points, 3, epsilon: -1f));
        PrincipalComponents fitted = PrincipalComponents.FitPca(Points, 3, components: 2);
        Throws("Expected whole rows of 3 values, found 4 values.", () => fitted.Transform(new float[4], new float[2]));
        Throws("Expected 4 values, found 5.", () => fitted.Transform(new float[6], new float[5]));
        Throws("Expected 6 values, found 5.", () => fitted.Inverse(new float[4], new float[5]));
    }

    private static float[] Transformed(PrincipalComponents fitted, float[] rows)
    {
        float[] transformed = new float[rows.Length / fitted.Length * fitted.OutputLength];
        fitted.Transform(rows, transformed);
        return transformed;
    }

    // Relative to the largest of the numbers.
    private static void Close(double[] expected, ReadOnlySpan<float> found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        double scale = Math.Max(1, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], found[i], tolerance * scale);
    }

    private static void Throws(string message, Action action) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message);
}
