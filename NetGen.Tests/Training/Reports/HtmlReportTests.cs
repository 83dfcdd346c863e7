using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NetGen.Tests.TrainedRecords;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Reports;

/// <summary>A report: its parts are in it, nothing in it points outside, and no text becomes markup.</summary>
public sealed class HtmlReportTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly RunRecord Run = new(
        "Run <1>",
        new TrainingHistory(
            [
                new EpochResult(1, 0.5f, new Evaluation(0.4f, 0.875f, 8), 2, 4_000) { LearningRate = 1e-3f },
                new EpochResult(2, 0.25f, null, 2, 4_000),
            ],
            TrainingEnd.EarlyStopping, bestEpoch: 1))
    {
        Network = "DigitClassifier",
        Summary = "Dense(10) & more",
        Graph = "n0 --> n1",
        Settings = [("optimizer", "Adam \"fast\"")],
        Seed = 42,
        DataFingerprint = "0123456789abcdef",
    };

    [Fact]
    public void ARunIsThereWithAllThatRepeatsIt()
    {
        XDocument page = Parse(new HtmlReport("A report").AddRun(Run));
        string text = page.Root!.Value;
        foreach (string expected in new[]
        {
            "A report", "Run <1>", "DigitClassifier", "Dense(10) & more", "n0 --> n1", "optimizer", "Adam \"fast\"",
            "42", "0123456789abcdef", "early: no better figure for some epochs", "epoch 1",
        })
            Assert.Contains(expected, text);
        Assert.Equal(["1", "0.5000", "0.4000", "87.50", "0.001", "4,000", "2.00"], Row(page, 0));
        Assert.Equal(["2", "0.2500", "-", "-", "-", "4,000", "2.00"], Row(page, 1));
        Assert.Single(page.Descendants(Svg + "svg"));
    }

    [Fact]
    public void AnEncodingIsATableThatIsThereOnce()
    {
        Hill[] hills =
        [
            .. Enumerable.Range(0, 40)
                .Select(i => new Hill { X = i, Y = 2 * i, Name = $"<{i % 3}>", Height = 9 * i + 1 }),
        ];
        HillHeight network = HillHeight.Fit(hills);
        TrainingOptions options = new() { Epochs = 2, BatchSize = 8 };
        TrainingHistory history = network.TrainOn(hills, hills, options);
        XDocument page = Parse(new HtmlReport("Hills")
            .AddRun(RunRecord.Of("run", network, history, options, hills, ("optimizer", "AdamW")))
            .AddJudgement(network.Judge(hills, hills)));
        string[] described = network.Encoding.Describe().Split('\n');
        XElement[] tables = [.. page.Descendants("table")];
        XElement table = Assert.Single(tables, table => table.Attribute("class")?.Value == "text");
        Assert.Equal(["inputs", "column", "what becomes of it"], table.Descendants("th").Select(cell => cell.Value));
        string[] lines = [.. table.Element("tbody")!.Elements("tr").Select(row =>
            string.Join(' ', row.Elements("td").Select(cell => cell.Value)))];
        Assert.Equal(described[1..].Select(line => Regex.Replace(line, " +", " ")), lines);

        // A regression has an error in the unit of its target, and no accuracy.
        XElement epochs = tables.Single(table => table.Descendants("th").First().Value == "epoch");
        Assert.Equal(
            ["epoch", "loss", "val. loss", "val. error", "learning rate", "rows/s", "seconds"],
            epochs.Descendants("th").Select(cell => cell.Value));
        Assert.DoesNotContain("accuracy", page.Root!.Value);
    }

    [Fact]
    public void TextDoesNotBecomeMarkup()
    {
        const string Evil = "<script>alert('x')</script>&\"\u0001";
        HtmlReport report = new HtmlReport(Evil).AddText(Evil, Evil)
            .AddTable(Evil, [Evil], [[Evil]])
            .AddRun(new RunRecord(Evil, Run.History)
            {
                Network = Evil,
                Summary = Evil,
                Graph = Evil,
                Settings = [(Evil, Evil)],
            });
        XDocument page = Parse(report);
        Assert.DoesNotContain(page.Descendants(), part => part.Name.LocalName == "script");
        Assert.Contains("<script>alert('x')</script>&\"\uFFFD", page.Root!.Value);
    }

    [Fact]
    public void NothingPointsOutsideAndEachNameIsThereOnce()
    {
        HtmlReport report = Everything();
        XDocument page = Parse(report);
        string[] names = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(names.Distinct(), names);
        foreach (XAttribute attribute in page.Descendants().Attributes().Where(a => !a.IsNamespaceDeclaration))
        {
            if (attribute.Name.LocalName is "href" or "src")
            {
                Assert.True(
                    attribute.Value.StartsWith("data:image/png;base64,", StringComparison.Ordinal)
                    || names.Contains(attribute.Value.TrimStart('#')), attribute.Value);
            }

            foreach (Match url in Regex.Matches(attribute.Value, @"url\(#(.*?)\)"))
                Assert.Contains(url.Groups[1].Value, names);
            Assert.DoesNotContain("http", attribute.Value.Replace("http-equiv", "", StringComparison.Ordinal));
        }

        string[] external = ["link", "script", "iframe", "object", "embed", "base"];
        Assert.DoesNotContain(page.Descendants(), part => external.Contains(part.Name.LocalName));
        Assert.DoesNotContain("@import", page.Root!.Value);
        Assert.DoesNotContain("url(", page.Descendants("style").Single().Value);
        Assert.Equal(report.ToHtml(), Everything().ToHtml());
    }

    [Fact]
    public void PicturesTakeThePagesColours()
    {
        XDocument page = Parse(Everything());
        Assert.Contains("prefers-color-scheme: dark", page.Descendants("style").Single().Value);
        Assert.Contains(page.Descendants().Attributes("fill"), fill => fill.Value == "currentColor");
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Value == "#24292F");
    }

    [Fact]
    public void AStudyIsSortedByScoreFailuresLast()
    {
        XDocument page = Parse(new HtmlReport("Study").AddSearch(
            "Search", [new("rate", true), new("rule") { Choices = ["Sgd", "Adam"] }], "accuracy",
            [new([0.1, 0], double.NaN), new([0.01, 1], 0.5), new([0.001, 0], 0.75)]));
        Assert.Equal(["1", "0.75", "0.001", "Sgd"], Row(page, 0));
        Assert.Equal(["2", "0.5", "0.01", "Adam"], Row(page, 1));
        Assert.Equal(["3", "failed", "0.1", "Sgd"], Row(page, 2));
    }

    [Fact]
    public void AStageHasItsRangesItsEdgesAndItsBestTrials()
    {
        using Study study = Study.InMemory(seed: 1);
        SearchSpace space = [Dimension.LogUniform("lr", 1e-4, 1e-2), Dimension.Choice("rule", "Sgd", "Adam")];
        Stage stage = study.Random("coarse", space, 30, new FunctionObjective(trial => trial.Double("lr")));
        XDocument page = Parse(new HtmlReport("Study").AddStage(stage, count: 3));
        Assert.Equal(
            [
                ("trials", "30"), ("lr", "1.000000e-04 to 1.000000e-02, logarithmic"), ("rule", "one of Sgd, Adam"),
                ("best", stage.Best.Settings.ToString()),
            ],
            page.Descendants("dt").Select(name => (name.Value, name.ElementsAfterSelf("dd").First().Value)));
        Assert.Contains(page.Descendants("p"), text => text.Value == $"{Assert.Single(stage.Edges)}.");
        Assert.Single(page.Descendants("figure"));
        Assert.Equal(3, page.Descendants("tbody").Elements().Count());
        Assert.Equal(
            stage.Best.Score, double.Parse(Row(page, 0)[1], CultureInfo.InvariantCulture), tolerance: 1e-6);
    }

    [Fact]
    public void AStageOfFailuresSaysSo()
    {
        using Study study = Study.InMemory(seed: 1);
        Stage stage = study.Random(
            "coarse", [Dimension.Uniform("lr", 0, 1)], 2, new FunctionObjective(_ => double.NaN));
        XDocument page = Parse(new HtmlReport("Study").AddStage(stage));
        Assert.Equal("none is better than chance", page.Descendants("dd").Last().Value);
        Assert.Empty(page.Descendants("figure"));
        Assert.Equal("failed", Row(page, 1)[^1]);
    }

    [Fact]
    public void ItIsSavedAsItIs()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "report.html");
        HtmlReport report = new HtmlReport("Saved").AddText("한국어", "ü");
        report.Save(path);
        Assert.Equal(report.ToHtml(), File.ReadAllText(path));
    }

    [Fact]
    public void WhatIsWrongIsNamedAndAddsNothing()
    {
        HtmlReport report = new("Errors");
        string before = report.ToHtml();
        Assert.Throws<ArgumentException>("title", () => new HtmlReport(" "));
        Assert.Throws<ArgumentException>("columns", () => report.AddTable("t", [], []));
        ArgumentException wrong =
            Assert.Throws<ArgumentException>("rows", () => report.AddTable("t", ["a"], [["1", "2"]]));
        Assert.StartsWith("Expected 1 cells a row, one a column, found 2 in row 0.", wrong.Message);
        Assert.Throws<ArgumentException>(() => report.AddRun(new RunRecord("none", new([]))));
        Assert.Equal(before, report.ToHtml());
    }

    private static HtmlReport Everything()
    {
        ConfusionMatrix matrix = new(2);
        matrix.Add([0, 1, 1], [0, 1, 0]);
        return new HtmlReport("Everything").AddRun(Run).AddRuns([Run, Run with { Name = "other" }])
            .AddConfusion(matrix)
            .AddSearch("Search", [new("rate", true)], "accuracy", [new([0.01], 0.5), new([0.1], 0.75)])
            .AddPicture(Pictures.Images("Pixels", new float[8], new ImageShape(1, 2, 2)));
    }

    private static XDocument Parse(HtmlReport report)
    {
        string html = report.ToHtml();
        Assert.StartsWith("<!DOCTYPE html>\n", html);
        return XDocument.Parse(html["<!DOCTYPE html>\n".Length..]);
    }

    private static IReadOnlyList<string> Row(XDocument page, int row) =>
        [.. page.Descendants("tbody").First().Elements("tr").ElementAt(row).Elements("td").Select(cell => cell.Value)];
}
