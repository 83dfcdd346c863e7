using System;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Checkups;

/// <summary>The first parts of a checkup: chance, learning by heart, learning rates, curves.</summary>
public sealed class PartTests
{
    [Fact]
    public void ChanceIsTheLogarithmOfTheClasses()
    {
        TwoLayers network = new(seed: 1);
        Dataset<int> data = Points.Draw(100);
        InitialLoss found = InitialLossCheck.Run(network, data);
        Assert.Equal(Math.Log(2), found.Chance, 1e-6);
        Assert.Equal(network.Evaluate(data.Inputs, data.Targets).Loss, found.Loss, 1e-5);
        float[] weights = new float[32];
        network.Dense1.Weights.CopyTo(weights.AsSpan(0, 16));
        network.Dense2.Weights.CopyTo(weights.AsSpan(16));
        double squares = weights.Sum(value => (double)value * value);
        Assert.Equal(found.Loss + 0.05 * squares, found.LossWithPenalty, 1e-5);
    }

    [Fact]
    public void ChanceOfOtherLosses()
    {
        Dataset<float> answers = new(Points.Draw(100).Inputs.ToArray(), 2, new float[300], 3);
        Assert.Equal(Math.Log(2), InitialLossCheck.Run(new ThreeAnswers(seed: 1), answers).Chance, 1e-6);
        Assert.Equal(2, InitialLossCheck.Run(new ThreeMargins(seed: 1), Points.Draw(100)).Chance, 1e-6);

        // 1, 2, 6: mean 3, variance (4 + 1 + 9) / 3.
        Dataset<float> numbers = new(new float[6], 2, new float[] { 1, 2, 6 });
        Assert.Equal(14.0 / 3, InitialLossCheck.Run(new LineFitter(seed: 1), numbers).Chance, 1e-6);
    }

    [Theory]
    [InlineData(0.7, Verdict.Good)]
    [InlineData(0.3, Verdict.Good)]
    [InlineData(1.2, Verdict.Warning)]
    [InlineData(2.2, Verdict.Bad)]
    [InlineData(double.NaN, Verdict.Bad)]
    public void ALossFarAboveChanceIsBad(double loss, Verdict expected) =>
        Assert.Equal(expected, new InitialLoss(loss, 0.6931, loss + 1).Findings[0].Verdict);

    [Fact]
    public void ZeroWeightsHaveNoPenalty()
    {
        TwoLayers network = new(seed: 1);
        network.Parameters.CopyLearnedFrom(new float[network.Parameters.Count]);
        Finding finding = InitialLossCheck.Run(network, Points.Draw(100)).Findings[1];
        Assert.Equal((CheckKind.Penalty, Verdict.Bad), (finding.Check, finding.Verdict));
    }

    [Fact]
    public void AFewRowsAreLearnedByHeart()
    {
        Succeeds(OverfitCheck.Run(new TwoLayers(seed: 1), Points.Draw(100)));
        Succeeds(OverfitCheck.Run(new TwoClassesNormalised(seed: 1), Points.Draw(100)));

        static void Succeeds(Overfit found)
        {
            Assert.Equal((20, 1.0, Verdict.Good), (found.Rows, found.Accuracy, found.Finding.Verdict));
            Assert.InRange(found.Loss, 0, 0.01 * Math.Log(2));
        }
    }

    [Fact]
    public void DropoutIsOffMeanwhile()
    {
        TwoClassesNormalised network = new(seed: 1);
        network.Dropout1.Rate = 0.95f;
        Assert.True(OverfitCheck.Run(network, Points.Draw(100)).Succeeds);
        Assert.Equal(0.95f, network.Dropout1.Rate);
    }

    [Fact]
    public void NumbersAreLearnedByHeartWithoutAccuracy()
    {
        Dataset<float> line = new(new float[] { 1, 2, 3, 4, 5, 7 }, 2, new float[] { 1, 2, 4 });
        Overfit found = OverfitCheck.Run(
            new LineFitter(seed: 1), line, new CheckupOptions { OverfitSteps = 20_000 });
        Assert.True(found.Succeeds, found.ToString());
        Assert.DoesNotContain("accuracy", found.Finding.Measured);
    }

    [Fact]
    public void RowsThatContradictEachOtherCannotBeLearned()
    {
        Dataset<int> data = new(new float[40], 2, Enumerable.Range(0, 20).Select(row => row % 2).ToArray());
        Overfit found = OverfitCheck.Run(new TwoLayers(seed: 1), data);
        Assert.Equal(Verdict.Bad, found.Finding.Verdict);
        Assert.Contains("equal inputs have different targets", found.Finding.Advice);
    }

