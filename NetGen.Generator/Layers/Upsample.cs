using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Each position of an image several times in every direction: the nearest neighbour.</summary>
internal sealed class Upsample : ImageLayer
{
    // Keeps sizes within an int; another check reports a network that is too large as a whole.
    private const int MostFactor = 1024;

    public override string Kind => "Upsample";

    public override IEnumerable<Operation> Operations(Node node) => [Upsampling.Instance];

    public override Shape Infer(LayerDeclaration declaration, IReadOnlyList<Shape> inputs)
    {
        int factor = declaration.Int("factor");
        return new(inputs[0].Dimensions.Select((size, i) => i == 0 ? size : size * factor).ToEquatableArray());
    }

    protected override IEnumerable<Problem> CheckImage(LayerDeclaration declaration, Shape image) =>
        declaration.Int("factor") <= MostFactor
            ? AtLeast(declaration, "factor", 1).Concat(NotTooLarge(
                image.Channels,
                image.Dimensions.Skip(1).Aggregate(1m, (all, size) => all * size * declaration.Int("factor"))))
            :
        [
            new(
                RuleId.OutOfRange, "factor", $"at most {Literal.Of(MostFactor)}",
                Literal.Of(declaration.Int("factor"))),
        ];

    public override string Describe(Node node) => $"Upsample({Literal.Of(node.Declaration.Int("factor"))})";
}
