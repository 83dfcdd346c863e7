using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>What comes in: a row of values, a signal or an image.</summary>
internal sealed class InputLayer : Layer
{
    public override string Kind => "Input";

    public override bool IsInput => true;

    public override Shape Infer(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        new(Sizes.Where(declaration.Has).Select(declaration.Int).ToEquatableArray());

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Sizes.Where(declaration.Has).SelectMany(size => AtLeast(declaration, size, 1));

    // Those of the constructor that was called, in PyTorch's order.
    private static readonly string[] Sizes = ["size", "channels", "height", "width", "length"];
}
