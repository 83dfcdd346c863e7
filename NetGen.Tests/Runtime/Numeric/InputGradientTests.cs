using System;
using System.Linq;
using NetGen.CompilerServices;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Gradients with respect to the inputs, and from a gradient of the logits, against the reference.</summary>
[Trait("Category", "Numeric")]
public sealed class InputGradientTests
{
    private const ulong Seed = 0x5EED;

    // Small networks would run on one thread.
    static InputGradientTests() => ThreadTeam.AlwaysShares = true;

    [Theory]
    [MemberData(nameof(NetworkCases.Some), MemberType = typeof(NetworkCases))]
    public void AgreeWithTheReference(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        foreach (int rows in (int[])[2, 7, 33])
            Compare($"{spec} at {rows} rows", spec, DrawFor(spec, rows), maxBatch: 33);
        if (!spec.UsesBatchStatistics)
            Compare($"{spec} in slices", spec, DrawFor(spec, 33), maxBatch: 10);
    }

    [Theory]
    [MemberData(nameof(NetworkCases.Some), MemberType = typeof(NetworkCases))]
    public void FromAGradientOfTheLogitsAgreeWithTheReference(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        Batch batch = DrawFor(spec, 7);
        INetworkDriver network = NetworkAssembly.Create(spec);
        network.Parameters.CopyLearnedFrom(batch.Parameters);
        float[] before = Blocks.Raw(network.Parameters);
        using ITrainerDriver trainer = network.Train(new Sgd(0.1f), maxBatch: 9, Seed);
        ParameterBlock gradients = network.CreateGradients();
        float[] logits = new float[7 * spec.Outputs], found = new float[7 * spec.Inputs];
        trainer.Forward(batch.Values, logits);
        for (int call = 0; call < 2; call++)
        {
            // A second call goes back from the same forward pass.
            float[] brought = Draw.Normals(logits.Length, new Random(index + call));
            Array.Fill(found, float.NaN);
            trainer.Backward(brought, gradients, found);
            Agreement.Check(
                $"{spec}, call {call}", noise => FromLogits(spec, batch, brought, noise),
                [found, .. Agreement.Learned(gradients)]);
            Blocks.PaddingIsZero($"{spec}: gradients", gradients);
        }

        Blocks.SameBits(before, Blocks.Raw(network.Parameters));
        Assert.Equal(0, trainer.StepCount);
    }

