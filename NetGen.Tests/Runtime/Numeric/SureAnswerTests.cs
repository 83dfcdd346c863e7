using System;
using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>
/// Networks that are sure of their answers: what would become denormal on its way back is no gradient, but stays a
/// prediction.
/// </summary>
[Trait("Category", "Numeric")]
public sealed class SureAnswerTests
{
    // As many as vectors of 16, of 8 and of 4 rows leave one row over for.
    private const int Rows = 29;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(10)]
    public void SoftmaxOfLogitsFarApart(int classes)
    {
        NetworkSpec spec = SmallNetworks.OfBiases.First(each => each.Outputs == classes);
        foreach (float low in (float[])[-60f, -68f, -70f, -85f])
        {
            float[] logits = [.. Enumerable.Range(0, classes).Select(c => c == classes - 1 ? low : -0.5f * c)];
            double sum = logits.Sum(logit => Math.Exp(logit));
            int[] labels = [.. Enumerable.Range(0, Rows).Select(row => row * 7 % 11 % (classes - 1))];
            (float loss, float[] gradients, float[] predictions) = Run(spec, logits, new Targets(labels, []));

            Assert.Equal(labels.Average(label => Math.Log(sum) - logits[label]), loss, 1e-6);
            for (int c = 0; c < classes; c++)
            {
                double p = Math.Exp(logits[c]) / sum, share = labels.Count(label => label == c) / (double)Rows;
                Near(p, predictions[c]);
                Near(c == classes - 1 && low < -69f ? 0 : p - share, gradients[c]);
            }
        }
    }

    [Fact]
    public void SigmoidOfLogitsFarFromZero()
    {
        NetworkSpec spec = SmallNetworks.OfBiases.Single(each => each.Loss is BinaryCrossEntropy);
        float[] logits = [-60f, -70f, 60f, 70f], row = [0f, 0f, 1f, 1f];
        Targets targets = new([], [.. Enumerable.Range(0, Rows).SelectMany(_ => row)]);
        (_, float[] gradients, float[] predictions) = Run(spec, logits, targets);
        Near(Math.Exp(-60) / 4, gradients[0]);
        Assert.Equal([0f, 0f, 0f], gradients[1..]);
        Near(Math.Exp(-70), predictions[1]);
    }

    // Weights are zero, so that every row has the biases for logits.
    private static (float Loss, float[] OfBiases, float[] Predictions) Run(
        NetworkSpec spec, float[] biases, Targets targets)
    {
        INetworkDriver network = NetworkAssembly.Create(spec);
        network.Parameters.CopyLearnedFrom([.. biases.Select(_ => 0f), .. biases]);
        using ITrainerDriver trainer = network.Train(new Sgd(0.1f), Rows);
        float[] inputs = new float[Rows], values = new float[2 * biases.Length];
        float[] predictions = new float[Rows * biases.Length];
        ParameterBlock gradients = network.CreateGradients();
        float loss = trainer.ComputeGradients(inputs, targets, gradients);
        gradients.CopyLearnedTo(values);
        network.Predict(inputs, predictions);
        for (int row = 1; row < Rows; row++)
            Assert.Equal(predictions[..biases.Length], predictions[(row * biases.Length)..][..biases.Length]);
        return (loss, values[biases.Length..], predictions);
    }

    private static void Near(double expected, float found) =>
        Assert.True(
            Math.Abs(expected - found) <= 3e-6 * Math.Abs(expected), $"Expected {expected:R}, found {found:R}.");
}
