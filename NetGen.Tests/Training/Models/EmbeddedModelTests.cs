using System;
using System.IO;
using System.Linq;
using NetGen.Tests.Data;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Models;

/// <summary>Files and preprocessing of a network that reads a column as an index.</summary>
public sealed class EmbeddedModelTests : IDisposable
{
    private static readonly float[] Rows = [120, 3, 1990, 80, 0, 2001, 95, 2, 1975, 60, 1, 1962];

    private readonly TemporaryDirectory directory = new();

    private string Path => System.IO.Path.Combine(directory.Path, "model.safetensors");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void AScalingLeavesOutWhatIsAnIndex()
    {
        foreach (FeatureScaling scaling in (FeatureScaling[])
            [
                FeatureScaling.FitMean(Rows, 3), FeatureScaling.FitStandard(Rows, 3),
                FeatureScaling.FitMinMax(Rows, 3), FeatureScaling.FitMinMax(Rows, 3, -1f, 3f),
            ])
        {
            (float[] all, float[] some) = ([.. Rows], [.. Rows]);
            scaling.Transform(all);
            scaling.Except(1).Transform(some);
            Assert.Equal([3f, 0f, 2f, 1f], some.Where((_, i) => i % 3 == 1));
            Assert.Equal(all.Where((_, i) => i % 3 != 1), some.Where((_, i) => i % 3 != 1));
            scaling.Except(1).Inverse(some);
            Assert.Equal([3f, 0f, 2f, 1f], some.Where((_, i) => i % 3 == 1));
        }

        Assert.StartsWith(
            "Expected columns from 0 to 2, found 3.",
            Assert.Throws<ArgumentOutOfRangeException>(() => FeatureScaling.FitMean(Rows, 3).Except(1, 3)).Message);
    }

    [Fact]
    public void AModelFileRefusesWhatChangesAnIndex()
    {
        FeatureScaling scaling = FeatureScaling.FitStandard(Rows, 3);
        Assert.StartsWith(
            "Expected a scaling that leaves column 1 as it is, which Embedding1 reads as an index "
            + "(FeatureScaling.Except), found one that changes it.",
            Refused(new() { Scaling = scaling }));
        Assert.StartsWith(
            "Expected no components in front of Embedding1, which reads column 1 as an index, found some.",
            Refused(new() { Components = PrincipalComponents.FitPca(Rows, 3, 3) }));

        CsvTable table = CsvTableTests.Read("area,heating,price\n120,gas,3\n80,oil,2\n95,gas,2.5\n");
        TableEncoding encoding = TableEncoding.Fit(table, new() { Targets = ["price"] });
        Assert.StartsWith(
            "Expected a number of the table as input 1, which Embedding1 reads as an index, found a category's "
            + "heating=gas.",
            Refused(new() { Encoding = encoding }));

        Houses network = new(seed: 1);
        ModelFile.Save(Path, network, new() { Scaling = scaling.Except(1) });
        Model<Houses, float> model = ModelFile.Load<Houses, float>(Path);
        float[] expected = new float[1], found = new float[1], row = [100, 2, 1999];
        model.Network.Predict(row, found);
        network.Predict(row, expected);
        Assert.Equal(expected, found);
        Assert.True(model.Parts.Scaling!.Factors[1] == 1f && model.Parts.Scaling.Offsets[1] == 0f);

        string Refused(ModelParts parts)
        {
            string message =
                Assert.Throws<ArgumentException>(() => ModelFile.Save(Path, new Houses(), parts)).Message;
            Assert.False(File.Exists(Path));
            return message;
        }
    }

    [Fact]
    public void TheTableIsCalledAndShapedAsPyTorchs()
    {
        new Houses(seed: 2).Save(Path);
        using TensorFile file = TensorFile.Open(Path);
        Assert.Equal("Embedding1.weight: F32 4 x 2", file.Find("Embedding1.weight")!.ToString());
        Assert.Contains(
            "found Embedding1 of Houses",
            Assert.Throws<ArgumentException>(() =>
                new Houses().Save(Path, new() { Names = TensorNames.Sequential })).Message);
    }
}

/// <summary>A price by area, heating and year.</summary>
[Network]
[Input(3)]
[Embedding(column: 1, names: 4, size: 2)]
[Dense(6), ReLU]
[Dense(1), MeanSquaredError]
internal sealed partial class Houses;
