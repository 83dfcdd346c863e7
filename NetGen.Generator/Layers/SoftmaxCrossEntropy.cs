using System;
using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Softmax and cross-entropy in one: the gradient of the logits is softmax - onehot(label).</summary>
internal sealed class SoftmaxCrossEntropy : LossLayer
{
    public override string Kind => "SoftmaxCrossEntropy";

    public override string Target => "int";

    public override string? CountCorrect => "Accuracy.CountLabels";

    public override bool HasLink => true;

    public override string? View => "SoftmaxCrossEntropyLoss";

    public override IEnumerable<string> ViewTensors => ["LabelSmoothing", "ClassWeights"];

    public override string SumOfWeights => "LossWeights.Sum(rowWeights, targets, p + LossClassWeights, rows)";

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) => Require(
        declaration.Single("labelSmoothing") is >= 0f and <= 1f, declaration, "labelSmoothing", "in [0, 1]");

    public override IEnumerable<TensorDeclaration> Tensors(Node node) =>
    [
        TensorDeclaration.Settable("ClassWeights", Hyperparameter.ClassWeights, node.InputLength, 1f),
        TensorDeclaration.Number(
            "LabelSmoothing", Hyperparameter.LabelSmoothing, node.Declaration.Single("labelSmoothing")),
    ];

    public override string IsNeutral(Node node) =>
        $"p[{node.Name}LabelSmoothing] == 0f && {AreOne(node, "ClassWeights")}";

    public override string Describe(Node node) => node.Declaration.Single("labelSmoothing") == 0f
        ? Kind
        : $"{Kind}(label smoothing {Literal.Plain(node.Declaration.Single("labelSmoothing"))})";

    public override string Equation(Node node) =>
        "l = log sum exp(y) - y[label], dl/dy = softmax(y) - onehot(label)";

    public override Code Loss(Node node, RowShape shape, Width width) =>
        SoftmaxOfFew.Takes(shape, width) ? SoftmaxOfFew.Loss(shape, width) : LossOfRows(shape, width);

    public override RowShape ColumnsOf(RowShape shape) => SoftmaxOfFew.Columns(shape);

    public override bool LeavesRest(RowShape shape, Width width) => SoftmaxOfFew.LeavesRest(shape, width);

    // The label's logit is read first: dy may be y. A logarithm costs more than the rest of a row, so the sums of some
    // rows are multiplied: each is at least 1 and, as a float, below 1e39.
    private static Code LossOfRows(RowShape shape, Width width) => Code.Text($$"""
        double loss = 0, product = 1;
        {{LossText.Inside(shape, width)}}
        for (int r = 0; r < rows; r++, y += {{shape.Stride}}, dy += {{shape.Stride}})
        {
            int label = targets[r];
            float right = y[label];
            {{Exponentials(shape, width, "dy", LossText.Negligible)}}
            loss += max - right;
            product *= sum;
            if (product > 1e200)
            {
                loss += Math.Log(product);
                product = 1;
            }

            {{Scale(shape, width, "dy", "scale / sum")}}
            dy[label] -= scale;
        }

        return (loss + Math.Log(product)) * scale;
        """);

    public override string WeightedEquation(Node node) =>
        "l = u sum of t[c] (log sum exp(y) - y[c]), with u the weight of the row, w those of classes and "
        + "t[c] = w[c] ((1 - smoothing) onehot(label)[c] + smoothing / classes); scale is 1 / sum of u w[label]";

    // Every class has a share of the target, w[c] smoothing / classes, and the label the rest of its own. Distances
    // from the largest logit do not cancel.
    public override Code WeightedLoss(Node node, RowShape shape, Width width) => Code.Text($$"""
        double loss = 0;
        float* classWeights = p + {{node.Name}}ClassWeights;
        float smoothing = p[{{node.Name}}LabelSmoothing], other = smoothing / {{shape.Units}}f;
        {{LossText.Inside(shape, width)}}
        V weights = Zero;
        {{LossText.EachVector(
            shape, width, (at, tail) => Code.Text($"weights += Load({at("classWeights")});"), isOneStatement: true)}}
        float others = other * Sum(weights);
        for (int r = 0; r < rows; r++, y += {{shape.Stride}}, dy += {{shape.Stride}})
        {
            int label = targets[r];
            {{RowWeight}}
            float own = (1f - smoothing) * classWeights[label], right = y[label];
            V below = Zero;
            {{Exponentials(
                shape, width, "dy", LossText.Negligible,
                at => $"below += Load({at("classWeights")}) * (Create(max) - Load({at("y")}));")}}
            double log = Math.Log(sum);
            loss += weight * (own * (log + max - right) + others * log + (double)other * Sum(below));
            V factor = Create(weight * (own + others) / sum), less = Create(weight * other);
            {{LossText.EachVector(shape, width, (at, tail) => Code.Text(
                $"(Load({at("dy")}) * factor - Load({at("classWeights")}) * less).Store({at("dy")});"), true)}}
            dy[label] -= weight * own;
        }

        return loss;
        """);

    public override Code Link(Node node, RowShape shape, Width width) =>
        SoftmaxOfFew.Takes(shape, width) ? SoftmaxOfFew.Link(shape, width) : LinkOfRows(shape, width);

    private static Code LinkOfRows(RowShape shape, Width width) => Code.Text($$"""
        {{LossText.Inside(shape, width)}}
        for (int r = 0; r < rows; r++, y += {{shape.Stride}})
        {
            {{Exponentials(shape, width, "y", "")}}
            {{Scale(shape, width, "y", "1f / sum")}}
        }
        """);

    // exp(y - max) into a buffer: the largest exponent is 0, so nothing overflows.
    private static Code Exponentials(
        RowShape shape, Width width, string to, string least, Func<Func<string, string>, string>? also = null) =>
        Code.Text($$"""
            V largest = Create(float.NegativeInfinity);
            {{LossText.EachVector(shape, width, (at, tail) => Code.Text(
                $"largest = Max(largest, {LossText.Masked($"Load({at("y")})", tail, "largest")});"), true)}}
            float max = VectorMath.MaxAcross(largest);
            V total = Zero;
            {{LossText.EachVector(shape, width, (at, tail) => Code.Text($$"""
                {{also?.Invoke(at) ?? ""}}
                V e = VectorMath.ExpOfNegative(Load({{at("y")}}) - Create(max){{least}});
                {{(tail ? $"e = {LossText.Masked("e", tail)};" : "")}}
                e.Store({{at(to)}});
                total += e;
                """))}}
            float sum = Sum(total);
            """);

    private static Code Scale(RowShape shape, Width width, string buffer, string factor) => Code.Text($$"""
        V factor = Create({{factor}});
        {{LossText.EachVector(shape, width, (at, tail) => Code.Text(
            $"(Load({at(buffer)}) * factor).Store({at(buffer)});"), true)}}
        """);
}
