using System;
using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Bad calls name the argument, what was expected and what was found, and change nothing.</summary>
public sealed class BadCallTests
{
    private const int Rows = 4;

    private static readonly NetworkSpec Labels = SmallNetworks.EachLoss.First(spec => spec.Loss is SoftmaxCrossEntropy);
    private static readonly NetworkSpec Probabilities =
        SmallNetworks.EachLoss.First(spec => spec.Loss is BinaryCrossEntropy);

    private static readonly NetworkSpec Values = SmallNetworks.EachLoss.First(spec => spec.Loss is MeanSquaredError);
    private static readonly NetworkSpec Normalised = SmallNetworks.EachLayer.First(spec => spec.UsesBatchStatistics);

    private static readonly float[] Inputs = new float[Rows * 11];
    private static readonly float[] Outputs = new float[Rows * 5];
    private static readonly Targets FourLabels = Targets.Of(0, 1, 2, 3);

    [Fact]
    public void InputsThatAreNoWholeRows() => EachTrainingCall(
        Labels, "inputs", ["11", "43"], call => call(Inputs.AsSpan(0, 43), FourLabels));

    [Fact]
    public void TooFewLabels() =>
        EachTrainingCall(Labels, "targets", ["4", "3"], call => call(Inputs, Targets.Of(0, 1, 2)));

    [Fact]
    public void TooManyLabels() =>
        EachTrainingCall(Labels, "targets", ["4", "5"], call => call(Inputs, Targets.Of(0, 1, 2, 3, 4)));

    [Theory]
    [InlineData(5)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void ALabelThatIsNoClass(int label) => EachTrainingCall(
        Labels, "targets", ["0", "4", $"{label}", "row 2"], call => call(Inputs, Targets.Of(0, 1, label, 3)));

    // As far behind as a vector's last lane, and in the rest that fills none.
    [Theory]
    [InlineData(1.5f, 0)]
    [InlineData(-1e-6f, 7)]
    [InlineData(1.0000001f, 15)]
    [InlineData(float.NaN, 16)]
    [InlineData(float.PositiveInfinity, 19)]
    [InlineData(float.NegativeInfinity, 12)]
    public void AProbabilityThatIsNone(float target, int at)
    {
        float[] targets = [.. Enumerable.Range(0, Rows * 5).Select(i => i % 3 == 0 ? -0f : i % 2)];
        targets[at] = target;
        EachTrainingCall(
            Probabilities, "targets", ["[0, 1]", $"found {target}", $"row {at / 5}, output {at % 5}"],
            call => call(Inputs, Targets.Of(targets)));
    }

    [Fact]
    public void EveryProbabilityIsTaken()
    {
        float[] targets = [.. Enumerable.Range(0, Rows * 5).Select(i => i % 4 == 0 ? -0f : i / (Rows * 5f - 1))];
        INetworkDriver network = NetworkAssembly.Create(Probabilities, seed: 1);
        using ITrainerDriver trainer = network.Train(new Sgd(0.1f), maxBatch: 6);
        Assert.True(float.IsFinite(trainer.Step(Inputs, Targets.Of(targets))));
    }

    [Fact]
    public void TooFewValues() =>
        EachTrainingCall(Values, "targets", ["20", "19"], call => call(Inputs, Targets.Of(new float[19])));

    [Fact]
    public void NoRows() => EachTrainingCall(Labels, "inputs", ["1", "0"], call => call([], Targets.Of(new int[0])));

    [Fact]
    public void OneRowUnderBatchNorm() => Trains(
        Normalised, "inputs", ["2", "1", "BatchNorm"], t => t.Step(Inputs.AsSpan(0, 11), Targets.Of(1)));

    [Fact]
    public void MoreRowsThanMaxBatchUnderBatchNorm() => Trains(
        Normalised, "inputs", ["maxBatch", "6", "7"], t => t.Step(new float[77], Targets.Of(new int[7])));

    [Fact]
    public void MoreRowsThanMaxBatchInAForwardPass() => Trains(
        Labels, "inputs", ["maxBatch", "6", "7"], t => t.Forward(new float[77], new float[35]));

    [Fact]
    public void RowWeightsOfAnotherLength() => EachWeightedCall(["4", "3"], [1f, 1f, 1f]);

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void ARowWeightThatIsNone(float weight) =>
        EachWeightedCall(["finite and at least 0", $"{weight}", "row 2"], [1f, 1f, weight, 1f]);

    [Fact]
    public void RowWeightsOfNothing() => EachWeightedCall(["above 0", "found 0 in every row"], [0f, 0f, 0f, 0f]);

    [Fact]
    public void LogitsOfAnotherLength() =>
        Trains(Labels, "logits", ["20", "19"], t => t.Forward(Inputs, Outputs.AsSpan(0, 19)));

    [Fact]
    public void GradientsOfAnotherNetwork()
    {
        ParameterBlock foreign = NetworkAssembly.Create(Values).CreateGradients();
        Trains(Labels, "gradients", [], t => t.ComputeGradients(Inputs, FourLabels, foreign));
        Trains(Labels, "gradients", [], t => t.ApplyGradients(foreign));
        Trains(Labels, "gradients", [], t => t.ApplyGradients(null!));
    }

    [Fact]
    public void OutputsOfAnotherLength()
    {
        Predicts("outputs", ["20", "19"], n => n.Predict(Inputs, Outputs.AsSpan(0, 19)));
        Predicts("logits", ["20", "19"], n => n.Logits(Inputs, Outputs.AsSpan(0, 19)));
        Predicts("inputs", ["11", "43"], n => n.Predict(Inputs.AsSpan(0, 43), Outputs));
        Predicts("inputs", ["11", "43"], n => n.Logits(Inputs.AsSpan(0, 43), Outputs));
    }

    [Fact]
    public void OutputsOverTheInputs()
    {
        float[] both = new float[Rows * 11 + Rows * 5 - 1];
        Predicts(
            "outputs", ["inputs", "overlap"], n => n.Predict(both.AsSpan(0, Rows * 11), both.AsSpan(Rows * 11 - 1)));
        Predicts("logits", ["inputs", "overlap"], n => n.Logits(both.AsSpan(Rows * 5 - 1), both.AsSpan(0, Rows * 5)));
    }

    [Fact]
    public void AFlatVectorOfAnotherLength()
    {
        Predicts("source", ["60", "59"], n => n.Parameters.CopyLearnedFrom(new float[59]));
        Predicts("destination", ["60", "61"], n => n.Parameters.CopyLearnedTo(new float[61]));
    }

    [Fact]
    public void ATrainerWithoutRows() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => NetworkAssembly.Create(Labels).Train(new Sgd(0.1f), maxBatch: 0));

