using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Judging;

/// <summary>ROC and precision-recall curves, and thresholds, held against scikit-learn.</summary>
public sealed class CurveTests
{
    // roc_curve, without its first threshold, which is infinite here.
    private static readonly double[] FalsePositiveRates =
    [
        0, 0, 0, 0, 0, 0, 0.05, 0.05, 0.1, 0.1, 0.15, 0.15, 0.2, 0.2, 0.3, 0.3, 0.35, 0.35, 0.4, 0.45, 0.5, 0.5, 0.6,
        0.65, 0.75, 0.85, 0.95, 1,
    ];

    private static readonly double[] TruePositiveRates =
    [
        0, 0.05, 0.15, 0.2, 0.3, 0.4, 0.45, 0.5, 0.5, 0.6, 0.6, 0.7, 0.7, 0.75, 0.75, 0.8, 0.8, 0.9, 0.9, 0.95, 0.95,
        1, 1, 1, 1, 1, 1, 1,
    ];

    private static readonly double[] Thresholds =
    [
        0.875, 0.84375, 0.8125, 0.78125, 0.71875, 0.6875, 0.65625, 0.625, 0.59375, 0.5625, 0.53125, 0.5, 0.46875,
        0.4375, 0.40625, 0.375, 0.34375, 0.3125, 0.28125, 0.25, 0.21875, 0.1875, 0.15625, 0.125, 0.0625, 0.03125, 0,
    ];

    // precision_recall_curve.
    private static readonly double[] Precisions =
    [
        1, 1, 1, 1, 1, 1, 1, 0.9, 0.9090909090909091, 0.8333333333333334, 0.8571428571428571, 0.8, 0.8235294117647058,
        0.7777777777777778, 0.7894736842105263, 0.7142857142857143, 0.7272727272727273, 0.6956521739130435, 0.72,
        0.6923076923076923, 0.6785714285714286, 0.6551724137931034, 0.6666666666666666, 0.625, 0.6060606060606061,
        0.5714285714285714, 0.5555555555555556, 0.5405405405405406, 0.5128205128205128, 0.5,
    ];

    private static readonly double[] Recalls =
    [
        0, 0.05, 0.15, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.5, 0.6, 0.6, 0.7, 0.7, 0.75, 0.75, 0.8, 0.8, 0.9, 0.9, 0.95,
        0.95, 1, 1, 1, 1, 1, 1, 1, 1,
    ];

    [Fact]
    public void TheRocCurveIsScikitLearns()
    {
        RocCurve curve = RocCurve.Of(YesOrNo.Scores, YesOrNo.Positives);
        Same(FalsePositiveRates, curve.Points.Select(point => point.FalsePositiveRate));
        Same(TruePositiveRates, curve.Points.Select(point => point.TruePositiveRate));
        Same([double.PositiveInfinity, .. Thresholds], curve.Points.Select(point => point.Threshold));
        Assert.Equal(0.865, curve.Area, 1e-12);
        Assert.Equal((20, 20), (curve.Positives, curve.Negatives));
        Assert.Equal("ROC area 0.8650, 20 positive and 20 negative rows", curve.ToString());
    }

    [Fact]
    public void ThePrecisionRecallCurveIsScikitLearns()
    {
        PrecisionRecallCurve curve = PrecisionRecallCurve.Of(YesOrNo.Scores, YesOrNo.Positives);
        Same(Precisions, curve.Points.Select(point => point.Precision));
        Same(Recalls, curve.Points.Select(point => point.Recall));
        Assert.Equal(double.PositiveInfinity, curve.Points[0].Threshold);
        Same(YesOrNo.Scores.Distinct().OrderDescending().Select(score => (double)score),
            curve.Points.Skip(1).Select(point => point.Threshold));
        Assert.Equal(0.8736209976813694, curve.AveragePrecision, 1e-12);
        Assert.Equal(0.8717483641571107, curve.Area, 1e-12);
        Assert.Equal(0.5, curve.Prevalence);
    }

