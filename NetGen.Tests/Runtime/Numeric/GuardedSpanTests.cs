using System;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>
/// Nothing is read or written beyond a caller's span: inputs, outputs and targets stand against protected pages, and
/// give the bits that they give elsewhere.
/// </summary>
[Trait("Category", "Numeric")]
public sealed class GuardedSpanTests
{
    [Theory]
    [MemberData(nameof(NetworkCases.Some), MemberType = typeof(NetworkCases))]
    public void SpansAgainstAProtectedPage(int index)
    {
        if (!OperatingSystem.IsLinux())
            return;
        NetworkSpec spec = NetworkCases.Spec(index);
        foreach (int rows in (int[])[2, 3, 7, 33])
            foreach (bool atEnd in (bool[])[true, false])
                Run(spec, Draw.Any(spec, rows, new Random(rows)), atEnd);
        if (!spec.UsesBatchStatistics)
            Run(spec, Draw.Any(spec, 1, new Random(1)), atEnd: true);
    }

    private static void Run(NetworkSpec spec, Batch batch, bool atEnd)
    {
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 1);
        using ITrainerDriver trainer = network.Train(new Sgd(1e-3f), batch.Rows);
        float[] expected = new float[batch.Rows * spec.Outputs];
        using GuardedSpan<float> inputs = new(batch.Values, atEnd);
        using GuardedSpan<byte> targets = new(batch.Targets, atEnd);
        using GuardedSpan<float> outputs = new(expected, atEnd);

        network.Predict(batch.Values, expected);
        network.Predict(inputs.Span, outputs.Span);
        Assert.Equal(expected, outputs.Span.ToArray());
        network.Logits(batch.Values, expected);
        network.Logits(inputs.Span, outputs.Span);
        Assert.Equal(expected, outputs.Span.ToArray());
        trainer.Forward(batch.Values, expected);
        trainer.Forward(inputs.Span, outputs.Span);
        Assert.Equal(expected, outputs.Span.ToArray());
        Assert.Equal(network.Evaluate(batch.Values, batch.Targets), network.Evaluate(inputs.Span, targets.Span));
        ParameterBlock gradients = network.CreateGradients();
        float loss = Gradients(spec, batch, trainer, gradients, atEnd);
        Assert.Equal(loss, trainer.Step(inputs.Span, targets.Span));
    }

    private static float Gradients(
        NetworkSpec spec, Batch batch, ITrainerDriver trainer, ParameterBlock gradients, bool atEnd)
    {
        float[] expected = new float[batch.Values.Length], logits = new float[batch.Rows * spec.Outputs];
        using GuardedSpan<float> inputs = new(batch.Values, atEnd);
        using GuardedSpan<byte> targets = new(batch.Targets, atEnd);
        using GuardedSpan<float> inputGradients = new(expected, atEnd);
        float loss = trainer.ComputeGradients(batch.Values, batch.Targets, gradients, [], expected);
        trainer.ComputeGradients(inputs.Span, targets.Span, gradients, [], inputGradients.Span);
        Assert.Equal(expected, inputGradients.Span.ToArray());
        trainer.Forward(batch.Values, logits);
        using GuardedSpan<float> outputGradients = new(logits, atEnd);
        trainer.Backward(logits, gradients, expected);
        trainer.Backward(outputGradients.Span, gradients, inputGradients.Span);
        Assert.Equal(expected, inputGradients.Span.ToArray());
        return loss;
    }
}
