using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Layers;

/// <summary>Values one behind the other, as one longer row.</summary>
internal sealed class Concat : Join
{
    public override string Kind => "Concat";

    public override IEnumerable<Operation> Operations(Node node) => [Concatenation.Instance];

    public override Shape Infer(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Shape.Vector((int)Math.Min(int.MaxValue, inputs.Sum(shape => (long)shape.Length)));
}