    [Fact]
    public void ClassesOneVersusTheRest()
    {
        Same([0.7398190045248869, 0.8465909090909091, 0.798941798941799],
            RocCurve.OneVersusRest(YesOrNo.Probabilities, YesOrNo.Labels, 3).Select(curve => curve.Area));
        Same([0.7564697645541839, 0.7376633986928105, 0.6487217827797538],
            PrecisionRecallCurve.OneVersusRest(YesOrNo.Probabilities, YesOrNo.Labels, 3)
                .Select(curve => curve.AveragePrecision));
        Assert.Equal(0.7951172375191984, Scorer.RocArea.Score(YesOrNo.Probabilities, YesOrNo.Labels, 3), 1e-12);
    }

    [Fact]
    public void EqualScoresTellNothing()
    {
        float[] same = [0.5f, 0.5f, 0.5f, 0.5f];
        RocCurve curve = RocCurve.Of(same, new[] { 1, 0, 0, 1 });
        Assert.Equal(0.5, curve.Area);
        Assert.Equal([new(0, 0, double.PositiveInfinity), new(1, 1, 0.5)], curve.Points);
        Assert.Equal(0.5, PrecisionRecallCurve.Of(same, new[] { 1, 0, 0, 1 }).AveragePrecision);
    }

    [Fact]
    public void PerfectAndWorst()
    {
        Assert.Equal(1, RocCurve.Of([0.1f, 0.9f], new[] { 0, 1 }).Area);
        Assert.Equal(0, RocCurve.Of([0.9f, 0.1f], new[] { 0, 1 }).Area);
        Assert.Equal(1, RocCurve.Of([float.NegativeInfinity, float.PositiveInfinity], new[] { 0, 1 }).Area);
        Assert.Equal(0.5, PrecisionRecallCurve.Of([0.9f, 0.1f], new[] { 0, 1 }).AveragePrecision);
    }

    // Two scores of a Hinge: what tells is by how much one is above the other.
    [Fact]
    public void ScoresThatAreNoProbabilities() =>
        Assert.Equal(1, Scorer.RocArea.Score([5f, 4f, -3f, -2f, 1f, 3f, 9f, 2f], [0, 1, 1, 0], 2));

    [Fact]
    public void ThresholdsAreTheBestOnes()
    {
        (float[] scores, bool[] positives) = (YesOrNo.Scores, YesOrNo.Positives);
        // F1 is as high at 0.21875, Youden's J at 0.34375 and 0.46875.
        DecisionThreshold f1 = DecisionThreshold.ForF1(scores, positives);
        Assert.Equal((0.34375f, 0.8), (f1.Threshold, f1.Counts.F1));
        Assert.Equal((18, 7, 13, 2),
            (f1.Counts.TruePositives, f1.Counts.FalsePositives, f1.Counts.TrueNegatives, f1.Counts.FalseNegatives));
        Assert.Equal("F1", f1.Aim);
        DecisionThreshold f2 = DecisionThreshold.ForF1(scores, positives, beta: 2);
        Assert.Equal((0.21875f, "F2"), (f2.Threshold, f2.Aim));
        Assert.Equal(0.9090909090909091, f2.Counts.FBeta(2), 1e-12);

        DecisionThreshold youden = DecisionThreshold.ForYouden(scores, positives);
        Assert.Equal(0.55, youden.Counts.Youden, 1e-12);
        Assert.Equal(0.53125f, youden.Threshold);
        DecisionThreshold cost = DecisionThreshold.ForCost(scores, positives, falsePositive: 1, falseNegative: 5);
        Assert.Equal((0.21875f, 10.0), (cost.Threshold, cost.Counts.Cost(1, 5)));
        DecisionThreshold recall = DecisionThreshold.ForRecall(scores, positives, 0.8);
        Assert.Equal((0.40625f, 0.8), (recall.Threshold, recall.Counts.Recall));
        DecisionThreshold precision = DecisionThreshold.ForPrecision(scores, positives, 0.8)!;
        Assert.Equal((0.53125f, 0.7), (precision.Threshold, precision.Counts.Recall));
        Assert.Equal(0.8235294117647058, precision.Counts.Precision, 1e-12);
    }

