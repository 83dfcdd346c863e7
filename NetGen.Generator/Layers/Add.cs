using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Layers;

/// <summary>The sum of values of one shape: the end of a skip connection.</summary>
internal sealed class Add : Join
{
    public override string Kind => "Add";

    public override IEnumerable<Operation> Operations(Node node) => [Combination.Sum];

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        base.Check(declaration, inputs).Concat(SameShapes(declaration, inputs));
}
