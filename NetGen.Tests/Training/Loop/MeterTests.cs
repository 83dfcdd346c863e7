using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Loop;

/// <summary>What dotnet-counters and OpenTelemetry see of training.</summary>
public sealed class MeterTests
{
    [Fact]
    public void FiguresGoOutThroughTheMeter()
    {
        ConcurrentQueue<(string Name, double Value)> seen = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "NetGen.Training")
                    listener.EnableMeasurementEvents(instrument);
            },
        };

        // Other tests train at the same time: the network's name tells them apart.
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            if (tags[0].Value is "MeteredNetwork")
                seen.Enqueue((instrument.Name, value));
        });
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (tags[0].Value is "MeteredNetwork")
                seen.Enqueue((instrument.Name, value));
        });
        listener.Start();

        MeteredNetwork network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        TrainingOptions options = new() { Epochs = 2, BatchSize = 16, Clock = new TickingClock() };
        TrainingHistory history = TrainingLoop.Run(network, trainer, Points.Draw(40), Points.Draw(10), options);

        Assert.Equal([16, 16, 8, 16, 16, 8], Of("netgen.training.rows"));
        Assert.Equal(6, Of("netgen.training.loss").Length);
        double sum = Of("netgen.training.loss").Take(3).Zip([16, 16, 8], (loss, rows) => loss * rows).Sum();
        Assert.Equal(history[0].Loss, sum / 40, 1e-6);
        Assert.Equal(history.Select(epoch => (double)epoch.Validation!.Value.Accuracy), Of("netgen.training.accuracy"));
        Assert.All(Of("netgen.training.step.duration"), seconds => Assert.Equal(0.04, seconds, 1e-9));
        Assert.Equal(6, Of("netgen.training.step.duration").Length);

        double[] Of(string name) => [.. seen.Where(figure => figure.Name == name).Select(figure => figure.Value)];
    }
}
