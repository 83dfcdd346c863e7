using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.IO;
using System.Threading.Tasks;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Cluster;

/// <summary>A client gets the network of the best trial, and what a study keeps is that of one machine.</summary>
public sealed class NetworkTests
{
    private static readonly SearchSpace Space = [Dimension.LogUniform("lr", 1e-3, 1)];

    [Fact(Timeout = 180_000)]
    public async Task TheFileAndTheBestNetworksAreThoseOfOneMachine()
    {
        using TemporaryDirectory here = new();
        using TemporaryDirectory there = new();
        await using Silos silos = await Silos.Start(
            new SearchRegistry().AddData("points", Data).Add<TwoSets>("points", ObjectiveOf), 2);
        string expected;
        using (Study study = Study.Open(Path.Combine(here.Path, "points.db"), seed: 1))
            expected = Search(study);
        using (Study study = Study.Open(Path.Combine(there.Path, "points.db"), seed: 1))
        {
            Assert.Equal(expected, await study.RunOnAsync(
                silos.Cluster, "points", () => Search(study), new() { Data = "points" }));
        }

        foreach (string stage in new[] { "coarse", "folds" })
        {
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(here.Path, $"points.{stage}.safetensors")),
                File.ReadAllBytes(Path.Combine(there.Path, $"points.{stage}.safetensors")));
        }

        // What the cluster held is lost, and the file, too: trained again, it has the same bytes.
        string lost = Path.Combine(there.Path, "points.coarse.safetensors");
        byte[] bytes = File.ReadAllBytes(lost);
        File.Delete(lost);
        using Study again = Study.Open(Path.Combine(there.Path, "points.db"), seed: 1);
        _ = await again.RunOnAsync(
            silos.Cluster, "points", () => Search(again), new() { Data = "points", Study = "elsewhere" });
        Assert.Equal(bytes, File.ReadAllBytes(lost));
    }

    [Fact(Timeout = 180_000)]
    public async Task TrialsAreCounted()
    {
        Dictionary<string, long> counted = [];
        Dictionary<string, int> timed = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, one) =>
        {
            if (instrument.Meter.Name == "NetGen.Cluster")
                one.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            lock (counted)
                counted[instrument.Name] = counted.GetValueOrDefault(instrument.Name) + value;
        });
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) =>
        {
            lock (counted)
                timed[instrument.Name] = timed.GetValueOrDefault(instrument.Name) + 1;
        });
        listener.Start();
        FunctionObjective objective = new(trial => trial.Number);
        await using (Silos silos = await Silos.Start(new SearchRegistry().Add("f", () => objective), 1))
        {
            using Study study = Study.InMemory();
            _ = await study.RunOnAsync(silos.Cluster, "f", () => study.Random("a", Space, 12, objective));
        }

        // Other clusters of this process count, too.
        lock (counted)
        {
            Assert.InRange(counted["netgen.study.told"], 12, long.MaxValue);
            Assert.InRange(counted["netgen.study.asked"], 12, long.MaxValue);
            Assert.InRange(timed["netgen.study.write.duration"], 1, int.MaxValue);
            Assert.InRange(timed["netgen.worker.training.duration"], 12, int.MaxValue);
        }
    }

    private static TwoSets Data() => new(Points.Draw(100), Points.Draw(60, seed: 2));

    private static NetworkObjective<int> ObjectiveOf(TwoSets data) =>
        new NetworkObjective<int>(data.Training, data.Validation, MonitoredFigure.ValidationLoss)
            .Add<TwoClasses>((network, trial) => network.Train(new Sgd(trial.Float("lr")), 128, trial.Seed));

    // The second by repeats, of which the first one's network counts.
    private static string Search(Study study)
    {
        NetworkObjective<int> objective = ObjectiveOf(Data());
        StringWriter output = new();
        Stage coarse = study.Random("coarse", Space, 10, objective, new() { Epochs = 2 });
        Stage folds = study.Random("folds", Space, 5, objective, new() { Epochs = 1, Repeats = 3 });
        coarse.WriteTable(output);
        folds.WriteTable(output);
        Assert.NotNull(coarse.BestWeights);
        return output.ToString();
    }

    private sealed record TwoSets(Dataset<int> Training, Dataset<int> Validation);
}
