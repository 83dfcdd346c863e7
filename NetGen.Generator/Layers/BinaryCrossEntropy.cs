using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Sigmoid and binary cross-entropy in one, in the form that neither overflows nor cancels.</summary>
internal sealed class BinaryCrossEntropy : LossLayer
{
    public override string Kind => "BinaryCrossEntropy";

    public override string Target => "float";

    public override IEnumerable<string> KernelSuffixes => [Flattening.InFront.Suffix];

    public override bool TakesProbabilities => true;

    public override string? CountCorrect => "Accuracy.CountSides";

    public override bool HasLink => true;

    public override string Equation(Node node) =>
        "l = mean of max(y, 0) - y t + log(1 + exp(-|y|)) over the outputs, dl/dy = (sigmoid(y) - t) / outputs";

    public override Code Loss(Node node, RowShape shape, Width width) => Code.Text($$"""
        double loss = 0;
        float share = scale / {{shape.Units}}f;
        {{LossText.Inside(shape, width)}}
        {{LossText.OverRows(shape)}}
        {
            V total = Zero;
            {{LossText.EachVector(shape, width, (at, tail) => Code.Text($$"""
                V x = Load({{at("y")}}), t = {{LossText.Target(shape, width, at, tail)}};
                V part = Max(x, Zero) - x * t + VectorMath.Log1p(VectorMath.ExpOfNegative(-Abs(x)));
                total += {{LossText.Masked("part", tail)}};
                {{Sigmoid("x")}}
                V d = (sigmoid - t) * Create(share);
                {{(tail ? "d = ConditionalSelect(inside, d, Zero);" : "")}}
                d.Store({{at("dy")}});
                """))}}
            loss += Sum(total);
        }

        return loss * share;
        """);

    public override string? View => "BinaryCrossEntropyLoss";

    public override IEnumerable<string> ViewTensors => ["PositiveWeights", "OutputWeights"];

    public override IEnumerable<TensorDeclaration> Tensors(Node node) =>
    [
        TensorDeclaration.Settable("PositiveWeights", Hyperparameter.OutputWeights, node.InputLength, 1f),
        TensorDeclaration.Settable("OutputWeights", Hyperparameter.OutputWeights, node.InputLength, 1f),
    ];

    public override string IsNeutral(Node node) =>
        $"{AreOne(node, "PositiveWeights")} && {AreOne(node, "OutputWeights")}";

    public override string WeightedEquation(Node node) =>
        "l = u mean of w ((1 - t) y + q log(1 + exp(-y))) over the outputs, with u the weight of the row, w those of "
        + "outputs and q = 1 + (positive weight - 1) t; scale is 1 / sum of u";

    // The padding of the weights is zero, and with it that of the loss and of its gradient.
    public override Code WeightedLoss(Node node, RowShape shape, Width width) => Code.Text($$"""
        double loss = 0;
        float* positiveWeights = p + {{node.Name}}PositiveWeights, outputWeights = p + {{node.Name}}OutputWeights;
        {{LossText.Inside(shape, width)}}
        {{LossText.OverRows(shape)}}
        {
            {{RowWeight}}
            float share = weight / {{shape.Units}}f;
            V total = Zero;
            {{LossText.EachVector(shape, width, (at, tail) => Code.Text($$"""
                V x = Load({{at("y")}}), t = {{LossText.Target(shape, width, at, tail)}};
                V w = Load({{at("outputWeights")}});
                V q = One + (Load({{at("positiveWeights")}}) - One) * t, f = One - t;
                V softplus = Max(-x, Zero) + VectorMath.Log1p(VectorMath.ExpOfNegative(-Abs(x)));
                total += w * (f * x + q * softplus);
                {{Sigmoid("-x")}}
                (w * (f - q * sigmoid) * Create(share)).Store({{at("dy")}});
                """))}}
            loss += (double)share * Sum(total);
        }

        return loss;
        """);

    private static Code Sigmoid(string x) => Code.Lines(
        $"V isNegligible = LessThan({x}, Create(VectorMath.Negligible));",
        $"V sigmoid = ConditionalSelect(isNegligible, Zero, VectorMath.Sigmoid({x}));");

    public override Code Link(Node node, RowShape shape, Width width) => Code.Text($$"""
        for (int r = 0; r < rows; r++, y += {{shape.Stride}})
        {
            {{LossText.EachVector(shape, width, (at, tail) => Code.Text(
                $"VectorMath.Sigmoid(Load({at("y")})).Store({at("y")});"), true)}}
        }
        """);
}
