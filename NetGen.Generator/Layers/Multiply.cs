using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Layers;

/// <summary>The product of values of one shape, element by element: a gate.</summary>
internal sealed class Multiply : Join
{
    public override string Kind => "Multiply";

    public override bool TakesFactors => true;

    public override IEnumerable<Operation> Operations(Node node) => [Combination.Product];

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        base.Check(declaration, inputs).Concat(SameShapes(declaration, inputs));
}
