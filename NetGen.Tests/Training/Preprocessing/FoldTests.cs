using System;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Preprocessing;

/// <summary>A step folded into the first layer: raw rows give what preprocessed rows gave.</summary>
public sealed class FoldTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ALayerWithBias(int kind)
    {
        (Dataset<int> raw, FeatureScaling scaling) = Unscaled(kind);
        Dataset<int> scaled = scaling.TransformInputs(raw);
        TwoLayers network = new(seed: 1);
        using Trainer<int, Adam> trainer = network.Train(new Adam(0.01f));
        _ = TrainingLoop.Run(network, trainer, scaled, null, new TrainingOptions { Epochs = 3, BatchSize = 16 });
        float[] expected = Predict(network, scaled);
        scaling.FoldInto(network.Dense1);
        Close(expected, Predict(network, raw));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ALayerWhoseBiasIsBatchNorms(int kind)
    {
        (Dataset<int> raw, FeatureScaling scaling) = Unscaled(kind);
        Dataset<int> scaled = scaling.TransformInputs(raw);
        TwoClassesNormalised network = new(seed: 1);
        using Trainer<int, Adam> trainer = network.Train(new Adam(0.01f));
        _ = TrainingLoop.Run(network, trainer, scaled, null, new TrainingOptions { Epochs = 3, BatchSize = 16 });
        float[] expected = Predict(network, scaled);
        scaling.FoldInto(network.Dense1, network.BatchNorm1);
        Close(expected, Predict(network, raw));
    }

    [Fact]
    public void AMaxoutLayer()
    {
        (Dataset<int> raw, FeatureScaling scaling) = Unscaled(2);
        MaxoutNetwork network = new(seed: 1);
        network.Maxout1.Bias[3] = 0.5f;
        float[] expected = Predict(network, scaling.TransformInputs(raw));
        scaling.FoldInto(network.Maxout1);
        Close(expected, Predict(network, raw));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whitening(bool turnsBack)
    {
        (Dataset<int> raw, _) = Unscaled(1);
        PrincipalComponents whitening = turnsBack
            ? PrincipalComponents.FitZca(raw.Inputs, 2)
            : PrincipalComponents.FitWhitening(raw.Inputs, 2);
        Dataset<int> white = whitening.TransformInputs(raw);
        TwoLayers network = new(seed: 1);
        float[] expected = Predict(network, white);
        whitening.FoldInto(network.Dense1);
        Close(expected, Predict(network, raw));
        TwoClassesNormalised normalised = new(seed: 1);
        expected = Predict(normalised, white);
        whitening.FoldInto(normalised.Dense1, normalised.BatchNorm1);
        Close(expected, Predict(normalised, raw));
    }

    [Fact]
    public void FewerComponentsThanInputsDoNotFold()
    {
        PrincipalComponents one = PrincipalComponents.FitPca([1, 2, 3, 5], 2, components: 1);
        Assert.Equal(
            "Expected transformed rows of 2 values to fold, found 1: the layer would need another number of inputs.",
            Assert.Throws<InvalidOperationException>(() => one.FoldInto(new TwoLayers(seed: 1).Dense1)).Message);
    }

    [Fact]
    public void LayersThatDoNotFitAreLeftAsTheyWere()
    {
        TwoClassesNormalised normalised = new(seed: 1);
        TwoLayers plain = new(seed: 1);
        float[][] before = [Points.Values(normalised.Parameters), Points.Values(plain.Parameters)];
        FeatureScaling two = FeatureScaling.FitMean(new float[2], 2);
        FeatureScaling three = FeatureScaling.FitMean(new float[3], 3);
        Throws("Expected a layer with a bias, found one without:", () => two.FoldInto(normalised.Dense1));
        Throws(
            "Expected a layer without bias, found one with:",
            () => two.FoldInto(plain.Dense1, normalised.BatchNorm1));
        Throws("Expected rows of 3 inputs, found 2.", () => three.FoldInto(plain.Dense1));
        Throws("Expected rows of 3 inputs, found 2.", () => three.FoldInto(normalised.Dense1, normalised.BatchNorm1));
        Assert.Equal(before[0], Points.Values(normalised.Parameters));
        Assert.Equal(before[1], Points.Values(plain.Parameters));
    }

    private static (Dataset<int> Raw, FeatureScaling Scaling) Unscaled(int kind)
    {
        Dataset<int> points = Points.Draw(100);
        float[] inputs = [.. points.Inputs.ToArray().Select((x, i) => i % 2 == 0 ? x * 50 + 300 : x * 0.02f - 1)];
        return (new Dataset<int>(inputs, 2, points.Targets.ToArray()), kind switch
        {
            1 => FeatureScaling.FitMean(inputs, 2),
            2 => FeatureScaling.FitStandard(inputs, 2),
            _ => FeatureScaling.FitMinMax(inputs, 2, -1f),
        });
    }

    private static float[] Predict<TNetwork>(TNetwork network, Dataset<int> data)
        where TNetwork : class, INetwork<TNetwork, int>
    {
        float[] outputs = new float[2 * data.Rows];
        network.Predict(data.Inputs, outputs);
        return outputs;
    }

    private static void Close(float[] expected, float[] found) =>
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));

    private static void Throws(string message, Action action) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message);
}
