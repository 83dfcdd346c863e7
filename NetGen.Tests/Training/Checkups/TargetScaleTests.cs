using System;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Checkups;

/// <summary>Targets of another size than outputs are the illness, and no other part is blamed for them.</summary>
public sealed class TargetScaleTests
{
    private static readonly CheckupOptions Quick = new() { StepsPerRate = 20, RatesPerDecade = 1 };

    [Fact]
    public void UnscaledTargetsAreTheIllness()
    {
        CheckupReport report = Checkup.Run(new LineFitter(seed: 1), new Adam(1e-3f), Line(1e5f), options: Quick);
        Assert.Equal(CheckKind.TargetScale, report.Illness!.Check);
        Assert.StartsWith("unscaled targets: subtract their mean, divide by their deviation", report.Illness.Advice);
        Finding initial = report.Findings.Single(finding => finding.Check == CheckKind.InitialLoss);
        Assert.StartsWith("far above chance: the targets are far from 0", initial.Advice);
        Assert.DoesNotContain("diverges", report.CurveFinding.Advice);
    }

    [Fact]
    public void ScaledTargetsAreNoneAndCurvesNearZeroDoNotDiverge()
    {
        Dataset<float> line = Line(1f);
        FeatureScaling scaling = FeatureScaling.FitStandard(line.Targets.ToArray(), 1);
        float[] targets = line.Targets.ToArray();
        scaling.Transform(targets);
        CheckupOptions options = Quick with { Epochs = 30 };
        foreach (float rate in new[] { 0.01f, 0.03f, 0.1f })
        {
            CheckupReport report = Checkup.Run(
                new LineFitter(seed: 1), new Adam(rate), new Dataset<float>(line.Inputs.ToArray(), 2, targets),
                options: options);
            Assert.NotEqual(Verdict.Bad, report.CurveFinding.Verdict);
            Assert.DoesNotContain(
                report.Findings, finding => finding.Check == CheckKind.TargetScale && finding.Verdict != Verdict.Good);
        }
    }

    [Theory]
    [InlineData(0, 1, Verdict.Good)]
    [InlineData(5, 2, Verdict.Good)]
    [InlineData(20, 3, Verdict.Warning)]
    [InlineData(-300, 3, Verdict.Bad)]
    [InlineData(0, 1e-4, Verdict.Warning)]
    [InlineData(double.NaN, 1, Verdict.Bad)]
    public void SizesAreJudged(double mean, double deviation, Verdict expected)
    {
        Spread spread = Spread.Of([(float)(mean - deviation), (float)(mean + deviation)]);
        InitialLoss found = new(1, 1, 2) { Targets = spread };
        Finding finding = found.Findings.Single(finding => finding.Check == CheckKind.TargetScale);
        Assert.Equal((expected, expected == Verdict.Good), (finding.Verdict, finding.Advice == ""));
    }

    [Fact]
    public void LabelsHaveNoSize()
    {
        Finding finding = new InitialLoss(1, 1, 2).Findings.Single(found => found.Check == CheckKind.TargetScale);
        Assert.Equal((Verdict.Good, "no numbers to fit"), (finding.Verdict, finding.Measured));
    }

    // Of targets that are all the same the variance is 0, and nothing is a share of it.
    [Fact]
    public void TargetsThatAreAllTheSameAreLearnedAndNamed()
    {
        Dataset<float> same = new(Line(1f).Inputs.ToArray(), 2, Enumerable.Repeat(0.5f, 200).ToArray());
        InitialLoss found = InitialLossCheck.Run(new LineFitter(seed: 1), same);
        Assert.Equal((0, 0.25), (found.Chance, found.LossOfZero));
        Assert.Equal("every target is the same number: nothing to learn", found.Findings[0].Advice);
        Assert.True(OverfitCheck.Run(new LineFitter(seed: 1), same).Succeeds);
        LearningRates none = LearningRateTest.Judge(0, 0.1f, 0, [0.1f, 1f], [0, 3]);
        Assert.Equal((float.NaN, Verdict.Bad), (none.Suggested, none.Finding.Verdict));
    }

    [Fact]
    public void ALossThatFallsButStaysAboveChanceHasNotLearned()
    {
        float[] rates = [1e-4f, 1e-3f, 1e-2f, 1e-1f];
        LearningRates found = LearningRateTest.Judge(100, 1e-3f, 10, rates, [99.9, 10, 2, 2.4], chance: 2.3);
        Assert.Equal(
            [RateOutcome.TooLow, RateOutcome.AboveChance, RateOutcome.Learns, RateOutcome.TooHigh],
            found.Sweep.Select(trial => trial.Outcome));
        Assert.Equal((1e-2f, 1e-2f), (found.Suggested, found.Highest));
        Assert.Equal(
            (Verdict.Warning, "the loss falls, but not below chance (2.3); try 0.01, or more steps"),
            (found.Finding.Verdict, found.Finding.Advice));
        LearningRates never = LearningRateTest.Judge(100, 1e-3f, 10, rates, [99.9, 10, 3, 4], chance: 2.3);
        Assert.Equal(3, never.Sweep.Count(trial => trial.Outcome == RateOutcome.AboveChance));
    }

    // As many inputs as a line has, and one that tells nothing.
    private static Dataset<float> Line(float scale)
    {
        Random random = new(1);
        float[] inputs = [.. Enumerable.Range(0, 400).Select(_ => (float)(2 * random.NextDouble() - 1))];
        return new(inputs, 2, Enumerable.Range(0, 200).Select(row => scale * (3 + 2 * inputs[2 * row])).ToArray());
    }
}
