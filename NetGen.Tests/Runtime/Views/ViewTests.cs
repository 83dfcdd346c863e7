using System;
using System.Linq;
using NetGen.Tests.Numeric;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Views;

/// <summary>The named views show and set the right element, and what is set at run time is what runs.</summary>
public sealed class ViewTests
{
    private const int Rows = 9;

    private readonly ViewedNetwork network = new(seed: 1);
    private readonly Random random = new(3);

    [Fact]
    public void ConstantsAreTheNetworks()
    {
        Assert.Equal(5, ViewedNetwork.InputLength);
        Assert.Equal(2, ViewedNetwork.OutputLength);
        Assert.Equal(30 + 6 + 6 + 6 + (36 + 6) + (12 + 4) + (8 + 2), ViewedNetwork.ParameterCount);
        Assert.Equal(ViewedNetwork.ParameterCount, network.Parameters.Count);
        Assert.Equal(30 + 36 + 12 + 8, ViewedNetwork.MultiplyAdds);
        Assert.Contains("Maxout", ViewedNetwork.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void ViewsFollowTheFlatVector()
    {
        float[] flat = [.. Enumerable.Range(0, ViewedNetwork.ParameterCount).Select(i => (float)i)];
        network.Parameters.CopyLearnedFrom(flat);
        Assert.Equal(3 * 5 + 2, network.Dense1.Weights[3, 2]);
        Assert.False(network.Dense1.HasBias);
        Assert.Equal(30 + 4, network.BatchNorm1.Gamma[4]);
        Assert.Equal(36 + 5, network.BatchNorm1.Beta[5]);
        Assert.Equal(42 + 1, network.PReLU1.Slope[1]);
        Assert.Equal(48 + (1 * 3 + 2) * 6 + 4, network.Maxout1.Weights[1 * 3 + 2, 4]);
        Assert.Equal(84 + 5, network.Maxout1.Bias[5]);
        Assert.Equal(90 + 3 * 3 + 1, network.Dense2.Weights[3, 1]);
        Assert.Equal(102 + 3, network.Dense2.Bias[3]);
        Assert.Equal(106 + 1 * 4 + 3, network.Dense3.Weights[1, 3]);
        Assert.Equal(114 + 1, network.Dense3.Bias[1]);
    }

    [Fact]
    public void AViewSetsWhatTheFlatVectorShowsAndRaisesTheVersion()
    {
        long version = network.Parameters.Version;
        MatrixView weights = network.Dense2.Weights;
        weights[3, 1] = 7;
        VectorView mean = network.BatchNorm1.RunningMean;
        mean[2] = 8;
        float[] flat = new float[ViewedNetwork.ParameterCount];
        network.Parameters.CopyLearnedTo(flat);
        Assert.Equal(7, flat[90 + 3 * 3 + 1]);
        Assert.Equal(8, network.BatchNorm1.RunningMean[2]);
        Assert.True(network.Parameters.Version > version);
    }

    [Fact]
    public void AnIndexBeyondTheViewIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Dense1.Weights[6, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Dense1.Weights[0, 5]);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Dense2.Bias[-1]);
        Assert.Throws<InvalidOperationException>(() => network.Dense1.Bias[0]);
    }

    [Fact]
    public void GradientsHaveTheSameViews()
    {
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(0.1f), Rows);
        ViewedNetwork.Gradients gradients = network.CreateGradients();
        trainer.ComputeGradients(Inputs(), TargetsOf(), gradients);
        float[] flat = new float[ViewedNetwork.ParameterCount];
        gradients.CopyLearnedTo(flat);
        Assert.NotEqual(0, flat[114]);
        Assert.Equal(flat[114], gradients.Dense3.Bias[0]);
        Assert.Equal(flat[106 + 4 + 3], gradients.Dense3.Weights[1, 3]);
        Assert.Equal(flat[48 + 5 * 6 + 4], gradients.Maxout1.Weights[5, 4]);
    }

    [Fact]
    public void WhatIsSetAtRunTimeRuns()
    {
        DropoutLayer dropout = network.Dropout1;
        dropout.Rate = 0.25f;
        LeakyReLULayer leaky = network.LeakyReLU1;
        leaky.Slope = 0.3f;
        ELULayer elu = network.ELU1;
        elu.Alpha = 1.5f;
        ReferenceNetwork reference = new(
            new NetworkSpec(
                5,
                [
                    new Dense(6), new BatchNorm(), new PReLU(PerUnit: true), new Dropout(0.25f), new Maxout(3),
                    new LeakyReLU(0.3f), new Dense(4), new ELU(1.5f), new Dense(2),
                ],
                new BinaryCrossEntropy()),
            seed: 6);
        Agreement.Copy(network.Parameters, reference);
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(0.1f), Rows, seed: 6);
        float[] inputs = Inputs();
        float[] logits = new float[Rows * 2];
        trainer.Forward(inputs, logits);
        Agreement.Check("training", noise => Logits(new Tape(training: true, seed: 6, noise: noise)), [logits]);
        network.Logits(inputs, logits);
        Agreement.Check("inference", noise => Logits(new Tape(training: false, noise: noise)), [logits]);

        Expected[] Logits(Tape tape) =>
            [new Expected("logits", reference.Logits(Matrix.From(inputs, 5), tape).Values, Floor: 1)];
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    public void ARateOutsideItsRangeIsRefused(float rate)
    {
        DropoutLayer dropout = network.Dropout1;
        Assert.Throws<ArgumentOutOfRangeException>(() => dropout.Rate = rate);
        Assert.Equal(0.5f, network.Dropout1.Rate);
    }

    [Fact]
    public void ALayerCanBeDrawnAnew()
    {
        float[] before = Blocks.Raw(network.Parameters);
        network.Dense2.Initialize(Init.Constant(0.5f), seed: 1);
        Assert.Equal(0.5f, network.Dense2.Weights[2, 2]);
        network.Dense2.Initialize(WeightInit.HeNormal, seed: 1);
        Assert.NotEqual(0.5f, network.Dense2.Weights[2, 2]);
        Assert.Equal(before[0], Blocks.Raw(network.Parameters)[0]);
    }

    private float[] Inputs() => Draw.Normals(Rows * 5, random);

    private float[] TargetsOf() => [.. Enumerable.Range(0, Rows * 2).Select(i => (float)(i % 2))];
}
