using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>LayerNorm on rows that are hard for it.</summary>
[Trait("Category", "Numeric")]
public sealed class LayerNormTests
{
    private const int Rows = 13;

    public static TheoryData<int> Widths => new(SmallNetworks.RowNorms.Select(spec => spec.Inputs));

    // No rounding is imitated: all is held to the tolerance itself.
    [Theory]
    [MemberData(nameof(Widths))]
    public void LargeMeansKeepPrecision(int inputs)
    {
        NetworkSpec spec = SmallNetworks.RowNorms.Single(one => one.Inputs == inputs);
        Random random = new(inputs);
        Batch drawn = Draw.Any(spec, Rows, random);
        float[] values = [.. drawn.Values.Select(value => 1e4f + value)];
        Batch batch = drawn with { Values = values, Inputs = Matrix.From(values, inputs) };
        INetworkDriver network = NetworkAssembly.Create(spec);
        network.Parameters.CopyLearnedFrom(batch.Parameters);
        using ITrainerDriver trainer = network.Train(new Sgd(0.1f), Rows);
        ParameterBlock gradients = network.CreateGradients();
        float[] trained = new float[Rows * spec.Outputs], predicted = new float[Rows * spec.Outputs];
        trainer.Forward(values, trained);
        network.Logits(values, predicted);
        float loss = trainer.ComputeGradients(values, batch.Targets, gradients);
        Agreement.Check(
            $"{spec}, means of 10,000", _ => Expect(spec, batch),
            [trained, predicted, [loss], .. Agreement.Learned(gradients)]);
    }

    [Fact]
    public void ARowOfOneValueOrOfEqualValuesGivesBeta()
    {
        foreach (NetworkSpec spec in SmallNetworks.RowNorms)
        {
            INetworkDriver network = NetworkAssembly.Create(spec);
            Batch batch = Draw.Any(spec, 2, new Random(1));
            network.Parameters.CopyLearnedFrom(batch.Parameters);
            ReferenceNetwork reference = new(spec);
            reference.CopyFrom(batch.Parameters);
            foreach (float value in (float[])[0f, 1f, 0.1f, -3e3f])
            {
                float[] row = [.. Enumerable.Repeat(value, spec.Inputs)], found = new float[spec.Outputs];
                network.Logits(row, found);
                Matrix expected = reference.Logits(Matrix.From(row, spec.Inputs), new Tape(training: false));
                Agreement.Check($"{spec} of {value}", _ => [new("logits", expected.Values, Floor: 1)], [found]);
            }
        }
    }

    private static IReadOnlyList<Expected> Expect(NetworkSpec spec, Batch batch)
    {
        ReferenceNetwork reference = new(spec);
        reference.CopyFrom(batch.Parameters);
        double[] logits = reference.Logits(batch.Inputs, new Tape(training: true)).Values;
        double loss = reference.ComputeGradients(batch.Inputs, batch.Targets, out _);
        return
        [
            new("training logits", logits, Floor: 1), new("logits", logits, Floor: 1), new("loss", [loss], Floor: 0.1),
            .. Agreement.Gradients(reference),
        ];
    }
}
