using System;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Predict, Logits and Evaluate of every network, after a few steps, against the reference.</summary>
[Trait("Category", "Numeric")]
public sealed class InferenceTests
{
    [Theory]
    [MemberData(nameof(NetworkCases.All), MemberType = typeof(NetworkCases))]
    public void AgreesWithTheReference(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 3);
        Random random = new(index);
        using (ITrainerDriver trainer = network.Train(new Sgd(0.01f), maxBatch: 33))
        {
            for (int step = 0; step < 3; step++)
            {
                Batch batch = Draw.Any(spec, 33, random);
                trainer.Step(batch.Values, batch.Targets);
            }
        }

        float[] before = Blocks.Raw(network.Parameters);
        foreach (int rows in (int[])[1, 2, 7, 33, 64])
            Compare(spec, Draw.Any(spec, rows, random), network);
        Blocks.SameBits(before, Blocks.Raw(network.Parameters));
    }

    private static void Compare(NetworkSpec spec, Batch batch, INetworkDriver network)
    {
        float[] logits = new float[batch.Rows * spec.Outputs];
        float[] prediction = new float[batch.Rows * spec.Outputs];
        network.Logits(batch.Values, logits);
        network.Predict(batch.Values, prediction);
        Evaluation evaluation = network.Evaluate(batch.Values, batch.Targets);
        Agreement.Check(
            $"{spec} at {batch.Rows} rows", noise => Run(spec, batch, network.Parameters, noise),
            [logits, prediction, [evaluation.Loss]]);
        Assert.Equal(batch.Rows, evaluation.Rows);
        Matrix found = Matrix.From(logits, spec.Outputs);
        Assert.Equal(spec.Loss.Accuracy(found, batch.Targets), evaluation.Accuracy, 1e-6);
    }

    private static Expected[] Run(NetworkSpec spec, Batch batch, ParameterBlock parameters, Random? noise)
    {
        ReferenceNetwork reference = new(spec) { Noise = noise };
        Agreement.Copy(parameters, reference);
        Matrix logits = reference.Logits(batch.Inputs, new Tape(training: false, noise: noise));
        return
        [
            new Expected("logits", logits.Values, Floor: 1),
            new Expected("prediction", spec.Loss.Link(logits).Values, Floor: 1),
            new Expected("loss", [reference.Evaluate(batch.Inputs, batch.Targets)], Floor: 0.1),
        ];
    }
}
