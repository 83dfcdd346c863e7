using System;
using System.Linq;
using NetGen.Tests.Numeric;
using Xunit;

namespace NetGen.Tests.Views;

/// <summary>Tensors by their full names, and whole blocks as flat vectors.</summary>
public sealed class NamedTensorTests
{
    [Fact]
    public void EveryTensorIsFoundByItsName()
    {
        ViewedNetwork network = new(seed: 1);
        foreach (ParameterTensor tensor in network.Parameters.Layout.Tensors)
            Assert.Same(tensor, network.Parameters[tensor.FullName].Tensor);
        TensorView weights = network.Parameters["Dense1.Weights"];
        Assert.Equal((6, 5, 30), (weights.Outputs, weights.Inputs, weights.Count));
        weights[4, 3] = 7f;
        Assert.Equal(7f, network.Dense1.Weights[4, 3]);
        network.BatchNorm1.RunningMean[2] = 5f;
        Assert.Equal(5f, network.Parameters["BatchNorm1.RunningMean"][2]);
        network.Parameters["Dropout1.Rate"][0] = 0.25f;
        Assert.Equal(0.25f, network.Dropout1.Rate);
        Assert.Equal((1e-5f, 0.1f), (network.BatchNorm1.Epsilon, network.BatchNorm1.Momentum));
        network.Parameters["BatchNorm1.Momentum"][0] = 0.5f;
        Assert.Equal(0.5f, network.BatchNorm1.Momentum);
        Assert.Equal("Dense1.Weights: 6 x 5", weights.ToString());
        Assert.Equal(0f, network.CreateGradients()["Dense1.Weights"][4, 3]);
    }

    [Theory]
    [InlineData("Dense1.weights", "Dense1.Weights")]
    [InlineData("BatchNorm1.RuningMean", "BatchNorm1.RunningMean")]
    [InlineData("", "ELU1.Alpha")]
    public void AnUnknownNameGetsTheNearestOne(string name, string nearest)
    {
        ViewedNetwork network = new(seed: 1);
        Assert.StartsWith(
            $"Expected the full name of a tensor of ViewedNetwork, found '{name}'; the nearest is '{nearest}'.",
            Assert.Throws<ArgumentException>(() => network.Parameters[name]).Message);
        Assert.Throws<ArgumentNullException>(() => network.Parameters[null!]);
    }

    [Fact]
    public void IndicesAreWithinTheTensor()
    {
        ViewedNetwork network = new(seed: 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Parameters["Dense1.Weights"][6, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Parameters["BatchNorm1.Beta"][0, 1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Parameters["Dropout1.Rate"][0] = 1f);
        Assert.Throws<ArgumentException>(() => network.Parameters["Dense1.Weights"].CopyTo(new float[29]));
    }

    [Fact]
    public void LearnedValuesAloneLeaveStatisticsAndSettings()
    {
        ViewedNetwork source = Trained(seed: 1), target = new(seed: 2);
        float[] learned = new float[source.Parameters.Count];
        source.Parameters.CopyLearnedTo(learned);
        target.Parameters.CopyLearnedFrom(learned);
        Assert.Equal(source.Dense1.Weights[3, 2], target.Dense1.Weights[3, 2]);
        Assert.Equal((0f, 0.5f), (target.BatchNorm1.RunningMean[0], target.Dropout1.Rate));
        Assert.NotEqual(Predict(source), Predict(target));
    }

    [Fact]
    public void AllValuesMakeTheSameNetwork()
    {
        ViewedNetwork source = Trained(seed: 1), target = new(seed: 2), other = new(seed: 3);
        float[] all = new float[source.Parameters.CountOfAll];
        source.Parameters.CopyAllTo(all);
        long version = target.Parameters.Version;
        target.Parameters.CopyAllFrom(all);
        other.Parameters.CopyAllFrom(source.Parameters);
        Assert.True(target.Parameters.Version > version);
        Blocks.SameBits(Blocks.Raw(source.Parameters), Blocks.Raw(target.Parameters));
        Blocks.SameBits(Blocks.Raw(source.Parameters), Blocks.Raw(other.Parameters));
        Assert.Equal(Predict(source), Predict(target));
    }

    [Fact]
    public void AValueOutOfItsRangeChangesNothing()
    {
        ViewedNetwork network = new(seed: 1);
        float[] all = new float[network.Parameters.CountOfAll], before = Blocks.Raw(network.Parameters);
        network.Parameters.CopyAllTo(all);
        all[0] += 1f;
        int end = 0;
        foreach (ParameterTensor tensor in network.Parameters.Layout.Tensors)
        {
            end += tensor.Count;
            if (tensor.FullName == "Dropout1.Rate")
                all[end - 1] = 2f;
        }

        Assert.Contains(
            "Expected Rate in [0, 1), found 2",
            Assert.Throws<ArgumentOutOfRangeException>(() => network.Parameters.CopyAllFrom(all)).Message);
        Assert.Throws<ArgumentException>(() => network.Parameters.CopyAllFrom(new float[all.Length - 1]));
        Assert.Throws<ArgumentException>(() => network.Parameters.CopyAllFrom(new TwoLayers().Parameters));
        Blocks.SameBits(before, Blocks.Raw(network.Parameters));
    }

    private static ViewedNetwork Trained(ulong seed)
    {
        ViewedNetwork network = new(seed);
        network.Dropout1.Rate = 0.1f;
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(0.1f), 4);
        trainer.Step([.. Enumerable.Range(0, 20).Select(i => (float)(i % 7))], [0f, 1f, 1f, 0f, 1f, 1f, 0f, 0f]);
        return network;
    }

    private static float[] Predict(ViewedNetwork network)
    {
        float[] outputs = new float[2];
        network.Predict([1f, 2f, 3f, 4f, 5f], outputs);
        return outputs;
    }
}
