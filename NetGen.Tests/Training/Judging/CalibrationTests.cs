using System;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Judging;

/// <summary>Calibration, log losses and quantiles of errors, held against scikit-learn and NumPy.</summary>
public sealed class CalibrationTests
{
    private static readonly float[] Targets = [3f, -0.5f, 2f, 7f, 4.25f, -1.5f];
    private static readonly float[] Predictions = [2.5f, 0f, 2f, 8f, 4f, -3.5f];

    // calibration_curve, brier_score_loss; the expected error by NumPy from the same bins.
    [Theory]
    [InlineData(CalibrationBins.Uniform, new[] { 0.0, 0.5, 0.6, 0.75, 1.0 },
        new[] { 0.1, 0.30078125, 0.50625, 0.7109375, 0.84375 })]
    [InlineData(CalibrationBins.Quantile, new[] { 0.0, 0.4444444444444444, 0.5, 0.5714285714285714, 1.0 },
        new[] { 0.078125, 0.2673611111111111, 0.4609375, 0.6294642857142857, 0.80078125 })]
    public void BinsAreScikitLearns(CalibrationBins kind, double[] shares, double[] probabilities)
    {
        Calibration found = Calibration.Of(YesOrNo.Scores, YesOrNo.Positives, 5, kind);
        Assert.Equal(5, found.Bins.Count);
        for (int bin = 0; bin < 5; bin++)
        {
            Assert.Equal(shares[bin], found.Bins[bin].Share, 1e-12);
            Assert.Equal(probabilities[bin], found.Bins[bin].Probability, 1e-12);
        }

        Assert.Equal(40, found.Bins.Sum(bin => bin.Rows));
        Assert.Equal(0.1569580078125, found.BrierScore, 1e-12);
        if (kind == CalibrationBins.Uniform)
            Assert.Equal(0.11171875, found.ExpectedError, 1e-12);
    }

    [Fact]
    public void AnswersOfThreeClasses()
    {
        Calibration found = Calibration.OfAnswers(YesOrNo.Probabilities, YesOrNo.Labels, 3);
        Assert.Equal(0.1390625, found.ExpectedError, 1e-12);
        Assert.Equal(0.2257080078125, found.BrierScore, 1e-12);
        Assert.True(found.MaximumError >= found.ExpectedError);
    }

    [Fact]
    public void EdgesBelongToTheBinBelow()
    {
        Calibration found = Calibration.Of([0f, 0.5f, 0.75f, 1f], [false, true, true, true], 2);
        Assert.Equal([new(0, 0.5, 2, 0.25, 0.5), new(0.5, 1, 2, 0.875, 1)], found.Bins);
        Assert.Equal((0.1875, 0.25), (found.ExpectedError, found.MaximumError));
    }

    // One probability for all: every edge of the quantiles is the same.
    [Fact]
    public void EqualProbabilitiesShareABin()
    {
        CalibrationBin bin = Assert.Single(
            Calibration.Of([0.5f, 0.5f, 0.5f], [false, true, true], 4, CalibrationBins.Quantile).Bins);
        Assert.Equal((3, 0.5, 2.0 / 3), (bin.Rows, bin.Probability, bin.Share));
    }

