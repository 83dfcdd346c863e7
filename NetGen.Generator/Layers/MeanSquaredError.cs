using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Mean of squared differences over batch and outputs.</summary>
internal sealed class MeanSquaredError : LossLayer
{
    public override string Kind => "MeanSquaredError";

    public override string Target => "float";

    public override IEnumerable<string> KernelSuffixes => [Flattening.InFront.Suffix];

    public override string? CountCorrect => null;

    public override string Takes => "every output";

    public override bool TakesActivations => true;

    public override string Equation(Node node) => "l = mean of (y - t)^2 over the outputs, dl/dy = 2 (y - t) / outputs";

    // Padding needs no mask: outputs and targets are zero there.
    public override Code Loss(Node node, RowShape shape, Width width) => Code.Text($$"""
        double loss = 0;
        float share = scale / {{shape.Units}}f;
        {{LossText.Inside(shape, width)}}
        {{LossText.OverRows(shape)}}
        {
            V total = Zero;
            {{Squares(shape, width)}}
            loss += Sum(total);
        }

        return loss * share;
        """);

    public override string WeightedEquation(Node node) =>
        "l = u mean of (y - t)^2 over the outputs, with u the weight of the row; scale is 1 / sum of u";

    public override Code WeightedLoss(Node node, RowShape shape, Width width) => Code.Text($$"""
        double loss = 0;
        {{LossText.Inside(shape, width)}}
        {{LossText.OverRows(shape)}}
        {
            {{RowWeight}}
            float share = weight / {{shape.Units}}f;
            V total = Zero;
            {{Squares(shape, width)}}
            loss += (double)share * Sum(total);
        }

        return loss;
        """);

    private static Code Squares(RowShape shape, Width width) =>
        LossText.EachVector(shape, width, (at, tail) => Code.Text($$"""
            V off = Load({{at("y")}}) - {{LossText.Target(shape, width, at, tail)}};
            total = MultiplyAddEstimate(off, off, total);
            (off * Create(2f * share)).Store({{at("dy")}});
            """));
}