    [Fact]
    public void RatesAreJudgedBesideStandingStill()
    {
        float[] rates = [1e-4f, 1e-3f, 1e-2f, 1e-1f, 1f, 10f];
        double[] losses = [0.995, 0.8, 0.305, 0.3, 0.95, double.PositiveInfinity];
        LearningRates found = LearningRateTest.Judge(1, 1e-3f, 0.8, rates, losses);
        Assert.Equal(1e-2f, found.Suggested);
        Assert.Equal(1e-1f, found.Highest);
        Assert.Equal(
            [
                RateOutcome.TooLow, RateOutcome.Learns, RateOutcome.Learns, RateOutcome.Learns, RateOutcome.TooHigh,
                RateOutcome.TooHigh,
            ],
            found.Sweep.Select(trial => trial.Outcome));
        Judged(Verdict.Warning, "low: the loss falls slowly; try 0.01", 1e-3f, 0.8);
        Judged(Verdict.Warning, "too low: the loss barely moves; try 0.01", 1e-5f, 0.999);
        Judged(Verdict.Good, "", 2e-2f, 0.31);
        Judged(Verdict.Warning, "near too high; try 0.01", 0.5f, 0.8);
        Judged(Verdict.Bad, "too high: the loss explodes; try 0.01", 20f, double.PositiveInfinity);
        Judged(Verdict.Bad, "too high: the loss explodes; try 0.01", 2f, 1.5);
        Judged(Verdict.Bad, "too high: the loss hardly falls; try 0.01", 2f, 0.95);

        void Judged(Verdict verdict, string advice, float own, double loss)
        {
            Finding finding = LearningRateTest.Judge(1, own, loss, rates, losses).Finding;
            Assert.Equal((verdict, advice), (finding.Verdict, finding.Advice));
        }
    }

    [Fact]
    public void WhereNoRateLearnsNoneIsSuggested()
    {
        LearningRates found = LearningRateTest.Judge(1, 0.1f, 1, [0.1f, 1f], [0.999, double.PositiveInfinity]);
        Assert.Equal((float.NaN, float.NaN, Verdict.Bad), (found.Suggested, found.Highest, found.Finding.Verdict));
    }

    [Fact]
    public void ASweepGoesFromTooLowToTooHigh()
    {
        CheckupOptions options = new() { LowestRate = 1e-5f, HighestRate = 1e5f, RatesPerDecade = 1 };
        LearningRates found = LearningRateTest.Run(new TwoLayers(seed: 1), new Sgd(0.1f), Points.Draw(500), options);
        Assert.Equal(11, found.Sweep.Count);
        Assert.All(found.Sweep.Zip(Enumerable.Range(-5, 11)), trial =>
            Assert.Equal(trial.Second, Math.Log10(trial.First.Rate), 1e-5));
        Assert.Equal(RateOutcome.TooLow, found.Sweep[0].Outcome);
        Assert.Equal(RateOutcome.TooHigh, found.Sweep[^1].Outcome);
        Assert.InRange(found.Suggested, 0.01f, 100f);
        Assert.Equal(0.1f, found.Own.Rate);
    }

    [Theory]
    [InlineData(new[] { 1.0, 0.5, 0.3, 0.2, 0.15 }, new[] { 1.0, 0.5, 0.32, 0.25, 0.22 }, Verdict.Good, "")]
    [InlineData(new[] { 1.0, 0.5, 0.3, 0.6 }, null, Verdict.Bad, "diverges")]
    [InlineData(new[] { 1.0, double.NaN }, null, Verdict.Bad, "diverges")]
    [InlineData(new[] { 1.0, 0.5, 0.2, 0.1 }, new[] { 1.0, 0.6, 0.5, 0.6 }, Verdict.Warning, "overfits: validation")]
    [InlineData(new[] { 1.0, 0.5, 0.499, 0.499, 0.499, 0.498 }, null, Verdict.Warning, "plateau")]
    [InlineData(new[] { 500.0, 2.31, 2.305, 2.304 }, null, Verdict.Warning, "plateau")]
    [InlineData(new[] { 1.0, 0.5, 0.2, 0.1 }, new[] { 1.0, 0.7, 0.61, 0.6 }, Verdict.Warning, "gap")]
    [InlineData(new[] { 1.0 }, null, Verdict.Good, "")]
    [InlineData(new[] { 0.5, 0.2, -0.1, -0.5 }, null, Verdict.Good, "")]
    [InlineData(new[] { 0.5, 0.2, -0.1, -0.5 }, new[] { 0.5, 0.2, -0.1, -0.45 }, Verdict.Good, "")]
    [InlineData(new[] { 0.5, 0.2, -0.5, -0.1 }, null, Verdict.Bad, "diverges")]
    [InlineData(new[] { -1.0, -1.4, -1.401, -1.402 }, null, Verdict.Warning, "plateau")]
    [InlineData(new[] { 0.8, 0.1, 0.001, 0.0012 }, new[] { 0.8, 0.1, 0.001, 0.0012 }, Verdict.Good, "")]
    [InlineData(new[] { 0.8, 0.1, 0.0012, 0.001 }, new[] { 0.8, 0.1, 0.001, 0.0012 }, Verdict.Good, "")]
    [InlineData(new[] { 0.0, 0.0 }, null, Verdict.Good, "")]
    [InlineData(new[] { 2.3, double.NaN, 2.3 }, null, Verdict.Bad, "diverges")]
    public void CurvesAreRead(double[] losses, double[]? validation, Verdict verdict, string advice)
    {
        Finding finding = CurveCheck.Judge(new TrainingHistory(losses.Select((loss, i) => new EpochResult(
            i + 1, (float)loss, validation is null ? null : new Evaluation((float)validation[i], 0.5f, 10), 1, 1))));
        Assert.Equal(verdict, finding.Verdict);
        Assert.StartsWith(advice, finding.Advice);
        Assert.Equal(advice == "", finding.Advice == "");
    }

    [Fact]
    public void NoCurveCannotBeRead() => Assert.StartsWith(
        "Expected at least 1 epoch, found 0.",
        Assert.Throws<ArgumentException>(() => CurveCheck.Judge(new TrainingHistory([]))).Message);
}