    [Fact]
    public void LogLossesAreScikitLearns()
    {
        Assert.Equal(0.9160284466302587, Scorer.LogLoss.Score(YesOrNo.Probabilities, YesOrNo.Labels, 3), 1e-7);
        Assert.Equal(0.6333333333333333, Scorer.Accuracy.Score(YesOrNo.Probabilities, YesOrNo.Labels, 3), 1e-12);
        Assert.Equal(0.634920634920635, Scorer.MacroF1.Score(YesOrNo.Probabilities, YesOrNo.Labels, 3), 1e-12);
        float[] targets = [.. YesOrNo.Positives.Select(positive => positive ? 1f : 0f)];
        Assert.Equal(0.47086302043663186, Scorer.BinaryLogLoss.Score(YesOrNo.Scores, targets, 1), 1e-7);
        Assert.Equal(10.628256808322261, Scorer.BinaryLogLoss.Score([0f, 1f, 1f], [1f, 0f, 1f], 1), 1e-6);
        LogLoss loss = new(3);
        Assert.Equal(double.NaN, loss.Value);
        loss.Add(YesOrNo.Probabilities.AsSpan(0, 30), YesOrNo.Labels.AsSpan(0, 10));
        loss.Add(YesOrNo.Probabilities.AsSpan(30), YesOrNo.Labels.AsSpan(10));
        Assert.Equal(0.9160284466302587, loss.Value, 1e-7);
        loss.Reset();
        Assert.Equal(0, loss.Rows);
    }

    [Fact]
    public void TargetsBetweenNoAndYes()
    {
        BinaryLogLoss loss = new();
        loss.Add([0.25f], [0.75f]);
        Assert.Equal(-0.75 * Math.Log(0.25) - 0.25 * Math.Log(0.75), loss.Value, 1e-12);
    }

    // mean_pinball_loss, median_absolute_error, max_error, numpy.quantile.
    [Fact]
    public void QuantilesOfErrors()
    {
        foreach ((double quantile, double expected) in new[]
        {
            (0.1, 0.2708333333333333), (0.5, 0.3541666666666667), (0.9, 0.4375),
        })
        {
            PinballLoss loss = new(quantile);
            loss.Add(Predictions.AsSpan(0, 2), Targets.AsSpan(0, 2));
            loss.Add(Predictions.AsSpan(2), Targets.AsSpan(2));
            Assert.Equal(expected, loss.Value, 1e-12);
        }

        ErrorQuantiles errors = ErrorQuantiles.Of(Predictions, Targets);
        Assert.Equal((0.5, 2.0, 6), (errors.MedianAbsoluteError, errors.MaximumError, errors.Count));
        Assert.Equal(1.5, errors.Absolute(0.9), 1e-12);
        Assert.Equal(-1.625, errors.Signed(0.05), 1e-12);
        Assert.Equal(-0.375, errors.Signed(0.3), 1e-12);
        Assert.Equal(0.875, errors.Signed(0.95), 1e-12);
        Assert.Equal("absolute error: median 0.5, 90 % at most 1.5, largest 2 of 6", errors.ToString());
        Assert.Equal(0.25, ErrorQuantiles.Of([1.25f], [1f]).Absolute(0.75));
    }

    [Fact]
    public void WhatIsWrongIsNamed()
    {
        Says("Expected at least 1 row, found 0.", () => Calibration.Of([], []));
        Says("Expected probabilities from 0 to 1, found 1.5 at 1.", () => Calibration.Of([0f, 1.5f], [true, true]));
        Says("Expected scores that are numbers, found NaN in row 0.", () => Calibration.Of([float.NaN], [true]));
        LogLoss loss = new(2);
        Says("Expected probabilities from 0 to 1, found NaN at 1.", () => loss.Add([0f, float.NaN], [0]));
        Says("Expected probabilities from 0 to 1, found -1 at 0.", () => loss.Add([-1f, 2f], [0]));
        Says("Expected classes from 0 to 1, found 2 in row 0.", () => loss.Add([0f, 1f], [2]));
        Assert.Equal(0, loss.Rows);
        Says("Expected quantile from 0 to 1, found 1.5.", () => new PinballLoss(1.5));
        Says("Expected at least 1 row, found 0.", () => ErrorQuantiles.Of([], []));
        Says("Expected finite numbers, found prediction NaN and target 1 at 0.", () => ErrorQuantiles.Of([float.NaN], [1f]));
        Says("Expected 1 outputs, as many as targets, found 2.", () => ErrorQuantiles.Of([1f, 2f], [1f]));
    }

    private static void Says(string expected, Action call) =>
        Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(call).Message);
}
