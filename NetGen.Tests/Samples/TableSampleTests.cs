using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Samples;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Samples;

/// <summary>The samples of tables, run within this process.</summary>
public sealed class TableSampleTests
{
    [Fact]
    public void ListNamesEachSample()
    {
        (int code, string output, string error) = Run("list");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(["penguins", "prices"], Lines(output).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void PenguinsAreThoseOfTheFile()
    {
        Penguin[] penguins = PenguinsSample.Read();
        Assert.Equal(344, penguins.Length);
        Assert.Equal(
            [(Species.Adelie, 152), (Species.Chinstrap, 68), (Species.Gentoo, 124)],
            penguins.GroupBy(penguin => penguin.Species).Select(own => (own.Key, own.Count())).Order());
        Assert.Equal(11, penguins.Count(penguin => penguin.Sex is null));
        Assert.Equal(2, penguins.Count(penguin => penguin.BeakLength is null && penguin.BodyMass is null));
        Assert.Equal(
            new()
            {
                Species = Species.Adelie,
                Island = Island.Torgersen,
                Sex = Sex.Male,
                BeakLength = 39.1f,
                BeakDepth = 18.7f,
                FlipperLength = 181,
                BodyMass = 3750,
            },
            penguins[0]);
    }

    [Fact]
    public void PenguinsAreToldApart()
    {
        using TemporaryDirectory directory = new();
        string report = Path.Combine(directory.Path, "report.html");
        string pictures = Path.Combine(directory.Path, "pictures");
        string file = Path.Combine(directory.Path, "penguins.safetensors");
        (int code, string output, string error) = Run(
            "penguins", "--report", report, "--pictures", pictures, "--save", file);
        Assert.Equal((0, ""), (code, error));
        Assert.InRange(Share(output, "of 86 penguins"), 95, 100);
        Assert.InRange(Share(output, "of all penguins, in 5 folds"), 97, 100);
        foreach (string expected in new[] { "logistic regression", "most frequent class", "BeakLength", "Chinstrap" })
            Assert.Contains(expected, output);
        Assert.Equal(
            ["confusion.png", "dependence.png", "importance.png"],
            Directory.GetFiles(pictures).Select(Path.GetFileName).Order());
        Assert.Contains("5 nearest neighbours", File.ReadAllText(report));

        // What is missing is no obstacle.
        PenguinClassifier network = PenguinClassifier.Load(file);
        Penguin heavy = new() { Island = Island.Biscoe, BodyMass = 5_700, FlipperLength = 225 };
        Assert.Equal(Species.Gentoo, network.Predict(heavy, out float probability));
        Assert.InRange(probability, 0.5f, 1f);
    }

    [Fact]
    public void PricesAreBetterThanThoseOfSimpleModels()
    {
        using TemporaryDirectory directory = new();
        string pictures = Path.Combine(directory.Path, "pictures");
        string file = Path.Combine(directory.Path, "prices.safetensors");
        (int code, string output, string error) = Run("prices", "--pictures", pictures, "--save", file);
        Assert.Equal((0, ""), (code, error));
        double network = Error(output, "the network");
        double noise = Error(output, "the noise");
        Assert.InRange(network, noise, 1.3 * noise);
        double linear = double.Parse(
            Cells(output, "linear regression")[^2], NumberStyles.Number, CultureInfo.InvariantCulture);
        Assert.True(network < 0.6 * linear, output);
        Assert.Equal(
            ["cities.png", "dependence.png", "importance.png"],
            Directory.GetFiles(pictures).Select(Path.GetFileName).Order());
    }

    // Of each city, the nearest one by the learned vectors alone is also near in price.
    [Fact]
    public void ExpensiveCitiesLieTogether()
    {
        House[] houses = [.. HouseMarket.Draw(25_000, seed: 2).Select(sale => sale.House)];
        HousePrice network = HousePrice.Fit(houses, seed: 2);
        _ = network.TrainOn(houses, null, new AdamW(0.003f), new() { Epochs = 5, BatchSize = 64, Seed = 2 });
        Picture picture = PricesSample.Cities(network, houses);
        string svg = picture.ToSvg();
        IReadOnlyList<string> names = network.Encoding.NamesOf("City");
        Assert.Equal(24, names.Count);
        Assert.All(names, name => Assert.Contains(name, svg));

        double[] prices = [.. names.Select(name => houses.Where(house => house.City == name)
            .Average(house => house.Price / house.Area))];
        double[] nearest = [.. Enumerable.Range(0, 24).Select(city => prices[Nearest(network, city)])];
        double spread = prices.SelectMany(one => prices.Select(other => Math.Abs(one - other))).Average();
        Assert.True(prices.Zip(nearest, (own, near) => Math.Abs(own - near)).Average() < 0.5 * spread);
    }

    private static int Nearest(HousePrice network, int city) => Enumerable.Range(0, 24).Where(other => other != city)
        .MinBy(other => Enumerable.Range(0, network.CityEmbedding.Weights.Inputs).Sum(i =>
        {
            float distance = network.CityEmbedding.Weights[city, i] - network.CityEmbedding.Weights[other, i];
            return distance * distance;
        }));

    private static double Share(string output, string behind) => double.Parse(
        Lines(output).Single(line => line.Contains(behind)).Split(' ')[0], CultureInfo.InvariantCulture);

    private static double Error(string output, string behind) => double.Parse(
        Lines(output).Single(line => line.Contains($"EUR  {behind}")).Trim().Split(' ')[0], NumberStyles.Number,
        CultureInfo.InvariantCulture);

    private static string[] Cells(string output, string row) => Lines(output)
        .First(line => line.StartsWith(row, StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Lines(string text) =>
        text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        int code = TableSamples.CommandLine.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
