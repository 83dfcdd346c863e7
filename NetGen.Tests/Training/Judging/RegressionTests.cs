using System;
using System.Linq;
using NetGen.Training;
using Xunit;
using static NetGen.Tests.Judging.RegressionRows;

namespace NetGen.Tests.Judging;

/// <summary>
/// Weights of regressions, held against scikit-learn 1.2.1: Ridge(solver="cholesky") and
/// LogisticRegression(solver="newton-cg", tol=1e-12).
/// </summary>
public sealed class RegressionTests
{
    [Theory]
    [InlineData(1, 0.7930473234244421,
        new[] { 1.4033147539733803, -0.896615002124572, 0.31616321893154176, 0.38578154502681117 })]
    [InlineData(0.01, 0.8197552300836738,
        new[] { 1.82290771045496, -1.2782763349732427, 0.4628041630198755, 0.45793931334083016 })]
    public void WeightsOfLogisticRegression(double penalty, double constant, double[] expected) => Same(
        [.. expected, constant],
        LogisticFit.Of(Rows(TwoTraining), Ones(60), Yes(TwoTraining), penalty).Weights, 1e-9);

    [Fact]
    public void RowWeightsOfLogisticRegression()
    {
        double[] weights = [.. Enumerable.Range(0, 60).Select(i => 1 + i % 3 / 2.0)];
        Standardised x = Standardised.Of(Numbers(TwoTraining.Inputs), 4, weights);
        Same(
            [1.9314975068674203, -1.0878215789068102, 0.2698426703406675, 0.4459752717664509, 0.9827572501398651],
            LogisticFit.Of(x, weights, Yes(TwoTraining), 1).Weights, 1e-9);
        Dataset<int> weighted = TwoTraining.WithRowWeights(Array.ConvertAll(weights, weight => (float)weight));
        Assert.NotEqual(
            Baselines.Of(TwoTraining, TwoValidation).Models[0].Scores[2],
            Baselines.Of(weighted, TwoValidation).Models[0].Scores[2]);
    }

    [Fact]
    public void WeightsOfSoftmaxRegression() => Same(
        [
            -1.1147149066052109, 0.7039365711401229, -1.0701338067664985, 0.5578503617849622, -0.007286309550407942,
            -0.49584868997963993, 0.3968155777041134, 0.30185925024354376, -1.2414963567184485, -0.0808126582966278,
            1.610563596584851, -1.1007521488442362, 0.7682745565229546, 0.6836459949334859, 0.08809896784703837,
        ],
        LogisticFit.Of(Rows(ThreeTraining), Ones(60), OneHot(ThreeTraining, 3), 1).Weights, 1e-8);

    // Sizes from 1e-3 to 1e5, far from 0: by SciPy's BFGS in variables of size 1, gradient below 1e-9.
    [Fact]
    public void RowsOfVeryDifferentSizes()
    {
        double[] rows = Numbers(ThreeTraining.Inputs);
        (double[] sizes, double[] offsets) = ([1e-3, 1, 1e3, 1e5], [5, -3, 1e4, 0]);
        for (int i = 0; i < rows.Length; i++)
            rows[i] = rows[i] * sizes[i % 4] + offsets[i % 4];
        double[] expected =
        [
            -0.0043730730569557395, 0.9585335797972845, -0.0016890629364910501, 4.666679742143865e-06,
            19.594312897064132, -0.0008138066373599341, 0.2557951504670208, 0.0008004640779481097,
            -2.1307381356995033e-05, -7.8347887031662005, 0.005186879694293915, -1.2143287302643055,
            0.0008885988585431619, 1.6640701614859947e-05, -11.759524193898853,
        ];
        double[] found =
            LogisticFit.Of(Standardised.Of(rows, 4, Ones(60)), Ones(60), OneHot(ThreeTraining, 3), 1).Weights;
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(1, found[i] / expected[i], 1e-6);
    }

    [Fact]
    public void RowWeightsOfLinearRegression()
    {
        Dataset<float> data = Regression(60, 3);
        double[] weights = [.. Enumerable.Range(0, 60).Select(i => 1 + i % 3 / 2.0)];
        Same(
            [1.6413422493763352, -0.497224294617027, 0.02452280476357599, 0.11955004288523306, 0.28864229401779484],
            LinearFit.Of(
                Standardised.Of(Numbers(data.Inputs), 4, weights), weights, Scorer.Column(data.Targets, 2, 0), 2)
                .Weights, 1e-10);
    }
}
