using System;
using System.IO;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>The prices of houses that the sample makes up.</summary>
internal sealed class PricesSample : TableSample
{
    public override string Name => "prices";

    public override string Description => "predicts prices of houses, and draws what it learned of their cities";

    protected override (int Epochs, int Batch, float Rate) Usual => (40, 64, 0.003f);

    protected override void Run(TextWriter output, TableRun run)
    {
        (Sale[] sold, Sale[] unseen) = HouseMarket.Draw(5_000, run.Seed).SplitShuffled(0.8, run.Seed);
        House[] training = [.. sold.Select(sale => sale.House)];
        House[] test = [.. unseen.Select(sale => sale.House)];
        HousePrice network = HousePrice.Fit(training, run.Seed);
        output.WriteLine(network.Encoding.Describe());
        output.WriteLine();
        TrainingHistory history = run.Train(output, network, training, test);
        output.WriteLine();
        RegressionErrors errors = network.Errors(test);
        output.WriteLine(errors);
        output.WriteLine(unseen.Average(sale => Math.Abs(sale.Fair - sale.House.Price)));
    }
}
