using System;
using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Training-mode forward pass, loss and gradients of every network against the reference.</summary>
[Trait("Category", "Numeric")]
public sealed class GradientTests
{
    private const ulong Seed = 0x0123_4567_89AB_CDEF;

    [Theory]
    [MemberData(nameof(NetworkCases.All), MemberType = typeof(NetworkCases))]
    public void AgreeWithTheReference(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        INetworkDriver network = NetworkAssembly.Create(spec);
        using ITrainerDriver trainer = network.Train(new Sgd(0.1f), maxBatch: 64, Seed);
        ParameterBlock gradients = network.CreateGradients();
        foreach (int rows in network.Parameters.LeastRows > 1 ? (int[])[2, 7, 33, 64] : [1, 2, 7, 33, 64])
            Compare(spec, rows, network, trainer, gradients);
    }

    [Theory]
    [MemberData(nameof(NetworkCases.RowByRow), MemberType = typeof(NetworkCases))]
    public void OfABatchInSlicesAgreeWithTheReference(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        Compare($"{spec} in slices of 16", spec, maxBatch: 16, DrawFor(spec, 33));
    }

    [Fact]
    public void OfMoreRowsThanStripsAreCopiedForAgreeWithTheReference() => Compare(
        "strips that are not copied", SmallNetworks.Strips, maxBatch: 520, DrawFor(SmallNetworks.Strips, 515));

    [Fact]
    public void OfALargeBatchInSlicesAgreeWithTheReference() => Compare(
        "two slices", SmallNetworks.Slices, maxBatch: 401, DrawFor(SmallNetworks.Slices, 401));

    // A kept zero is no dropped value, although the output shows 0 for both.
    [Theory]
    [MemberData(nameof(NetworkCases.EachDropout), MemberType = typeof(NetworkCases))]
    public void ThroughKeptZerosAgreeWithTheReference(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        Batch drawn = DrawFor(spec, 33);
        Batch batch = drawn with { Values = new float[drawn.Values.Length], Inputs = new(33, spec.Inputs) };
        ParameterLayout layout = NetworkAssembly.Create(spec).Parameters.Layout;
        batch.Parameters.AsSpan(layout.Tensors[0].Count, layout.Tensors[1].Count).Clear();   // the first bias
        Compare($"{spec} at zeros", spec, maxBatch: 33, batch);
    }

    // Loss and gradients alone.
    private static void Compare(string what, NetworkSpec spec, int maxBatch, Batch batch)
    {
        INetworkDriver network = NetworkAssembly.Create(spec);
        using ITrainerDriver trainer = network.Train(new Sgd(0.1f), maxBatch, Seed);
        ParameterBlock gradients = network.CreateGradients();
        network.Parameters.CopyLearnedFrom(batch.Parameters);
        float loss = trainer.ComputeGradients(batch.Values, batch.Targets, gradients);
        Agreement.Check(
            what, noise => Run(spec, batch, noise).Skip(1).ToArray(), [[loss], .. Agreement.Learned(gradients)]);
    }

    private static void Compare(
        NetworkSpec spec, int rows, INetworkDriver network, ITrainerDriver trainer, ParameterBlock gradients)
    {
        string what = $"{spec} at {rows} rows";
        Batch batch = DrawFor(spec, rows);
        network.Parameters.CopyLearnedFrom(batch.Parameters);
        float[] before = Blocks.Raw(network.Parameters);
        float[] logits = new float[rows * spec.Outputs];
        trainer.Forward(batch.Values, logits);
        float loss = trainer.ComputeGradients(batch.Values, batch.Targets, gradients);
        Agreement.Check(what, noise => Run(spec, batch, noise), [logits, [loss], .. Agreement.Learned(gradients)]);

        Blocks.PaddingIsZero($"{what}: gradients", gradients);
        Blocks.SameBits(before, Blocks.Raw(network.Parameters));
        Assert.Equal(0, trainer.StepCount);
    }

    private static Expected[] Run(NetworkSpec spec, Batch batch, Random? noise)
    {
        ReferenceNetwork reference = new(spec, Seed) { Noise = noise };
        reference.CopyFrom(batch.Parameters);
        Matrix logits = reference.Logits(batch.Inputs, new Tape(training: true, Seed, noise: noise));
        double loss = reference.ComputeGradients(batch.Inputs, batch.Targets, out _);
        return
        [
            new Expected("training logits", logits.Values, Floor: 1), new Expected("loss", [loss], Floor: 0.1),
            .. Agreement.Gradients(reference),
        ];
    }

    private static Batch DrawFor(NetworkSpec spec, int rows)
    {
        ReferenceNetwork reference = new(spec, Seed);
        return Draw.AwayFromKinks(spec, rows, Seed, Kinks.Distance(spec, rows), (parameters, batch) =>
        {
            reference.CopyFrom(parameters);
            reference.TrainingLoss(batch.Inputs, batch.Targets, out Tape tape);
            return tape.NearestKink;
        });
    }
}
