using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>A vector as an image, or a signal, in PyTorch's order.</summary>
internal sealed class Unflatten : Layer, ILoweredLayer
{
    // Those of the constructor that was called, in PyTorch's order.
    private static readonly string[] Sizes = ["channels", "height", "width", "length"];

    public override string Kind => "Unflatten";

    public override bool TakesVectorsAlone => true;

    public IEnumerable<Operation> Operations(Node node) => [Unflattening.Instance];

    public override Shape Infer(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        new(Given(declaration).Select(declaration.Int).ToEquatableArray());

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs)
    {
        Problem[] sizes = [.. Given(declaration).SelectMany(size => AtLeast(declaration, size, 1))];
        decimal values = Given(declaration).Aggregate(1m, (all, size) => all * declaration.Int(size));
        return sizes.Length > 0 || values == inputs[0].Length ? sizes
            : [new(RuleId.OutOfRange, "channels",
                $"times the positions to be the {Literal.Of(inputs[0].Length)} values that come in",
                Infer(declaration, inputs).ToString())];
    }

    public override string Describe(Node node) => $"Unflatten({node.Output.Shape})";

    private static IEnumerable<string> Given(LayerDeclaration declaration) => Sizes.Where(declaration.Has);
}
