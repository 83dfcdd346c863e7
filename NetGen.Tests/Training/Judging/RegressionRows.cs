using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Judging;

/// <summary>The rows that scikit-learn was given, and what tests of regressions ask of them.</summary>
internal static class RegressionRows
{
    public static readonly Dataset<int> TwoTraining =
        Labelled(60, 3, "111111111111000110011111110010001101011111101000011011011111");

    public static readonly Dataset<int> TwoValidation = Labelled(25, 5, "1101100011110000001011001");

    public static readonly Dataset<int> ThreeTraining =
        Labelled(60, 3, "111221222002101220110212220221112201122102202210120011221222");

    public static readonly Dataset<int> ThreeValidation = Labelled(25, 5, "1202110102210010202022100");

    public static Dataset<int> Labelled(int rows, int seed, string labels) =>
        new(JudgedData.Grid(rows, 4, seed), 4, Digits(labels));

    public static int[] Digits(string labels) => [.. labels.Select(label => label - '0')];

    public static Dataset<float> Regression(int rows, int seed)
    {
        float[] inputs = JudgedData.Grid(rows, 4, seed);
        float[] targets = new float[2 * rows];
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<float> x = inputs.AsSpan(4 * i, 4);
            targets[2 * i] = 2 * x[0] - x[1] * x[2] + i % 5 / 8f;
            targets[2 * i + 1] = x[3] * x[3] + 3;
        }

        return new(inputs, 4, targets, 2);
    }

    public static Standardised Rows(Dataset<int> data) => Standardised.Of(Numbers(data.Inputs), 4, Ones(data.Rows));

    public static double[] Numbers(ReadOnlySpan<float> values) => new DoubleRows(4, []).Of(values);

    public static double[] Ones(int rows) => [.. Enumerable.Repeat(1.0, rows)];

    public static double[] Yes(Dataset<int> data) => [.. data.Targets.ToArray().Select(label => (double)label)];

    public static double[] OneHot(Dataset<int> data, int classes) =>
        [.. data.Targets.ToArray().SelectMany(
            label => Enumerable.Range(0, classes).Select(c => c == label ? 1.0 : 0.0))];

    public static void Same(IEnumerable<double> expected, IEnumerable<double> found, double tolerance)
    {
        double[] all = [.. found];
        Assert.Equal(expected.Count(), all.Length);
        Assert.All(expected.Zip(all), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
