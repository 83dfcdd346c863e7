using System;
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
        using ITrainerDriver trainer = network.Train(default(SGD), maxBatch: 64, Seed);
        ParameterBlock gradients = network.CreateGradients();
        foreach (int rows in spec.UsesBatchStatistics ? (int[])[2, 7, 33, 64] : [1, 2, 7, 33, 64])
            Compare(spec, rows, network, trainer, gradients);
    }

    [Theory]
    [MemberData(nameof(NetworkCases.RowByRow), MemberType = typeof(NetworkCases))]
    public void OfABatchInSlicesAgreeWithTheReference(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        INetworkDriver network = NetworkAssembly.Create(spec);
        using ITrainerDriver trainer = network.Train(default(SGD), maxBatch: 16, Seed);
        ParameterBlock gradients = network.CreateGradients();
        ReferenceNetwork reference = new(spec, Seed);
        Batch batch = DrawFor(reference, 33);
        network.Parameters.CopyFrom(batch.Parameters);
        double expected = reference.ComputeGradients(batch.Inputs, batch.Targets, out _);
        float loss = trainer.ComputeGradients(batch.Values, batch.Targets, gradients);
        Agreement.Loss($"{spec}", expected, loss);
        Agreement.Gradients($"{spec} in slices of 16", reference, gradients, Tolerance.Gradient(spec, 33));
    }

    private static void Compare(
        NetworkSpec spec, int rows, INetworkDriver network, ITrainerDriver trainer, ParameterBlock gradients)
    {
        string what = $"{spec} at {rows} rows";
        ReferenceNetwork reference = new(spec, Seed);
        Batch batch = DrawFor(reference, rows);
        network.Parameters.CopyFrom(batch.Parameters);
        float[] before = Blocks.Raw(network.Parameters);
        double tolerance = Tolerance.Gradient(spec, rows);

        float[] logits = new float[rows * spec.Outputs];
        trainer.Forward(batch.Values, logits);
        Matrix expected = reference.Logits(batch.Inputs, new Tape(training: true, Seed));
        Agreement.Outputs($"{what}: training logits", expected, logits, tolerance);

        double loss = reference.ComputeGradients(batch.Inputs, batch.Targets, out _);
        Agreement.Loss(what, loss, trainer.ComputeGradients(batch.Values, batch.Targets, gradients), tolerance);
        Agreement.Gradients(what, reference, gradients, tolerance);

        Blocks.PaddingIsZero($"{what}: gradients", gradients);
        Blocks.SameBits(before, Blocks.Raw(network.Parameters));
        Assert.Equal(0, trainer.StepCount);
    }

    private static Batch DrawFor(ReferenceNetwork reference, int rows) => Draw.AwayFromKinks(
        reference.Spec, rows, Seed, Tolerance.Kink(reference.Spec, rows), (parameters, batch) =>
        {
            reference.CopyFrom(parameters);
            reference.TrainingLoss(batch.Inputs, batch.Targets, out Tape tape);
            return tape.NearestKink;
        });
}
