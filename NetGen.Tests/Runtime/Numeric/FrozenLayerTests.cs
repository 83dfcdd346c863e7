using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Frozen layers, and layers with a learning rate of their own, against the reference.</summary>
[Trait("Category", "Numeric")]
public sealed class FrozenLayerTests
{
    private const int Steps = 3;
    private const ulong Seed = 0xABCD;

    // As many draws of frozen layers as say something: the first, the last, and some.
    [Theory]
    [MemberData(nameof(NetworkCases.Few), MemberType = typeof(NetworkCases))]
    public void StepsAgreeWithTheReference(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        string[] layers = LayersOf(spec);
        Random random = new(index);
        Run(spec, [layers[0]], [], index, maxBatch: 40);
        Run(spec, [layers[^1]], FactorsOf(layers, random), index, maxBatch: 40);
        HashSet<string> some = [.. layers.Where(_ => random.Next(2) == 0)];
        Run(spec, some, FactorsOf(layers, random), index, maxBatch: 40);
        if (spec.UsesBatchStatistics)
            some.UnionWith(layers.Where(IsBatchNorm));
        Run(spec, some, [], index, maxBatch: 16);
    }

    [Theory]
    [MemberData(nameof(NetworkCases.Few), MemberType = typeof(NetworkCases))]
    public void GradientsOfFrozenLayersAreZeroAndTheOthersAsTheyWere(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 3);
        Batch batch = Draw.Any(spec, 9, new Random(1));
        using ITrainerDriver trainer = network.Train(new Sgd(0.1f), maxBatch: 9, Seed);
        Batch other = Draw.Any(spec, 9, new Random(2));
        ParameterBlock all = network.CreateGradients();
        ParameterBlock some = network.CreateGradients();
        trainer.ComputeGradients(batch.Values, batch.Targets, all);
        string[] layers = [.. LayersOf(spec).Where(layer => !IsBatchNorm(layer))];
        foreach (string layer in layers)
        {
            Compare([layer]);
            Compare([.. layers.Where(another => another != layer)]);
        }

