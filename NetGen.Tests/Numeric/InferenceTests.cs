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
        using (ITrainerDriver trainer = network.Train(new SGD(0.01f), maxBatch: 33))
        {
            for (int step = 0; step < 3; step++)
            {
                Batch batch = Draw.Any(spec, 33, random);
                trainer.Step(batch.Values, batch.Targets);
            }
        }

        ReferenceNetwork reference = new(spec);
        Agreement.Copy(network.Parameters, reference);
        float[] before = Blocks.Raw(network.Parameters);
        foreach (int rows in (int[])[1, 2, 7, 33, 64])
            Compare(spec, Draw.Any(spec, rows, random), network, reference);
        Blocks.SameBits(before, Blocks.Raw(network.Parameters));
    }

    private static void Compare(NetworkSpec spec, Batch batch, INetworkDriver network, ReferenceNetwork reference)
    {
        string what = $"{spec} at {batch.Rows} rows";
        Matrix logits = reference.Logits(batch.Inputs, new Tape(training: false));
        float[] found = new float[batch.Rows * spec.Outputs];
        network.Logits(batch.Values, found);
        Agreement.Outputs($"{what}: logits", logits, found, 1e-5);
        network.Predict(batch.Values, found);

        // An error of the logits goes into probabilities as it is, and a large logit's error is relative to it.
        double scale = Math.Max(1, Agreement.Largest(logits.Values));
        Agreement.Outputs($"{what}: prediction", spec.Loss.Link(logits), found, 1e-5 * scale);

        Evaluation evaluation = network.Evaluate(batch.Values, batch.Targets);
        Assert.Equal(batch.Rows, evaluation.Rows);
        Agreement.Loss(what, reference.Evaluate(batch.Inputs, batch.Targets), evaluation.Loss, 1e-5 * scale);
        Assert.Equal(spec.Loss.Accuracy(logits, batch.Targets), evaluation.Accuracy, 1e-6);
    }
}