    [Fact]
    public void EveryThresholdJudgesOtherRowsAsItsOwn()
    {
        DecisionThreshold chosen = DecisionThreshold.ForYouden(YesOrNo.Scores, YesOrNo.Positives);
        Assert.Equal(chosen.Counts, chosen.On(YesOrNo.Scores, YesOrNo.Positives));
        Assert.Equal(new BinaryCounts(1, 0, 0, 1), chosen.On([1f, 0f], [true, true]));
        Assert.True(chosen.IsPositive(chosen.Threshold));
        Assert.False(chosen.IsPositive(float.NaN));
    }

    [Fact]
    public void WhereNoRowIsWorthCallingPositive()
    {
        DecisionThreshold none = DecisionThreshold.ForCost([0.1f, 0.2f], [true, false], 10, 1);
        Assert.Equal((float.PositiveInfinity, new BinaryCounts(0, 0, 1, 1)), (none.Threshold, none.Counts));
        Assert.Equal((0.0, 0.0, 0.0), (none.Counts.Precision, none.Counts.Recall, none.Counts.F1));
        Assert.Null(DecisionThreshold.ForPrecision([0.1f, 0.2f], [true, false], 0.8));
    }

    [Fact]
    public void WhatIsWrongIsNamed()
    {
        Says("Expected at least 1 row, found 0.", () => RocCurve.Of([], Array.Empty<bool>()));
        Says("Expected 2 scores, one a label, found 1.", () => RocCurve.Of([1f], new[] { true, false }));
        Says("Expected scores that are numbers, found NaN in row 1.", () => RocCurve.Of([1f, float.NaN], new[] { 0, 1 }));
        Says("Expected positive and negative rows, found 2 and 0: the area under the ROC curve is undefined.",
            () => RocCurve.Of([1f, 2f], new[] { 1, 1 }));
        Says("Expected positive rows, found none among 2: recall is undefined.",
            () => PrecisionRecallCurve.Of([1f, 2f], new[] { 0, 0 }));
        Says("Expected labels of 0 or 1, found 2 in row 1: take the classes one versus the rest.",
            () => RocCurve.Of([1f, 2f], new[] { 1, 2 }));
        Says("Expected classes from 0 to 1, found 2 in row 1.", () => RocCurve.OneVersusRest([1f, 0f, 0f, 1f], [1, 2], 2));
        Says("Expected positive rows, found none among 1: recall is undefined.",
            () => DecisionThreshold.ForF1([1f], [false]));
        Says("Expected negative rows, found none: the false positive rate is undefined.",
            () => DecisionThreshold.ForYouden([1f], [true]));
        Says("Expected a share above 0 and at most 1, found 1.5.", () => DecisionThreshold.ForRecall([1f], [true], 1.5));
        Says("Expected falseNegative finite and above 0, found 0.",
            () => DecisionThreshold.ForCost([1f], [true], 1, 0));
    }

    // A class without rows has no area: the scorer says NaN, and does not stop a table.
    [Fact]
    public void AScoreWithoutAreaIsNaN()
    {
        Assert.Equal(double.NaN, Scorer.RocArea.Score([0.2f, 0.8f, 0.3f, 0.7f], [1, 1], 2));
        Assert.Equal(double.NaN, Scorer.BinaryRocArea.Score([0.2f, 0.8f], [1f, 1f], 1));
        Assert.Equal(1, Scorer.BinaryRocArea.Score([0.2f, 0.8f], [0f, 1f], 1));
        Says("Expected targets of 0 or 1, found 0.5 in row 1.",
            () => Scorer.BinaryRocArea.Score([0.2f, 0.8f], [0f, 0.5f], 1));
    }

    private static void Same(IEnumerable<double> expected, IEnumerable<double> found)
    {
        double[] right = [.. expected];
        double[] all = [.. found];
        Assert.Equal(right.Length, all.Length);
        for (int i = 0; i < right.Length; i++)
            Assert.Equal(right[i], all[i], 1e-12);
    }

    private static void Says(string expected, Action call) =>
        Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(call).Message);
}
