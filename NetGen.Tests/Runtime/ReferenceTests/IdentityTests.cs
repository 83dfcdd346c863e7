using System;
using System.Linq;
using NetGen.Tests.Numeric;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.ReferenceTests;

/// <summary>Identities from the literature that the reference has to keep.</summary>
public sealed class IdentityTests
{
    private readonly Random random = new(5);

    [Fact]
    public void MaxoutWithAZeroPieceIsReLU()
    {
        ReferenceNetwork maxout = new(new NetworkSpec(6, [new Maxout(4)], new MeanSquaredError()));
        ReferenceNetwork relu = new(new NetworkSpec(6, [new Dense(4), new ReLU()], new MeanSquaredError()));
        float[] weights = Draw.Normals(24, random);
        float[] bias = Draw.Normals(4, random);
        maxout.CopyFrom([.. new float[24], .. weights, .. new float[4], .. bias]);
        relu.CopyFrom([.. weights, .. bias]);
        Matrix x = Inputs(9, 6);
        Matrix expected = relu.Logits(x, new Tape(training: false));
        Assert.Equal(expected.Values, maxout.Logits(x, new Tape(training: false)).Values);
    }

    [Fact]
    public void BatchNormWithTheBatchsOwnStatisticsIsTheIdentity()
    {
        BatchNorm layer = new();
        ReferenceNetwork network = new(new NetworkSpec(5, [layer], new MeanSquaredError()));
        Matrix x = Inputs(8, 5);
        for (int u = 0; u < 5; u++)
        {
            double mean = Enumerable.Range(0, 8).Average(row => x[row, u]);
            double variance = Enumerable.Range(0, 8).Average(row => Math.Pow(x[row, u] - mean, 2));
            network.Layers[0]["Gamma"].Values[u] = Math.Sqrt(variance + layer.Epsilon);
            network.Layers[0]["Beta"].Values[u] = mean;
        }

        Matrix y = network.Logits(x, new Tape(training: true));
        Assert.All(x.Values.Zip(y.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    [Fact]
    public void EqualWeightsStayEqual()
    {
        NetworkSpec spec = new(4, [new Dense(3), new Tanh(), new Dense(2)], new SoftmaxCrossEntropy());
        ReferenceNetwork network = new(spec);
        network.CopyFrom([.. Enumerable.Repeat(0.1f, 12 + 3 + 6 + 2)]);
        Matrix x = Inputs(6, 4);
        for (int step = 0; step < 5; step++)
            network.Step(x, Targets.Of(0, 1, 1, 0, 1, 1), new AdamRule(0.01), out _);
        double[] weights = network.Layers[0]["Weights"].Values;
        Assert.NotEqual(0.1f, weights[0]);
        Assert.Equal(weights[..4], weights[4..8]);
        Assert.Equal(weights[..4], weights[8..]);
    }

    [Fact]
    public void SoftmaxCrossEntropyOfEqualLogitsIsTheLogOfTheirNumber()
    {
        Matrix logits = new(2, 10);
        double loss = new SoftmaxCrossEntropy().Forward(logits, Targets.Of(3, 9), new Matrix(2, 10), new Tape(true));
        Assert.Equal(Math.Log(10), loss, 1e-14);
    }

    [Fact]
    public void HingeOfEqualLogitsIsTheMarginForEachWrongClass()
    {
        Matrix logits = new(2, 10);
        Targets targets = Targets.Of(3, 9);
        Assert.Equal(9.0, new Hinge().Forward(logits, targets, new Matrix(2, 10), new Tape(true)), 1e-14);
        Hinge mean = new(0.5f, HingeReduction.PerClassMean);
        Assert.Equal(0.45, mean.Forward(logits, targets, new Matrix(2, 10), new Tape(true)), 1e-14);
    }

    [Fact]
    public void BinaryCrossEntropyIsSoftmaxOfTwoClasses()
    {
        Matrix one = new(1, 1, [0.7]);
        Matrix two = new(1, 2, [0, 0.7]);
        double binary = new BinaryCrossEntropy().Forward(one, Targets.Of(1f), new Matrix(1, 1), new Tape(true));
        double softmax = new SoftmaxCrossEntropy().Forward(two, Targets.Of(1), new Matrix(1, 2), new Tape(true));
        Assert.Equal(softmax, binary, 1e-15);
    }

    [Fact]
    public void RunningStatisticsFollowTheUnbiasedVariance()
    {
        ReferenceNetwork network = new(new NetworkSpec(1, [new BatchNorm(Momentum: 0.5f)], new MeanSquaredError()));
        network.Step(new Matrix(2, 1, [1, 5]), Targets.Of(0f, 0f), new SgdRule(0), out _);
        Assert.Equal(0.5 * 0 + 0.5 * 3, network.Layers[0]["RunningMean"].Values[0], 1e-15);
        Assert.Equal(0.5 * 1 + 0.5 * 8, network.Layers[0]["RunningVariance"].Values[0], 1e-15);
    }

    [Fact]
    public void ADroppedOutLayerScaledUpAverageToItself()
    {
        Matrix ones = new Matrix(1, 20_000).Map(_ => 1);
        ReferenceNetwork network = new(new NetworkSpec(20_000, [new Dropout(0.25f)], new MeanSquaredError()), seed: 11);
        Assert.Equal(1, network.Logits(ones, new Tape(true, 11)).Values.Average(), 0.02);
        Assert.Equal(ones.Values, network.Logits(ones, new Tape(false)).Values);
    }

    private Matrix Inputs(int rows, int columns) => Matrix.From(Draw.Normals(rows * columns, random), columns);
}
