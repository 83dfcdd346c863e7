using System;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Checkups;

/// <summary>Activations, gradients and updates of layers, against what was set up by hand.</summary>
public sealed class LayerCheckTests
{
    private static readonly CheckupOptions Few = new() { Rows = 64 };

    [Fact]
    public void TheActivationBehindEachOutputIsKnown()
    {
        EveryActivation network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f), 4);
        Assert.Equal(
            [
                "Sigmoid", "Tanh", "LeakyReLU", "PReLU", "ELU", "Maxout", "GELU", "SiLU", "Hardswish", "Mish",
                "Softplus", "ReLU",
            ],
            Enumerable.Range(1, trainer.ActivationCount - 2)
                .Select(index => trainer.GetActivationTraits(index)?.Kind)
                .Where(kind => kind is not null).Distinct());
        Assert.Equal("ReLU", trainer.GetActivationTraits(0)?.Kind);
        Assert.Equal("Head", trainer.GetActivationName(trainer.ActivationCount - 1));
        Assert.Null(trainer.GetActivationTraits(trainer.ActivationCount - 1));
    }

    [Fact]
    public void DeadUnitsAreCounted()
    {
        TwoLayers network = new(seed: 1);
        for (int unit = 0; unit < 8; unit++)
            network.Dense1.Bias[unit] = unit < 3 ? -100f : 100f;
        LayerStatistics found = Run(network);
        LayerActivations hidden = found.Layers[0];
        Assert.Equal(("ReLU1", "ReLU", 3.0 / 8), (hidden.Layer, hidden.Activation?.Kind, hidden.DeadShare));
        Assert.Equal(5.0 / 8, hidden.Spread.PositiveShare, 1e-12);
        Assert.Equal(double.NaN, found.Layers[1].DeadShare);
        Assert.Equal(Verdict.Warning, Of(found, CheckKind.DeadReLUs).Verdict);
        for (int unit = 3; unit < 5; unit++)
            network.Dense1.Bias[unit] = -100f;
        Finding finding = Of(Run(network), CheckKind.DeadReLUs);
        Assert.Equal(Verdict.Bad, finding.Verdict);
        Assert.Contains("a positive bias such as 0.01", finding.Advice);
    }

    // Five channels of 3 x 3 positions: one dead, one alive at a single position, the others everywhere.
    [Fact]
    public void AChannelIsDeadWhereAllItsPositionsAre()
    {
        DeadChannels network = new(seed: 1);
        network.Conv1.Weights.CopyFrom(new float[5]);
        network.Conv1.Bias.CopyFrom([-1f, -1f, 1f, 1f, 1f]);
        network.Conv1[1, 0, 0, 0] = 1f;
        float[] inputs = new float[20 * 9];
        inputs[7 * 9 + 4] = 2f;
        Dataset<int> data = new(inputs, 9, Enumerable.Range(0, 20).Select(row => row % 2).ToArray());
        LayerStatistics found = LayerCheck.Run(network, new Sgd(0.01f), data, Few);
        LayerActivations hidden = found.Layers[0];
        Assert.Equal(("ReLU1", 45, 9, 1.0 / 5), (hidden.Layer, hidden.Units, hidden.Positions, hidden.DeadShare));
        Finding finding = Of(found, CheckKind.DeadReLUs);
        Assert.Equal(
            (Verdict.Warning, "20 % of ReLU1's 5 channels are 0 at every position for every row"),
            (finding.Verdict, finding.Measured));
    }

    [Fact]
    public void SaturatedUnitsAreCounted()
    {
        ThreeMargins sigmoid = new(seed: 1);
        sigmoid.Dense1.Weights.CopyFrom(new float[16]);

        // sigmoid(4.35) = 0.98726 is within 5 % of its largest slope's flat end, sigmoid(4.3) = 0.98661 is not.
        sigmoid.Dense1.Bias.CopyFrom([4.37f, -4.37f, 4.34f, -4.34f, 0f, 1f, 2f, 3f]);
        LayerStatistics found = LayerCheck.Run(sigmoid, new Sgd(0.1f), Points.Draw(100), Few);
        Assert.Equal((0.25, "Sigmoid"), (found.Layers[0].SaturatedShare, found.Layers[0].Activation?.Kind));
        Assert.Equal(Verdict.Warning, Of(found, CheckKind.Saturation).Verdict);

        ThreeAnswers tanh = new(seed: 1);
        tanh.Dense1.Weights.CopyFrom(new float[16]);

        // tanh(2.19) = 0.97525 is, tanh(2.17) = 0.97427 is not.
        tanh.Dense1.Bias.CopyFrom([2.19f, -2.19f, 2.17f, -2.17f, 9f, 9f, 0f, 1f]);
        Dataset<float> answers = new(Points.Draw(100).Inputs.ToArray(), 2, new float[300], 3);
        found = LayerCheck.Run(tanh, new Sgd(0.1f), answers, Few);
        Assert.Equal((0.5, "Tanh"), (found.Layers[0].SaturatedShare, found.Layers[0].Activation?.Kind));
        Assert.Equal(Verdict.Bad, Of(found, CheckKind.Saturation).Verdict);
    }

    [Fact]
    public void MeanDeviationAndHistogramOfInputs()
    {
        // 0, 1, ..., 59: mean 29.5, population variance (60^2 - 1) / 12, two in each of thirty bins.
        float[] inputs = [.. Enumerable.Range(0, 60).Select(i => (float)i)];
        Spread spread = Spread.Of(inputs);
        Assert.Equal(29.5, spread.Mean, 1e-12);
        Assert.Equal(Math.Sqrt(3599.0 / 12), spread.Deviation, 1e-12);
        Assert.Equal(59.0 / 60, spread.PositiveShare, 1e-12);
        Assert.Equal((0, 59), (spread.Histogram.Low, spread.Histogram.High));
        Assert.Equal(Enumerable.Repeat(2L, 30), spread.Histogram.Counts);
        Assert.Equal(new string('█', 30), spread.Histogram.ToString());
    }

    [Fact]
    public void AHistogramOfOneValueAndOfNone()
    {
        Histogram one = Histogram.Of([5f, 5f, float.NaN]);
        Assert.Equal((5, 5, 2), (one.Low, one.High, one.Counts[0]));
        Assert.Equal(2, one.Counts.Sum());
        Histogram none = Histogram.Of([float.NaN]);
        Assert.Equal((double.NaN, 0), (none.Low, none.Counts.Sum()));
        Assert.Equal(new string(' ', 30), none.ToString());
    }

    [Fact]
    public void TheUpdateRatioOfAKnownDescent()
    {
        // The mean of (w x)^2 over x = 1 and -1 has the gradient 2 w: each step takes off 2 x rate of w.
        LineFitter network = new(seed: 1);
        Dataset<float> data = new(new float[] { 1, 0, -1, 0 }, 2, new float[2]);
        network.Dense1.Weights.CopyFrom([0.5f, 0f]);
        LayerStatistics found = LayerCheck.Run(network, new Sgd(0.005f), data);
        Assert.Equal(0.01, found.Tensors[0].UpdateRatio, 1e-6);
        Assert.Equal(0.5, found.Tensors[0].Gradient.Mean, 1e-6);
        Assert.Equal(0.5, found.Tensors[0].Gradient.Deviation, 1e-6);
        Assert.Equal(Verdict.Good, Of(found, CheckKind.Updates).Verdict);
        Assert.Equal(Verdict.Warning, Of(Run(0.2f), CheckKind.Updates).Verdict);
        Assert.Equal(Verdict.Warning, Of(Run(1e-7f), CheckKind.Updates).Verdict);

        LayerStatistics Run(float rate) => LayerCheck.Run(network, new Sgd(rate), data);
    }

    [Theory]
    [InlineData(1f, 0f, Verdict.Good)]
    [InlineData(100f, 0f, Verdict.Bad)]
    [InlineData(1f, 20f, Verdict.Bad)]
    [InlineData(1f, 5f, Verdict.Warning)]
    [InlineData(1e-4f, 0f, Verdict.Warning)]
    [InlineData(0f, 0f, Verdict.Bad)]
    [InlineData(0f, 0.5f, Verdict.Bad)]
    public void InputsAreJudgedBySizeAndCentre(float scale, float shift, Verdict expected)
    {
        Dataset<int> data = Points.Draw(100);
        float[] inputs = [.. data.Inputs.ToArray().Select(value => value * scale + shift)];
        data = new Dataset<int>(inputs, 2, data.Targets.ToArray());
        LayerStatistics found = LayerCheck.Run(new TwoLayers(seed: 1), new Sgd(0.1f), data, Few);
        Assert.Equal(expected, Of(found, CheckKind.InputScale).Verdict);
    }

    [Fact]
    public void InputsThatAreNeverNegativeAreNotCentred()
    {
        // Mostly zero, as pixels are: the mean is less than the deviation.
        Dataset<int> data = Points.Draw(100);
        float[] inputs = [.. data.Inputs.ToArray().Select((value, i) => i % 5 == 0 ? Math.Abs(value) : 0f)];
        data = new Dataset<int>(inputs, 2, data.Targets.ToArray());
        LayerStatistics found = LayerCheck.Run(new TwoLayers(seed: 1), new Sgd(0.1f), data, Few);
        Assert.StartsWith("inputs are not centred", Of(found, CheckKind.InputScale).Advice);
    }

    [Fact]
    public void FeaturesOfVeryDifferentSize()
    {
        Dataset<int> data = Points.Draw(100);
        float[] inputs = [.. data.Inputs.ToArray().Select((value, i) => i % 2 == 0 ? value : value * 1e-4f)];
        data = new Dataset<int>(inputs, 2, data.Targets.ToArray());
        LayerStatistics found = LayerCheck.Run(new TwoLayers(seed: 1), new Sgd(0.1f), data, Few);
        Assert.InRange(found.FeatureRatio, 5_000, 20_000);
        Assert.Contains("standardise each", Of(found, CheckKind.InputScale).Advice);
    }

    [Fact]
    public void SignalsThatDieOutOrGrow()
    {
        TwoLayers network = new(seed: 1);
        network.Dense1.Initialize(Init.Normal(1e-5f), 1);
        Assert.Contains("dies out in ReLU1", Of(Run(network), CheckKind.Signal).Advice);
        network.Dense1.Initialize(Init.Normal(1e5f), 1);
        Assert.Contains("activations of ReLU1 are huge", Of(Run(network), CheckKind.Signal).Advice);
        ThreeMargins sigmoid = new(seed: 1);
        LayerStatistics found = LayerCheck.Run(sigmoid, new Sgd(0.1f), Points.Draw(100), Few);
        Assert.StartsWith("Sigmoid1 is positive alone", Of(found, CheckKind.Signal).Advice);
    }

    [Fact]
    public void AGradientThatIsZeroIsBad()
    {
        TwoLayers network = new(seed: 1);
        network.Dense1.Bias.CopyFrom([.. Enumerable.Repeat(-100f, 8)]);
        Finding finding = Of(Run(network), CheckKind.Updates);
        Assert.Equal((Verdict.Bad, "the gradient of Dense1.Weights is zero"), (finding.Verdict, finding.Measured));
    }

    private static LayerStatistics Run(TwoLayers network) =>
        LayerCheck.Run(network, new Sgd(0.01f), Points.Draw(100), Few);

    private static Finding Of(LayerStatistics found, CheckKind kind) =>
        found.Findings.Single(finding => finding.Check == kind);
}
