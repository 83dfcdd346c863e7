using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>What comes in: a row of values, a signal or an image.</summary>
internal sealed class InputLayer : Layer
{
    public override string Kind => "Input";

    public override bool IsInput => true;

    public override Shape Infer(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        new(Sizes.Where(declaration.Has).Select(declaration.Int).ToEquatableArray());

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Sizes.Where(declaration.Has).SelectMany(size => AtLeast(declaration, size, 1))
            .Concat(declaration.Has("size") ? [] : NotTooLarge(
                declaration.Int("channels"),
                Sizes.Skip(2).Where(declaration.Has).Aggregate(1m, (all, size) => all * declaration.Int(size))))
            .Concat(OrderOf(declaration));

    private static IEnumerable<Problem> OrderOf(LayerDeclaration declaration)
    {
        if (!declaration.Has("order"))
            yield break;
        if (declaration.Has("size"))
            yield return new(RuleId.OutOfRange, "Order", "not given for vectors", Literal.Of(declaration.Int("order")));
        else if (declaration.Int("order") is not (0 or 1))
        {
            yield return new(
                RuleId.OutOfRange, "Order", "a member of ImageOrder", Literal.Of(declaration.Int("order")));
        }
    }

    // Those of the constructor that was called, in PyTorch's order.
    private static readonly string[] Sizes = ["size", "channels", "height", "width", "length"];
}
