using System;
using System.IO;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Tables become numbers by what the training rows say.</summary>
public sealed class TableEncodingTests
{
    private const string Apples = """
        id,sugar,colour,weight,kind
        1,4,red,540,Fuji
        2,8,green,700,Boskoop
        3,,red,480,Fuji
        4,3,NA,480,Gala
        """;

    private static readonly TableOptions Kinds = new() { Targets = ["kind"], Ignored = ["id"] };

    [Fact]
    public void NumbersCategoriesAndLabels()
    {
        CsvTable table = CsvTableTests.Read(Apples);
        TableEncoding encoding = TableEncoding.Fit(table, Kinds);
        Dataset<int> data = encoding.ToLabels(table);
        Assert.Equal(["sugar", "colour=green", "colour=red", "weight"], encoding.FeatureNames);
        Assert.Equal(["Boskoop", "Fuji", "Gala"], encoding.ClassNames);
        Assert.Equal([1, 0, 1, 2], data.Targets.ToArray());
        Assert.Equal(
            [4, 0, 1, 540, 8, 1, 0, 700, 5, 0, 1, 480, 3, 0, 1, 480], data.Inputs.ToArray());
    }

    [Theory]
    [InlineData(Imputation.Mean, 5f)]
    [InlineData(Imputation.Median, 4f)]
    [InlineData(Imputation.MostFrequent, 3f)]
    public void WhatIsMissingIsWhatTrainingSays(Imputation imputation, float expected)
    {
        CsvTable training = CsvTableTests.Read(Apples);
        TableEncoding encoding = TableEncoding.Fit(training, Kinds with { Imputation = imputation });
        CsvTable other = CsvTableTests.Read("id,kind,weight,colour,sugar\n9,Gala,?,blue,\n");
        Dataset<int> data = encoding.ToLabels(other);

        // By name, whatever the order; blue was not there in training.
        float weight = imputation switch { Imputation.Mean => 550f, Imputation.Median => 510f, _ => 480f };
        Assert.Equal([expected, 0, 0, weight], data.Inputs.ToArray());
        Assert.Equal([2], data.Targets.ToArray());
    }

    [Fact]
    public void RowsToBePredictedHaveNoTargets()
    {
        CsvTable training = CsvTableTests.Read(Apples);
        TableEncoding encoding = TableEncoding.Fit(training, Kinds);
        Assert.Equal([4, 0, 1, 540], encoding.ToInputs(training)[..4]);
        Assert.Equal([7, 1, 0, 600], encoding.ToInputs(CsvTableTests.Read("colour,weight,sugar\ngreen,600,7\n")));
    }

    [Fact]
    public void TargetsOfARegression()
    {
        CsvTable table = CsvTableTests.Read(Apples);
        TableEncoding encoding = TableEncoding.Fit(
            table, new() { Targets = ["weight", "id"], Ignored = ["kind", "colour"] });
        Dataset<float> data = encoding.ToValues(table);
        Assert.Equal((1, 2), (data.InputLength, data.TargetLength));
        Assert.Equal([540, 1, 700, 2, 480, 3, 480, 4], data.Targets.ToArray());
        FeatureScaling scaling = FeatureScaling.FitStandard(data.Targets, 2);
        float[] back = scaling.TransformTargets(data).Targets.ToArray();
        scaling.Inverse(back);
        Assert.Equal(540f, back[0], 1e-3f);
        Assert.Equal(
            "Expected a single target column for labels, found 2.",
            Assert.Throws<InvalidOperationException>(() => encoding.ToLabels(table)).Message);
    }

    [Fact]
    public void NumbersThatAreNamesAndClassesThatAreNumbers()
    {
        CsvTable table = CsvTableTests.Read("code,class\n10,9\n2,10\n10,2\n");
        TableEncoding encoding = TableEncoding.Fit(table, new() { Targets = ["class"], Categories = ["code"] });
        Assert.Equal(["code=2", "code=10"], encoding.FeatureNames);
        Assert.Equal(["2", "9", "10"], encoding.ClassNames);
        Assert.Equal([0, 1, 1, 0, 0, 1], encoding.ToLabels(table).Inputs.ToArray());
        Assert.Equal([1, 2, 0], encoding.ToLabels(table).Targets.ToArray());
    }

    [Fact]
    public void FieldsThatAreNoneOfTrainingsAreNamed()
    {
        TableEncoding encoding = TableEncoding.Fit(CsvTableTests.Read(Apples), Kinds);
        Fails(
            "apples.csv, row 2, column sugar: expected a finite number, found 'sweet'.",
            "sugar,colour,weight,kind\nsweet,red,1,Fuji\n");
        Fails(
            "apples.csv, row 3, column kind: expected one of Boskoop, Fuji, Gala, found 'Elstar'.",
            "sugar,colour,weight,kind\n1,red,1,Fuji\n1,red,1,Elstar\n");
        Fails(
            "apples.csv, row 2, column kind: expected one of Boskoop, Fuji, Gala, found ''.",
            "sugar,colour,weight,kind\n1,red,1,\n");
        Assert.StartsWith(
            "apples.csv: expected a column named weight, found sugar, colour, kind.",
            Assert.Throws<ArgumentException>(
                () => encoding.ToLabels(CsvTableTests.Read("sugar,colour,kind\n1,red,Fuji\n"))).Message);

        void Fails(string message, string text) => Assert.Equal(
            message, Assert.Throws<InvalidDataException>(() => encoding.ToLabels(CsvTableTests.Read(text))).Message);
    }

    [Fact]
    public void TargetsThatAreNoNumbersAreNamed()
    {
        CsvTable table = CsvTableTests.Read("x,y\n1,2\n2,inf\n");
        TableEncoding encoding = TableEncoding.Fit(table, new() { Targets = ["y"] });
        Assert.Equal(
            "apples.csv, row 3, column y: expected a finite number, found 'inf'.",
            Assert.Throws<InvalidDataException>(() => encoding.ToValues(table)).Message);
    }

    [Fact]
    public void OptionsThatDoNotFitAreNamed()
    {
        CsvTable table = CsvTableTests.Read("x,y\n,2\n,3\n");
        Assert.StartsWith(
            "Expected at least 1 target column, found none.",
            Assert.Throws<ArgumentException>(() => TableEncoding.Fit(table, new() { Targets = [] })).Message);
        Assert.StartsWith(
            "apples.csv: expected a column named z, found x, y.",
            Assert.Throws<ArgumentException>(() => TableEncoding.Fit(table, new() { Targets = ["z"] })).Message);
        Assert.StartsWith(
            "Expected a column beside the targets, found none.",
            Assert.Throws<ArgumentException>(() => TableEncoding.Fit(table, new() { Targets = ["x", "y"] })).Message);
        Assert.Equal(
            "apples.csv, column x: expected a value in some row, found none.",
            Assert.Throws<InvalidDataException>(() => TableEncoding.Fit(table, new() { Targets = ["y"] })).Message);
    }
}