    private delegate void Call(ReadOnlySpan<float> inputs, ReadOnlySpan<byte> targets);

    private static void EachTrainingCall(
        NetworkSpec spec, string argument, string[] names, Action<Call> bad)
    {
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 1);
        using ITrainerDriver trainer = network.Train(new Sgd(0.1f), maxBatch: 6);
        ParameterBlock gradients = network.CreateGradients();
        Call[] calls =
        [
            (inputs, targets) => trainer.Step(inputs, targets),
            (inputs, targets) => trainer.ComputeGradients(inputs, targets, gradients),
            (inputs, targets) => network.Evaluate(inputs, targets),
        ];
        foreach (Call each in calls)
            Throws(network, argument, names, () => bad(each));
        Assert.Equal(0, trainer.StepCount);
    }

    private static void EachWeightedCall(string[] names, float[] rowWeights)
    {
        INetworkDriver network = NetworkAssembly.Create(Labels, seed: 1);
        using ITrainerDriver trainer = network.Train(new Sgd(0.1f), maxBatch: 6);
        ParameterBlock gradients = network.CreateGradients();
        Action[] calls =
        [
            () => trainer.Step(Inputs, FourLabels, rowWeights),
            () => trainer.ComputeGradients(Inputs, FourLabels, gradients, rowWeights),
            () => network.Evaluate(Inputs, FourLabels, rowWeights),
        ];
        Assert.All(calls, call => Throws(network, "rowWeights", names, call));
        Assert.Equal(0, trainer.StepCount);
    }

    private static void Trains(NetworkSpec spec, string argument, string[] names, Action<ITrainerDriver> call)
    {
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 1);
        using ITrainerDriver trainer = network.Train(new Sgd(0.1f), maxBatch: 6);
        Throws(network, argument, names, () => call(trainer));
        Assert.Equal(0, trainer.StepCount);
    }

    private static void Predicts(string argument, string[] names, Action<INetworkDriver> call)
    {
        INetworkDriver network = NetworkAssembly.Create(Labels, seed: 1);
        Throws(network, argument, names, () => call(network));
    }

    private static void Throws(INetworkDriver network, string argument, string[] names, Action call)
    {
        float[] before = Blocks.Raw(network.Parameters);
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Equal(argument, exception.ParamName);
        Assert.All(names, name => Assert.Contains(name, exception.Message, StringComparison.Ordinal));
        Blocks.SameBits(before, Blocks.Raw(network.Parameters));
    }
}
