using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Tests.Data;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Models;

/// <summary>One file has all that a program needs to predict, and gives what the steps give one by one.</summary>
public sealed class ModelFileTests : IDisposable
{
    private static readonly CsvTable Table = CsvTableTests.Read(
        "sugar,colour,kind\n4,red,Fuji\n8,green,Gala\n6,red,Fuji\n5,green,Gala\n");

    private static readonly TableEncoding Encoding = TableEncoding.Fit(Table, new() { Targets = ["kind"] });

    private static readonly FeatureScaling Scaling = FeatureScaling.FitStandard(Encoding.ToInputs(Table), 3);

    private readonly TemporaryDirectory directory = new();

    private string Path => System.IO.Path.Combine(directory.Path, "model.safetensors");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void ARowBecomesAClassByItsName()
    {
        Apples network = new(seed: 3);
        ModelFile.Save(Path, network, new() { Encoding = Encoding, Scaling = Scaling, Note = "for the shop" });
        Model<Apples, int> model = ModelFile.Load<Apples, int>(Path);
        Assert.Equal("for the shop", model.Parts.Note);
        Predictor predictor = model.CreatePredictor();
        foreach (string fields in new[] { "4,red", "8,green", "6.5,green", ",red", "5,blue" })
        {
            float[] inputs = Encoding.ToInputs(CsvTableTests.Read($"sugar,colour\n{fields}\n"));
            float[] expected = new float[2];
            Scaling.Transform(inputs);
            network.Predict(inputs, expected);

            string[] field = fields.Split(',');
            predictor.Row.Clear();
            predictor.Row.Set("sugar", field[0]);
            predictor.Row.Set("colour", field[1]);
            Assert.Equal(expected, predictor.Predict().ToArray());
            Assert.Equal(expected[0] >= expected[1] ? "Fuji" : "Gala", predictor.ClassName);
        }
    }

    [Fact]
    public void TargetsComeBackInTheirOwnUnits()
    {
        float[] rows = [1, 20, 2, 30, 4, 10, 3, 50], prices = [100, 0.1f, 300, 0.3f, 200, 0.7f, 150, 0.2f];
        FeatureScaling scaling = FeatureScaling.FitMinMax(rows, 2), targets = FeatureScaling.FitStandard(prices, 2);
        PrincipalComponents components = PrincipalComponents.FitWhitening(Scaled(scaling, rows), 2);
        Prices network = new(seed: 2);
        ModelFile.Save(
            Path, network,
            new()
            {
                Scaling = scaling,
                Components = components,
                TargetScaling = targets,
                ClassNames = ["price", "tax"],
            });
        Predictor predictor = ModelFile.Load<Prices, float>(Path).CreatePredictor();

        float[] inputs = new float[2], expected = new float[2];
        components.Transform(Scaled(scaling, [2.5f, 25]), inputs);
        network.Predict(inputs, expected);
        targets.Inverse(expected);
        Assert.Equal(expected, predictor.Predict([2.5f, 25]).ToArray());
        Assert.Equal(["price", "tax"], predictor.ClassNames);
        Assert.Throws<InvalidOperationException>(() => predictor.Row);
        Assert.Throws<ArgumentException>(() => predictor.Predict([1f]));
    }

    [Fact]
    public void EachPartCanBeReadAlone()
    {
        Apples network = new(seed: 3);
        ModelFile.Save(Path, network, new() { Encoding = Encoding, Scaling = Scaling });
        Assert.Equal(network.Dense1.Weights[5, 2], Apples.Load(Path).Dense1.Weights[5, 2]);
        Assert.Equal(Scaling.Offsets.ToArray(), FeatureScaling.Load(Path).Offsets.ToArray());
        Assert.Equal(Encoding.FeatureNames, TableEncoding.Load(Path).FeatureNames);
        Assert.Equal(
            $"{Path}: expected a set of principal components, found none in the file.",
            Assert.Throws<InvalidDataException>(() => PrincipalComponents.Load(Path)).Message);

        // A network that was saved alone is a model, too.
        network.Save(Path);
        Assert.Empty(ModelFile.Load<Apples, int>(Path).CreatePredictor().ClassNames);
    }

    [Fact]
    public void PredictingAllocatesNothing()
    {
        ModelFile.Save(Path, new Apples(seed: 3), new() { Encoding = Encoding, Scaling = Scaling });
        Predictor predictor = ModelFile.Load<Apples, int>(Path).CreatePredictor();
        string name = "";
        Assert.Equal(0, Allocated.By(() =>
        {
            predictor.Row.Set("sugar", 6f);
            predictor.Row.Set("colour", "red");
            predictor.Predict();
            name = predictor.ClassName;
        }));
        Assert.Contains(name, Encoding.ClassNames);
    }

    [Fact]
    public void PartsThatDoNotFitAreNotWritten()
    {
        FeatureScaling two = FeatureScaling.FitMean([1f, 2f], 2);
        Refused(new() { Encoding = Encoding, Scaling = two }, "Expected a scaling of 3 features, found 2.");
        Refused(new() { Scaling = two }, "Expected preprocessing that ends in the 3 inputs of Apples, found 2.");
        Refused(new() { ClassNames = ["a"] }, "Expected 2 names of outputs, found 1.");
        Refused(
            new() { TargetScaling = two },
            "Expected no scaling of targets, which are no numbers for Apples, found one.");
        Refused(
            new() { Components = PrincipalComponents.FitPca([1f, 2f, 3f, 4f, 5f, 7f], 2, 1), Scaling = Scaling },
            "Expected components of 3 features, found 2.");

        void Refused(ModelParts parts, string message)
        {
            Assert.StartsWith(
                message, Assert.Throws<ArgumentException>(() => ModelFile.Save(Path, new Apples(), parts)).Message);
            Assert.False(File.Exists(Path));
        }
    }

    [Fact]
    public void PartsThatDoNotFitAreNotRead()
    {
        TensorFileWriter writer = new();
        new Apples().AddTo(writer);
        writer.AddText("netgen.model.classes", "[\"a\",\"b\",\"c\"]");
        writer.Save(Path);
        Assert.Equal(
            $"{Path}: expected 2 names of outputs, found 3.",
            Assert.Throws<InvalidDataException>(() => ModelFile.Load<Apples, int>(Path)).Message);
    }

    private static float[] Scaled(FeatureScaling scaling, IEnumerable<float> rows)
    {
        float[] scaled = rows.ToArray();
        scaling.Transform(scaled);
        return scaled;
    }
}