        // What an earlier pass has left in the buffers is of other rows.
        void Compare(string[] frozen)
        {
            trainer.ComputeGradients(other.Values, other.Targets, some);
            foreach (string layer in frozen)
                network.Parameters.SetFrozen(layer, true);
            trainer.ComputeGradients(batch.Values, batch.Targets, some);
            foreach (string layer in frozen)
                network.Parameters.SetFrozen(layer, false);
            foreach (ParameterTensor tensor in some.Layout.Tensors.Where(tensor => tensor.IsLearned))
            {
                float[] expected = new float[tensor.Count];
                float[] found = new float[tensor.Count];
                some.CopyTo(tensor, found);
                if (!frozen.Contains(tensor.Layer))
                    all.CopyTo(tensor, expected);
                Blocks.SameBits(expected, found);
            }
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCases.Small), MemberType = typeof(NetworkCases))]
    public void WhatWasTakenBackLeavesTheSameBits(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        float[] untouched = Train(spec, 1, _ => { });
        float[] touched = Train(spec, 1, parameters =>
        {
            foreach (string layer in LayersOf(spec))
            {
                parameters.SetFrozen(layer, true);
                parameters.SetLearningRateFactor(layer, 0.1f);
                parameters.SetFrozen(layer, false);
                parameters.SetLearningRateFactor(layer, 1f);
            }
        });
        Blocks.SameBits(untouched, touched);
    }

    [Theory]
    [MemberData(nameof(NetworkCases.Small), MemberType = typeof(NetworkCases))]
    public void ANetworkThatIsFrozenAsAWholeStaysAsItIs(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        float[] before = Blocks.Raw(NetworkAssembly.Create(spec, seed: 3).Parameters);
        float[] after = Train(spec, 1, parameters =>
        {
            foreach (string layer in LayersOf(spec))
                parameters.SetFrozen(layer, true);
        });
        Blocks.SameBits(before, after);
    }

    [Theory]
    [MemberData(nameof(ThreadTests.Demanding), MemberType = typeof(ThreadTests))]
    public void AnyNumberOfThreadsLeavesTheSameBits(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        string[] layers = LayersOf(spec);
        CompilerServices.ThreadTeam.AlwaysShares = true;
        void Prepare(ParameterBlock parameters)
        {
            parameters.SetFrozen(layers[0], true);
            parameters.SetFrozen(layers[layers.Length / 2], true);
            parameters.SetLearningRateFactor(layers[^1], 0.3f);
        }

        float[] alone = Train(spec, 1, Prepare);
        foreach (int threads in (int[])[2, 3, 4, 8])
            Blocks.SameBits(alone, Train(spec, threads, Prepare));
    }

    [Fact]
    public void FrozenBatchNormTakesOneRowAndSlices()
    {
        NetworkSpec spec = SmallNetworks.EachLayer.First(spec => spec.UsesBatchStatistics);
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 1);
        network.Parameters.SetFrozen("BatchNorm1", true);
        using ITrainerDriver trainer = network.Train(new Sgd(0.1f), maxBatch: 4);
        Batch batch = Draw.Any(spec, 9, new Random(1));
        float[] logits = new float[spec.Outputs];
        float[] expected = new float[spec.Outputs];
        trainer.Forward(batch.Values.AsSpan(0, spec.Inputs), logits);
        network.Logits(batch.Values.AsSpan(0, spec.Inputs), expected);
        for (int i = 0; i < logits.Length; i++)
            Assert.Equal(expected[i], logits[i], 1e-5);
        Assert.True(float.IsFinite(trainer.Step(batch.Values, batch.Targets)));
        Assert.Equal(1, trainer.StepCount);
    }

    private static void Run(
        NetworkSpec spec, HashSet<string> frozen, Dictionary<string, float> factors, int index, int maxBatch)
    {
        const int rows = 33;
        OptimizerCase optimizer = OptimizerCase.Smooth[index % 7];

        Expected[] Reference(Batch batch, Random? noise, out double nearest)
        {
            ReferenceNetwork reference = new(spec, Seed) { Noise = noise, Frozen = frozen, Factors = factors };
            reference.CopyFrom(batch.Parameters);
            nearest = double.PositiveInfinity;
            for (int step = 0; step < Steps; step++)
            {
                reference.Step(batch.Inputs, batch.Targets, optimizer.Rule, out Tape tape);
                nearest = Math.Min(nearest, tape.NearestKink);
            }

            return [.. Agreement.State(reference)];
        }

        Batch batch = Draw.AwayFromKinks(spec, rows, Seed, Kinks.Distance(spec, rows), (_, candidate) =>
        {
            Reference(candidate, null, out double nearest);
            return nearest;
        });
        INetworkDriver network = NetworkAssembly.Create(spec);
        network.Parameters.CopyLearnedFrom(batch.Parameters);
        foreach (string layer in frozen)
            network.Parameters.SetFrozen(layer, true);
        foreach ((string layer, float factor) in factors)
            network.Parameters.SetLearningRateFactor(layer, factor);
        ParameterTensor[] still = [.. network.Parameters.Layout.Tensors.Where(t => frozen.Contains(t.Layer))];
        float[][] before = [.. still.Select(tensor => Values(network.Parameters, tensor))];
        using ITrainerDriver trainer = optimizer.Train(network, maxBatch, Seed);
        for (int step = 0; step < Steps; step++)
            trainer.Step(batch.Values, batch.Targets);
        string what = $"{spec}, {optimizer.Name}, frozen {string.Join(' ', frozen)}";
        Agreement.Check(
            what, noise => Reference(batch, noise, out _), [.. Agreement.State(network.Parameters)]);
        Blocks.PaddingIsZero(what, network.Parameters);
        foreach ((ParameterTensor tensor, float[] values) in still.Zip(before))
            Blocks.SameBits(values, Values(network.Parameters, tensor));
    }

    private static float[] Train(NetworkSpec spec, int threads, Action<ParameterBlock> prepare)
    {
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 3);
        prepare(network.Parameters);
        using ITrainerDriver trainer = network.Train(new Momentum(0.01f, weightDecay: 0.1f), 101, seed: 5, threads);
        Batch batch = Draw.Any(spec, 101, new Random(7));
        for (int step = 0; step < 10; step++)
            trainer.Step(batch.Values, batch.Targets);
        return Blocks.Raw(network.Parameters);
    }

    private static bool IsBatchNorm(string layer) =>
        layer.Split('.')[^1].StartsWith("BatchNorm", StringComparison.Ordinal);

    private static string[] LayersOf(NetworkSpec spec) =>
        [.. new ReferenceNetwork(spec).Layers.Where(layer => layer.Tensors.Count > 0).Select(layer => layer.Name)];

    private static Dictionary<string, float> FactorsOf(string[] layers, Random random) =>
        layers.ToDictionary(layer => layer, _ => random.Next(3) * 0.5f);

    private static float[] Values(ParameterBlock block, ParameterTensor tensor)
    {
        float[] values = new float[tensor.Count];
        block.CopyTo(tensor, values);
        return values;
    }
}
