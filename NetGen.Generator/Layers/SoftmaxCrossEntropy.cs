using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Layers;

/// <summary>Softmax and cross-entropy in one: the gradient of the logits is softmax - onehot(label).</summary>
internal sealed class SoftmaxCrossEntropy : LossLayer
{
    public override string Kind => "SoftmaxCrossEntropy";

    public override string Target => "int";

    public override string? CountCorrect => "Accuracy.CountLabels";

    public override bool HasLink => true;

    public override string Equation(TypedLayer layer) =>
        "L = mean of log sum exp(y) - y[label];  dy = (softmax(y) - onehot(label)) / B";

    // The label's logit is read first: dy may be y. A logarithm costs more than the rest of a row, so the sums of some
    // rows are multiplied: each is at least 1 and, as a float, below 1e39.
    public override Code Loss(TypedLayer layer, RowShape shape, Width width) => Code.Text($$"""
        double loss = 0, product = 1;
        {{LossText.Inside(shape, width)}}
        for (int r = 0; r < rows; r++, y += {{shape.Stride}}, dy += {{shape.Stride}})
        {
            int label = targets[r];
            float right = y[label];
            {{Exponentials(shape, width, "dy")}}
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

    public override Code Link(TypedLayer layer, RowShape shape, Width width) => Code.Text($$"""
        {{LossText.Inside(shape, width)}}
        for (int r = 0; r < rows; r++, y += {{shape.Stride}})
        {
            {{Exponentials(shape, width, "y")}}
            {{Scale(shape, width, "y", "1f / sum")}}
        }
        """);

    // exp(y - max) into a buffer: the largest exponent is 0, so nothing overflows.
    private static Code Exponentials(RowShape shape, Width width, string to) => Code.Text($$"""
        V largest = Create(float.NegativeInfinity);
        {{LossText.EachVector(shape, width, (c, tail) => Code.Text(
            $"largest = Max(largest, {LossText.Masked($"Load(y + {c})", tail, "largest")});"))}}
        float max = VectorMath.MaxAcross(largest);
        V total = Create(0f);
        {{LossText.EachVector(shape, width, (c, tail) => Code.Text($$"""
            V e = {{LossText.Masked($"VectorMath.Exp(Load(y + {c}) - Create(max))", tail)}};
            e.Store({{to}} + {{c}});
            total += e;
            """))}}
        float sum = Sum(total);
        """);

    private static Code Scale(RowShape shape, Width width, string buffer, string factor) => Code.Text($$"""
        V factor = Create({{factor}});
        {{LossText.EachVector(shape, width, (c, tail) => Code.Text(
            $"(Load({buffer} + {c}) * factor).Store({buffer} + {c});"))}}
        """);
}
