using System;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Checkups;

/// <summary>Right gradients agree with central differences; spoiled ones do not.</summary>
public sealed class GradientCheckTests
{
    private static readonly Dataset<float> Answers = new(
        Points.Draw(40).Inputs.ToArray(), 2,
        Enumerable.Range(0, 120).Select(i => (float)(i % 5 % 2)).ToArray(), 3);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RightGradientsAgree(int seed)
    {
        CheckupOptions options = new() { Seed = (ulong)seed };
        Agree(GradientCheck.Run(new TwoLayers((ulong)seed), Points.Draw(40), options), 4);
        Agree(GradientCheck.Run(new TwoClassesNormalised((ulong)seed), Points.Draw(40), options), 5);
        Agree(GradientCheck.Run(new ThreeAnswers((ulong)seed), Answers, options), 4);
        Agree(GradientCheck.Run(new ThreeMargins((ulong)seed), Points.Draw(40), options), 4);
        Agree(GradientCheck.Run(new LineFitter((ulong)seed), new Dataset<float>(
            Answers.Inputs.ToArray(), 2, Answers.Targets[..40].ToArray()), options), 2);

        static void Agree(GradientReport report, int tensors)
        {
            Assert.True(report.Finding.Verdict == Verdict.Good, report.Finding.Measured);
            Assert.Equal((tensors, 8), (report.Tensors.Count, report.Rows));
        }
    }

    [Fact]
    public void WeightedClassesAgree()
    {
        TwoLayers network = new(1);
        network.Loss.ClassWeights.CopyFrom([0.2f, 3f]);
        GradientReport report = GradientCheck.Run(network, Points.Draw(40));
        Assert.True(report.Finding.Verdict == Verdict.Good, report.Finding.Measured);
        Assert.Equal(0.2f, network.Loss.ClassWeights[0]);
    }

    [Fact]
    public void FrozenLayersAreLeftOut()
    {
        TwoLayers network = new(1);
        network.Dense1.IsFrozen = true;
        GradientReport report = GradientCheck.Run(network, Points.Draw(40));
        Assert.True(report.Finding.Verdict == Verdict.Good, report.Finding.Measured);
        Assert.Equal(["Dense2.Weights", "Dense2.Bias"], report.Tensors.Select(tensor => tensor.Tensor));
    }

    [Fact]
    public void SmoothedLabelsCanBeOverfitted()
    {
        TwoLayers network = new(1);
        network.Loss.LabelSmoothing = 0.3f;
        Assert.True(OverfitCheck.Run(network, Points.Draw(40)).Succeeds);
        Assert.Equal(0.3f, network.Loss.LabelSmoothing);
    }

    [Theory]
    [InlineData("a tenth too large")]
    [InlineData("sign")]
    [InlineData("zero")]
    [InlineData("order")]
    [InlineData("half zero")]
    public void SpoiledGradientsDoNot(string how)
    {
        float[] spoiled = [];
        GradientReport report = GradientCheck.Run(
            new TwoLayers(seed: 1), Points.Draw(40), new CheckupOptions(), gradients =>
            {
                ParameterTensor tensor = gradients.Layout.Tensors[0];
                spoiled = new float[tensor.Count];
                gradients.CopyTo(tensor, spoiled);
                gradients.CopyFrom(tensor, how switch
                {
                    "a tenth too large" => [.. spoiled.Select(value => value * 1.1f)],
                    "sign" => [.. spoiled.Select(value => -value)],
                    "zero" => new float[spoiled.Length],
                    "order" => [.. spoiled.Reverse()],
                    _ => [.. spoiled.Select((value, i) => i % 2 == 0 ? value : 0f)],
                });
            });
        Assert.Contains(spoiled, value => Math.Abs(value) > 1e-3f);
        Assert.Equal("Dense1.Weights", Assert.Single(report.Tensors, tensor => !tensor.Agrees).Tensor);
        Assert.Equal(Verdict.Bad, report.Finding.Verdict);
        Assert.StartsWith("Dense1.Weights: ", report.Finding.Measured);
    }

    [Fact]
    public void TheSlopeOfAFunctionIsItsDerivative()
    {
        // f = 3 a^2 + b at (2, 5) along (0.6, 0.8): 12 x 0.6 + 0.8.
        Slope smooth = Slope.Measure([2f, 5f], [0.6, 0.8], 0.01, F([2f, 5f]), F);
        Assert.Equal(8.0, smooth.Value, 1e-3);
        Assert.InRange(smooth.Curvature + smooth.Kink, 0, 2e-3);

        // |a| near 0: the kink lies within half the step, and misleads by less than the doubts say.
        foreach (float distance in new[] { 0f, 0.001f, 0.003f, 0.0045f })
        {
            Slope kink = Slope.Measure([distance], [1.0], 0.01, distance, x => Math.Abs((double)x[0]));
            Assert.InRange(Math.Abs(kink.Value - 1), 0.09, 2 * kink.Curvature + kink.Kink);
        }

        static double F(float[] x) => 3.0 * x[0] * x[0] + x[1];
    }
}
