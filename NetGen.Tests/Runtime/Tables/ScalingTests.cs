using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Tables;

/// <summary>Numbers are scaled as scikit-learn 1.2.1 scales them, and back.</summary>
public class ScalingTests
{
    private static readonly double[] Training = [3.5, -1.25, 8, 0, 8.5, 2.75, 100, -7.5];

    private static readonly double[] Others = [-1.25, 5, 8, -20, 200, 50];

    // StandardScaler, MinMaxScaler, StandardScaler of sign(x) log1p(|x|), and 2 q - 1 of QuantileTransformer(1001),
    // fitted on Training, of Others.
    private static readonly double[][] Expected =
    [
        [
            -0.47303786923402047, -0.28229679292997994, -0.19074107630404052, -1.045261098146142, 5.668824787756084,
            1.0910389564591119,
        ],
        [
            0.05813953488372093, 0.11627906976744186, 0.14418604651162792, -0.11627906976744186, 1.9302325581395348,
            0.5348837209302325,
        ],
        [
            -0.9882693294766786, 0.3456720595724753, 0.5534827304125614, -2.1330393445842772, 2.1454239956484398,
            1.4425077087689309,
        ],
        [-0.7142857142857143, 0.23809523809523814, 0.4285714285714304, -1, 1, 0.8438719750195158],
        Others,
    ];

    [Fact]
    public void ScalesAsScikitLearnDoes()
    {
        ScaledNetwork network = ScaledNetwork.Fit(Training.Select(Scaled.Of));
        float[] found = network.Encoded(Others.Select(Scaled.Of));
        for (int row = 0; row < Others.Length; row++)
            for (int scale = 0; scale < Expected.Length; scale++)
            {
                Assert.Equal(
                    (float)Expected[scale][row], found[row * Expected.Length + scale], 2e-7f * Size(scale, row));
            }
    }

    // Equal numbers share the middle of their places, at the ends 0 and 1: QuantileTransformer(1001).
    [Fact]
    public void EqualNumbersHaveTheirMiddleQuantile()
    {
        ScaledNetwork network = ScaledNetwork.Fit(new double[] { 0, 0, 0, 0, 1, 2, 3, 9, 9 }.Select(Scaled.Of));
        Assert.Equal(
            [-1f, -0.125f, 0f, 0.5f, (float)0.7083333333333333, 1f],
            new[] { 0, 0.5, 1, 3, 8, 9 }.Select(x => network.Encoded(Scaled.Of(x))[3]));
        network = ScaledNetwork.Fit(new double[] { 1, 2, 2, 2, 5, 6, 7, 8, 8.5 }.Select(Scaled.Of));
        Assert.Equal(-0.5f, network.Encoded(Scaled.Of(2))[3]);
    }

    [Fact]
    public void ManyRowsHaveAThousandQuantiles()
    {
        ScaledNetwork network = ScaledNetwork.Fit(Enumerable.Range(0, 5001).Select(x => Scaled.Of(x)));
        Assert.Equal(0f, network.Encoded(Scaled.Of(2500))[3]);
        Assert.Equal((float)(2 * 1234.5 / 5000 - 1), network.Encoded(Scaled.Of(1234.5))[3], 1e-7f);
        Assert.Contains("1001 quantiles", network.Encoding.Describe());
    }

    // One row, or many of one number: only shifted; scikit-learn's quantile of it would be the lowest.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void AConstantIsShifted(int rows)
    {
        ScaledNetwork network = ScaledNetwork.Fit(Enumerable.Repeat(Scaled.Of(0.1), rows));
        Assert.Equal([0f, 0f, 0f, 0f, 0.1f], network.Encoded(Scaled.Of(0.1)));
        Assert.Equal(1f, network.Encoded(Scaled.Of(1.1))[0], 1e-7f);
        Assert.Equal(1f, network.Encoded(Scaled.Of(1.1))[1], 1e-7f);
        Assert.Equal([-1f, 1f], new[] { 0.0, 0.2 }.Select(x => network.Encoded(Scaled.Of(x))[3]));
    }

    // log1p keeps what 1 + x loses.
    [Fact]
    public void LogarithmsOfTinyNumbersKeepTheirDigits()
    {
        double[] tiny = [1e-12, 3e-12, 2e-12, 7e-12];
        ScaledNetwork network = ScaledNetwork.Fit(tiny.Select(Scaled.Of));
        float[] expected = [-0.9878783399081231f, -0.10976425998866922f, -0.5488212999481767f, 1.646463899844969f];
        for (int i = 0; i < tiny.Length; i++)
            Assert.Equal(expected[i], network.Encoded(Scaled.Of(tiny[i]))[2], 1e-6f);
    }

    [Theory]
    [InlineData(Scale.Standard)]
    [InlineData(Scale.MinMax)]
    [InlineData(Scale.Log)]
    [InlineData(Scale.Quantile)]
    [InlineData(Scale.None)]
    public void DecodingUndoesEncoding(Scale scale)
    {
        CompilerServices.NumberFit fit = new(scale, Missing.NotAllowed);
        foreach (double x in Training)
            fit.Add(x);
        CompilerServices.NumberScaling scaling = fit.Scaling();
        foreach (double x in Training.Concat([0.3, 7.99, 99.5, -7.4, 1e-9, -1e-9]))
            Assert.Equal(x, scaling.Decode(scaling.Encode(x)), 1e-12 * Math.Max(1, Math.Abs(x)));
        if (scale == Scale.Quantile)
            Assert.Equal((-7.5, 100.0), (scaling.Decode(-3), scaling.Decode(3)));
        else if (scale == Scale.Log)
            Assert.Equal(1e-9, scaling.Decode(scaling.Encode(1e-9)), 1e-14);
    }

    [Fact]
    public void MeansOfLargeNumbersLoseNoDigits()
    {
        double[] numbers = [1e9 + 1, 1e9 + 2, 1e9 + 3];
        ScaledNetwork network = ScaledNetwork.Fit(numbers.Select(Scaled.Of));
        float spread = (float)Math.Sqrt(1.5);
        Assert.Equal([-spread, 0f, spread], numbers.Select(x => network.Encoded(Scaled.Of(x))[0]));
    }

    private static float Size(int scale, int row) => Math.Max(1, (float)Math.Abs(Expected[scale][row]));
}
