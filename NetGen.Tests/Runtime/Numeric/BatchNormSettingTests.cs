using System;
using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Epsilon and momentum of BatchNorm, set at run time: the reference is declared with them.</summary>
[Trait("Category", "Numeric")]
public sealed class BatchNormSettingTests
{
    private const float Epsilon = 0.3f;
    private const float Momentum = 0.6f;
    private const int Rows = 33;
    private const ulong Seed = 0xB17;

    public static TheoryData<int> Normalised => new(Enumerable.Range(0, SuiteNetworks.All.Count).Where(i =>
        SmallNetworks.EachLayer.Concat(SmallNetworks.EqualOps).Append(SmallNetworks.Everything)
            .Concat(SuiteNetworks.Images.Where(HasNoBlocks))
            .Any(spec => ReferenceEquals(spec, SuiteNetworks.All[i]) && spec.UsesBatchStatistics)));

    [Theory]
    [MemberData(nameof(Normalised))]
    public void AgreeWithTheReference(int index)
    {
        NetworkSpec declared = NetworkCases.Spec(index);
        NetworkSpec spec = declared with { Layers = [.. declared.Layers.Select(Changed)] };
        ReferenceNetwork drawn = new(spec, Seed);
        Batch batch = Draw.AwayFromKinks(spec, Rows, Seed, Kinks.Distance(spec, Rows), (parameters, candidate) =>
        {
            drawn.CopyFrom(parameters);
            drawn.TrainingLoss(candidate.Inputs, candidate.Targets, out Tape tape);
            return tape.NearestKink;
        });
        INetworkDriver network = NetworkAssembly.Create(declared);
        network.Parameters.CopyLearnedFrom(batch.Parameters);
        foreach (ParameterTensor tensor in network.Parameters.Layout.Tensors)
        {
            if (tensor.Hyperparameter == Hyperparameter.Epsilon)
                network.Parameters[tensor.FullName][0] = Epsilon;
            if (tensor.Hyperparameter == Hyperparameter.Momentum)
                network.Parameters[tensor.FullName][0] = Momentum;
        }

        using ITrainerDriver trainer = network.Train(new Sgd(0.01f), Rows, Seed);
        float loss = trainer.Step(batch.Values, batch.Targets);
        float[] logits = new float[Rows * spec.Outputs];
        network.Logits(batch.Values, logits);
        Agreement.Check(
            $"{spec}, set", noise => Run(spec, batch, noise),
            [[loss], .. Agreement.State(network.Parameters), logits]);
    }

    private static Expected[] Run(NetworkSpec spec, Batch batch, Random? noise)
    {
        ReferenceNetwork reference = new(spec, Seed) { Noise = noise };
        reference.CopyFrom(batch.Parameters);
        double loss = reference.Step(batch.Inputs, batch.Targets, new SgdRule(0.01f), out _);
        Matrix logits = reference.Logits(batch.Inputs, new Tape(training: false, noise: noise));
        return
        [
            new("loss", [loss], Floor: 0.1), .. Agreement.State(reference),
            new("logits at inference", logits.Values, Floor: 1),
        ];
    }

    // What stands in blocks is not changed.
    private static bool HasNoBlocks(NetworkSpec spec) => !spec.Layers.Any(layer => layer is Use);

    private static LayerSpec Changed(LayerSpec layer) =>
        layer is BatchNorm normalised ? normalised with { Epsilon = Epsilon, Momentum = Momentum } : layer;
}
