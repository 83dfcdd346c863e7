using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>The loss of a multi-class support vector machine.</summary>
internal sealed class Hinge : LossLayer
{
    public override string Kind => "Hinge";

    public override string Target => "int";

    public override string? CountCorrect => "Accuracy.CountLabels";

    public override string Takes => "scores";

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) => Require(
        declaration.Single("margin") is > 0f and < float.PositiveInfinity, declaration, "margin", "finite and above 0");

    public override string Equation(Node node) =>
        "l = sum over j != label of "
        + $"max(0, y[j] - y[label] + {Literal.Plain(node.Declaration.Single("margin"))})"
        + (IsMean(node) ? " / classes" : "");

    // The right class is summed with the wrong ones, where it counts the margin exactly, and is taken off afterwards.
    public override Code Loss(Node node, RowShape shape, Width width) => Code.Text($$"""
        const float margin = {{Literal.Of(node.Declaration.Single("margin"))}};
        double loss = 0;
        {{(IsMean(node) ? $"scale /= {Literal.Of(shape.Units)}f;" : "")}}
        {{LossText.Inside(shape, width)}}
        for (int r = 0; r < rows; r++, y += {{shape.Stride}}, dy += {{shape.Stride}})
        {
            int label = targets[r];
            V right = Create(y[label]), total = Zero, violations = Zero;
            {{Violations(shape, width, "scale")}}
            loss += Sum(total) - margin;
            dy[label] = -scale * (Sum(violations) - 1f);
        }

        return loss * scale;
        """);

    public override string? View => "HingeLoss";

    public override IEnumerable<string> ViewTensors => ["ClassWeights"];

    public override IEnumerable<TensorDeclaration> Tensors(Node node) =>
        [TensorDeclaration.Settable("ClassWeights", Hyperparameter.ClassWeights, node.InputLength, 1f)];

    public override string IsNeutral(Node node) => AreOne(node, "ClassWeights");

    public override string WeightedEquation(Node node) =>
        "l times u w[label], with u the weight of the row and w those of classes; scale is 1 / sum of u";

    public override Code WeightedLoss(Node node, RowShape shape, Width width) => Code.Text($$"""
        const float margin = {{Literal.Of(node.Declaration.Single("margin"))}};
        double loss = 0;
        {{(IsMean(node) ? $"scale /= {Literal.Of(shape.Units)}f;" : "")}}
        {{LossText.Inside(shape, width)}}
        for (int r = 0; r < rows; r++, y += {{shape.Stride}}, dy += {{shape.Stride}})
        {
            int label = targets[r];
            {{RowWeight}}
            weight *= p[{{node.Name}}ClassWeights + label];
            V right = Create(y[label]), total = Zero, violations = Zero;
            {{Violations(shape, width, "weight")}}
            loss += (double)weight * (Sum(total) - margin);
            dy[label] = -weight * (Sum(violations) - 1f);
        }

        return loss;
        """);

    // Counts the wrong classes that come too close, and the right one with them.
    private static Code Violations(RowShape shape, Width width, string scale) =>
        LossText.EachVector(shape, width, (at, tail) => Code.Text($$"""
            V over = Load({{at("y")}}) - right + Create(margin);
            {{(tail ? "over = ConditionalSelect(inside, over, Zero);" : "")}}
            V violated = ConditionalSelect(GreaterThan(over, Zero), One, Zero);
            total += Max(over, Zero);
            violations += violated;
            (violated * Create({{scale}})).Store({{at("dy")}});
            """));

    private static bool IsMean(Node node) => node.Declaration.Int("reduction") == 1;
}
