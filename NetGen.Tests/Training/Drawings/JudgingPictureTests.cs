using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using NetGen.Tests.Judging;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Drawings;

/// <summary>Pictures of a judgement, and their place in a report.</summary>
public sealed class JudgingPictureTests
{
    private const string Long = "a class whose name somebody has made much longer than any legend likes to have it";

    private static readonly RocCurve Roc = RocCurve.Of(YesOrNo.Scores, YesOrNo.Positives);
    private static readonly PrecisionRecallCurve Precision =
        PrecisionRecallCurve.Of(YesOrNo.Scores, YesOrNo.Positives);

    private static readonly Calibration Reliability = Calibration.Of(YesOrNo.Scores, YesOrNo.Positives, 5);

    [Fact]
    public void CurvesHaveTheirAreasAndChance()
    {
        IReadOnlyList<string> roc = Texts(Pictures.Roc(Roc));
        foreach (string expected in new[]
        {
            "area 0.865", "chance: 0.5", "false positive rate", "true positive rate (recall)",
            "20 positive, 20 negative rows",
        })
            Assert.Contains(expected, roc);
        IReadOnlyList<string> both = Texts(Pictures.PrecisionRecall([("yes", Precision), ("no", Precision)]));
        Assert.Contains("yes: average 0.874", both);
        Assert.Contains("no: average 0.874", both);
        Assert.Contains("chance: 0.5", both);
        IReadOnlyList<string> three = Texts(Pictures.PrecisionRecall(
            [.. PrecisionRecallCurve.OneVersusRest(YesOrNo.Probabilities, YesOrNo.Labels, 3)
                .Select((curve, label) => ($"{label}", curve))]));
        Assert.DoesNotContain(three, text => text.StartsWith("chance", StringComparison.Ordinal));
    }

    [Fact]
    public void CalibrationHasItsErrorAndRows()
    {
        IReadOnlyList<string> texts = Texts(Pictures.Calibrations(Reliability));
        foreach (string expected in new[]
        {
            "error 0.112", "as predicted", "predicted probability", "share of positive rows", "rows",
            "40 rows, Brier score 0.157",
        })
            Assert.Contains(expected, texts);
        Assert.Contains("a: error 0.112", Texts(Pictures.Calibrations([("a", Reliability), ("b", Reliability)])));
    }

    [Fact]
    public void FewRowsAndLongNames()
    {
        PictureFacts.IsSound(Pictures.Roc(RocCurve.Of([0.1f, 0.9f], new[] { 0, 1 })));
        PictureFacts.IsSound(Pictures.PrecisionRecall(PrecisionRecallCurve.Of([0.9f], new[] { 1 })));
        Assert.Contains("1 row, Brier score 0.423", Texts(
            Pictures.Calibrations(Calibration.Of([0.35f], [true], 10, CalibrationBins.Quantile))));
        Assert.Contains(Texts(Pictures.Roc([(Long, Roc), ("b", Roc)])),
            text => text.StartsWith("a class whose name", StringComparison.Ordinal)
                && text.EndsWith("…: area 0.865", StringComparison.Ordinal));
    }

