using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>What comes in: one row of values.</summary>
internal sealed class InputLayer : Layer
{
    public override string Kind => "Input";

    public override bool IsInput => true;

    public override Shape Infer(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Shape.Vector(declaration.Int("size"));

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        AtLeast(declaration, "size", 1);
}
