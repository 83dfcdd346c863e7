using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Layers;

/// <summary>Sigmoid and binary cross-entropy in one, in the form that neither overflows nor cancels.</summary>
internal sealed class BinaryCrossEntropy : LossLayer
{
    public override string Kind => "BinaryCrossEntropy";

    public override string Target => "float";

    public override string? CountCorrect => "Accuracy.CountSides";

    public override bool HasLink => true;

    public override string Equation(TypedLayer layer) =>
        "L = mean of max(y, 0) - y t + log(1 + exp(-|y|));  dy = (sigmoid(y) - t) / (B outputs)";

    public override Code Loss(TypedLayer layer, RowShape shape, Width width) => Code.Text($$"""
        double loss = 0;
        float share = scale / {{shape.Units}}f;
        {{LossText.Inside(shape, width)}}
        {{LossText.DeclareRest(shape, width)}}
        for (int r = 0; r < rows; r++, y += {{shape.Stride}}, dy += {{shape.Stride}}, targets += {{shape.Units}})
        {
            {{LossText.CopyRest(shape, width)}}
            V total = Create(0f);
            {{LossText.EachVector(shape, width, (c, tail) => Code.Text($$"""
                V x = Load(y + {{c}}), t = {{LossText.Target(c, tail)}};
                V part = Max(x, Create(0f)) - x * t + VectorMath.Log1p(VectorMath.Exp(-Abs(x)));
                total += {{LossText.Masked("part", tail)}};
                V d = (VectorMath.Sigmoid(x) - t) * Create(share);
                {{(tail ? "d = ConditionalSelect(inside, d, Create(0f));" : "")}}
                d.Store(dy + {{c}});
                """))}}
            loss += Sum(total);
        }

        return loss * share;
        """);

    public override Code Link(TypedLayer layer, RowShape shape, Width width) => Code.Text($$"""
        for (int r = 0; r < rows; r++, y += {{shape.Stride}})
        {
            {{LossText.EachVector(shape, width, (c, tail) => Code.Text(
                $"VectorMath.Sigmoid(Load(y + {c})).Store(y + {c});"))}}
        }
        """);
}