    // A hundred thousand scores are as many points of a curve, and not of its picture.
    [Fact]
    public void ManyRowsMakeNoLargeFile()
    {
        Random random = new(1);
        float[] scores = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextSingle())];
        bool[] positives = [.. scores.Select(score => random.NextSingle() < score)];
        RocCurve curve = RocCurve.Of(scores, positives);
        Assert.True(curve.Points.Count > 10_000);
        Assert.InRange(Pictures.Roc(curve).ToSvg().Length, 1_000, 200_000);
    }

    [Fact]
    public void ImportanceIsABarAFeature()
    {
        PermutationImportance importance = Judged().Importance!;
        IReadOnlyList<string> texts = Texts(Pictures.Importance(importance));
        Assert.Contains("how much worse the log loss is where the feature is permuted", texts);
        foreach (FeatureImportance feature in importance.Features)
            Assert.Contains(feature.Group.Name, texts);
        Picture two = Pictures.Importance(importance, most: 2);
        Assert.Contains("2 of 3 features", two.Subtitle, StringComparison.Ordinal);
        Assert.True(two.Height < Pictures.Importance(importance).Height);
    }

    [Fact]
    public void DependencesShareAScaleAndALegend()
    {
        Judgement judgement = Judged();
        XElement svg = PictureFacts.IsSound(
            Pictures.Dependences(judgement.Dependences, judgement.OutputNames));
        IReadOnlyList<string> texts = PictureFacts.Texts(svg);
        foreach (string expected in new[] { "first", "second", "heating", "gas", "oil", "cheap", "dear", "dearest" })
            Assert.Contains(expected, texts);
        IReadOnlyList<string> one = Texts(Pictures.Dependences(
            [judgement.Dependences[0]], judgement.OutputNames, [1], "probability of dear"));
        Assert.Contains("probability of dear", one);
        Assert.DoesNotContain("cheap", one);
    }

    [Fact]
    public void AReportHasAllOfIt()
    {
        Judgement judgement = Judged();
        string page = new HtmlReport("Judged").AddJudgement(judgement).ToHtml();
        foreach (string expected in new[]
        {
            "ThreeKinds on 30 validation rows", "logistic regression", "most frequent class",
            "5 nearest neighbours", "ThreeKinds, training rows", "Classes, each against the rest", "heating", "dearest",
        })
            Assert.Contains(expected, page, StringComparison.Ordinal);

        // Confusion, ROC, precision and recall, calibration, importance, dependence.
        Assert.Equal(6, XDocument.Parse(page["<!DOCTYPE html>\n".Length..]).Descendants("figure").Count());
    }

    [Fact]
    public void AReportOfNumbersHasTheirErrors()
    {
        Dataset<float> data = new(JudgedData.Grid(30, 4, 3), 4, JudgedData.Grid(30, 2, 1), 2);
        string page = new HtmlReport("Judged").AddJudgement(
            Judgement.Of(new TwoNumbers(seed: 1), data, data, new() { OutputNames = ["price", "rooms"] })).ToHtml();
        foreach (string expected in new[] { "linear regression", "Absolute errors", "price", "RMSE" })
            Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.Equal(2, XDocument.Parse(page["<!DOCTYPE html>\n".Length..]).Descendants("figure").Count());
    }

    // A single row of one class has no curve, and says so.
    [Fact]
    public void AReportOfOneRowSaysWhatIsMissing()
    {
        Dataset<int> data = new(JudgedData.Grid(1, 4, 3), 4, new[] { 1 });
        string page = new HtmlReport("Judged").AddJudgement(Judgement.Of(new ThreeKinds(seed: 1), data, data)).ToHtml();
        Assert.Contains("No ROC area of &#39;1&#39;: all of the validation rows are of it.", page,
            StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsWrongIsNamed()
    {
        Says("Expected from 1 to 50 curves, found 0.", () => Pictures.Roc([]));
        Says("Expected from 1 to 14 curves, found 15.",
            () => Pictures.Calibrations([.. Enumerable.Repeat(("a", Reliability), 15)]));
        Says("Expected at least 1 partial dependence, found 0.", () => Pictures.Dependences([]));
        Judgement judgement = Judged();
        Says("Expected 3 names, one for each output, found 1.",
            () => Pictures.Dependences(judgement.Dependences, ["a"]));
        Says("Expected outputs from 0 to 2, found 3.",
            () => Pictures.Dependences(judgement.Dependences, null, [3]));
    }

    private static Judgement Judged()
    {
        float[] inputs = JudgedData.Grid(30, 4, 3);
        for (int i = 0; i < 30; i++)
            (inputs[4 * i + 2], inputs[4 * i + 3]) = (i % 2, 1 - i % 2);
        Dataset<int> data = new(inputs, 4, Enumerable.Range(0, 30).Select(i => i % 3).ToArray());
        return Judgement.Of(new ThreeKinds(seed: 1), data, data, new()
        {
            Groups = [new("first", 0), new("second", 1), new("heating", 2, 2) { Categories = ["gas", "oil"] }],
            OutputNames = ["cheap", "dear", "dearest"],
        });
    }

    private static IReadOnlyList<string> Texts(Picture picture) => PictureFacts.Texts(PictureFacts.IsSound(picture));

    private static void Says(string expected, Action call) =>
        Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(call).Message);
}
