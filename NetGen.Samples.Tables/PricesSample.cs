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
        Judgement judgement = network.Judge(training, test, new() { Points = 24 });
        output.WriteLine(judgement.Baselines);
        output.WriteLine();
        output.WriteLine($"Mean absolute errors on {Whole(test.Length)} houses that it was not trained on:");
        output.WriteLine($"{Whole(network.Errors(test).MeanAbsoluteError),8} EUR  the network");
        output.WriteLine($"{Whole(NoiseOf(unseen)),8} EUR  the noise, which no network can predict");
        output.WriteLine();
        output.WriteLine(judgement.Importance);
        output.WriteLine();
        House one = test[0];
        output.WriteLine(
            $"{Whole(one.Area)} square metres in {one.City}, {Figure(one.Distance)} km from the middle, sold in "
            + $"{one.Sold.Year}: {Whole(network.Predict(one))} EUR, and {Whole(unseen[0].Fair)} EUR by the formula");
        run.Save(
            output, "Prices of houses", network, training, history, judgement,
            [
                ("cities", Cities(network, training)),
                ("importance", Pictures.Importance(judgement.Importance!)),
                ("dependence", Pictures.Dependences(judgement.Dependences, label: "mean price (EUR)")),
            ]);
    }

    /// <summary>The mean absolute error of the formula: what no network can be better than for long.</summary>
    internal static float NoiseOf(IEnumerable<Sale> sales) =>
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