    [Theory]
    [MemberData(nameof(NetworkCases.Some), MemberType = typeof(NetworkCases))]
    public void OthersAreAsWithoutAndFrozenLayersLetThemThrough(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 3);
        using ITrainerDriver trainer = network.Train(new Sgd(0.1f), maxBatch: 9, Seed);
        Batch batch = Draw.Any(spec, 9, new Random(1));
        ParameterBlock without = network.CreateGradients(), with = network.CreateGradients();
        float[] expected = new float[9 * spec.Inputs], found = new float[9 * spec.Inputs];
        float loss = trainer.ComputeGradients(batch.Values, batch.Targets, without);
        Assert.Equal(loss, trainer.ComputeGradients(batch.Values, batch.Targets, with, [], expected));
        Blocks.SameBits(Blocks.Raw(without), Blocks.Raw(with));
        foreach (ParameterTensor tensor in network.Parameters.Layout.Tensors.Where(tensor => tensor.IsLearned))
            if (!tensor.Layer.Contains("BatchNorm", StringComparison.Ordinal))
                network.Parameters.SetFrozen(tensor.Layer, true);
        trainer.ComputeGradients(batch.Values, batch.Targets, with, [], found);
        Blocks.SameBits(expected, found);
    }

    [Theory]
    [MemberData(nameof(NetworkCases.Few), MemberType = typeof(NetworkCases))]
    public void FrozenBatchNormAgreesWithTheReference(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        string[] frozen =
        [
            .. new ReferenceNetwork(spec).Layers.Where(layer => layer.Tensors.Count > 0).Select(layer => layer.Name),
        ];
        Batch batch = DrawFor(spec, 5, frozen);
        Compare($"{spec}, frozen", spec, batch, maxBatch: 5, frozen);
    }

    [Theory]
    [MemberData(nameof(ThreadTests.Demanding), MemberType = typeof(ThreadTests))]
    public void AnyNumberOfThreadsLeavesTheSameBits(int index)
    {
        float[] alone = Run(NetworkCases.Spec(index), threads: 1);
        foreach (int threads in (int[])[2, 3])
            Blocks.SameBits(alone, Run(NetworkCases.Spec(index), threads));
    }

    [Theory]
    [MemberData(nameof(NetworkCases.Few), MemberType = typeof(NetworkCases))]
    public void EveryKindOfNetworkHasTheSameBitsOnATeam(int index) =>
        Blocks.SameBits(Run(NetworkCases.Spec(index), threads: 1), Run(NetworkCases.Spec(index), threads: 3));

    // After a step, so that copies of weights are made anew.
    private static float[] Run(NetworkSpec spec, int threads)
    {
        const int rows = 101;
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 3);
        using ITrainerDriver trainer = network.Train(new Momentum(0.01f), rows, seed: 5, threads);
        Batch batch = Draw.Any(spec, rows, new Random(7));
        ParameterBlock gradients = network.CreateGradients();
        float[] first = new float[rows * spec.Inputs], second = new float[rows * spec.Inputs];
        float[] logits = new float[rows * spec.Outputs];
        trainer.ComputeGradients(batch.Values, batch.Targets, gradients, [], first);
        trainer.ApplyGradients(gradients);
        trainer.Step(batch.Values, batch.Targets);
        trainer.Forward(batch.Values, logits);
        trainer.Backward(logits, gradients, second);
        return [.. first, .. second, .. Blocks.Raw(gradients), .. Blocks.Raw(network.Parameters)];
    }

    private static void Compare(
        string what, NetworkSpec spec, Batch batch, int maxBatch, params string[] frozen)
    {
        INetworkDriver network = NetworkAssembly.Create(spec);
        network.Parameters.CopyLearnedFrom(batch.Parameters);
        foreach (string layer in frozen)
            network.Parameters.SetFrozen(layer, true);
        using ITrainerDriver trainer = network.Train(new Sgd(0.1f), maxBatch, Seed);
        float[] found = new float[batch.Values.Length];
        Array.Fill(found, float.NaN);
        trainer.ComputeGradients(batch.Values, batch.Targets, network.CreateGradients(), [], found);
        Agreement.Check(
            what,
            noise =>
            {
                ReferenceNetwork reference = new(spec, Seed) { Noise = noise, Frozen = frozen.ToHashSet() };
                reference.CopyFrom(batch.Parameters);
                reference.ComputeGradients(batch.Inputs, batch.Targets, out _);
                return [new("gradient of the input", reference.InputGradient.Values)];
            },
            [found]);
    }

    private static Expected[] FromLogits(NetworkSpec spec, Batch batch, float[] brought, Random? noise)
    {
        ReferenceNetwork reference = new(spec, Seed) { Noise = noise };
        reference.CopyFrom(batch.Parameters);
        Tape tape = new(training: true, Seed, noise: noise);
        reference.Logits(batch.Inputs, tape);
        Matrix gradient = reference.Backward(Matrix.From(brought, spec.Outputs), tape);
        return [new("gradient of the input", gradient.Values), .. Agreement.Gradients(reference)];
    }

    private static Batch DrawFor(NetworkSpec spec, int rows, params string[] frozen)
    {
        ReferenceNetwork reference = new(spec, Seed) { Frozen = frozen.ToHashSet() };
        return Draw.AwayFromKinks(spec, rows, Seed, Kinks.Distance(spec, rows), (parameters, batch) =>
        {
            reference.CopyFrom(parameters);
            reference.TrainingLoss(batch.Inputs, batch.Targets, out Tape tape);
            return tape.NearestKink;
        });
    }
}
