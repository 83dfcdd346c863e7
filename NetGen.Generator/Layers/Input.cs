using System.Collections.Generic;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>What comes in: one row of values.</summary>
internal sealed class InputLayer : Layer
{
    public override string Kind => "Input";

    public override int Outputs(LayerDeclaration declaration, int inputs) => declaration.Int("size");

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, int inputs) =>
        AtLeast(declaration, "size", 1);
}
