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
        inputs[0].WithChannels((int)Math.Min(int.MaxValue, inputs.Sum(shape => (long)shape.Channels)));

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        base.Check(declaration, inputs).Concat(
            SameShapes(declaration, [.. inputs.Select(shape => shape.WithChannels(inputs[0].Channels))], inputs));
}
