using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>The prices of houses that the sample makes up.</summary>
internal sealed class PricesSample : TableSample
{
    private const int Houses = 25_000;

    public override string Name => "prices";

    public override string Description => "predicts prices of houses, and draws what it learned of their cities";

    protected override (int Epochs, int Batch, float Rate) Usual => (20, 64, 0.003f);

    protected override void Run(TextWriter output, TableRun run)
    {
        (Sale[] sold, Sale[] unseen) = HouseMarket.Draw(Houses, run.Seed).SplitShuffled(0.8, run.Seed);
        House[] training = [.. sold.Select(sale => sale.House)];
        House[] test = [.. unseen.Select(sale => sale.House)];
        HousePrice network = HousePrice.Fit(training, run.Seed);
        TrainingHistory history = run.Train(output, network, training, test);

        RegressionErrors errors = network.Errors(test);
        output.WriteLine($"{Whole(errors.MeanAbsoluteError)} EUR: mean error of the network on {Whole(test.Length)} other houses");
        output.WriteLine($"{Whole(Noise(unseen))} EUR: mean error of the formula that made the prices, without their noise");
        output.WriteLine();
        House house = test[0];
        output.WriteLine(house);
        output.WriteLine($"  {Whole(network.Predict(house))} EUR predicted, {Whole(unseen[0].Fair)} EUR by the formula");
        Picture cities = Cities(network, training);
        if (run.Pictures is string folder)
            cities.Save(Path.Combine(Directory.CreateDirectory(folder).FullName, "cities.png"));
        run.Save(output, network);
    }

    /// <summary>The mean absolute error of the formula: what no network can be better than for long.</summary>
    internal static float Noise(IEnumerable<Sale> sales) =>
        sales.Average(sale => Math.Abs(sale.Fair - sale.House.Price));

    /// <summary>What the network learned of each city, beside what houses cost there.</summary>
    internal static Picture Cities(HousePrice network, House[] training)
    {
        Dictionary<string, double> metre = training.GroupBy(house => house.City)
            .ToDictionary(city => city.Key, city => city.Average(house => (double)house.Price / house.Area));
        IReadOnlyList<string> names = network.Encoding.NamesOf(nameof(House.City));
        return Pictures.Embedding(
            "What the network learned of the cities", network.CityEmbedding.Weights, names,
            [.. names.Select(name => metre[name])], "mean price of a square metre (EUR)",
            "rows of CityEmbedding, brought to two dimensions");
    }
}
