using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Layers;

/// <summary>An image as a vector, in PyTorch's order.</summary>
internal sealed class Flatten : ImageLayer
{
    public override string Kind => "Flatten";

    public override IEnumerable<Operation> Operations(Node node) => [Flattening.Instance];

    public override Shape Infer(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Shape.Vector(inputs[0].Length);
}
