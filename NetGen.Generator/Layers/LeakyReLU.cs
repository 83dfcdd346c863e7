using System.Collections.Generic;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>
/// Rectifier with a fixed slope of at least 0 on the negative side, so that the output keeps the input's sign.
/// </summary>
internal sealed class LeakyReLU : PointwiseLayer
{
    public override string Kind => "LeakyReLU";

    public override string? InitBefore => "HeNormal";

    public override bool IsCheap => true;

    public override string? View => "LeakyReLULayer";

    public override IEnumerable<string> ViewTensors => ["Slope"];

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, int inputs) =>
        Require(
            declaration.Single("slope") is >= 0f and < float.PositiveInfinity,
            declaration, "slope", "finite and at least 0");

    public override IEnumerable<TensorDeclaration> Tensors(TypedLayer layer) =>
        [TensorDeclaration.Number("Slope", layer.Declaration.Single("slope"))];

    public override string Describe(TypedLayer layer) =>
        $"LeakyReLU({Literal.Plain(layer.Declaration.Single("slope"))})";

    public override string Equation(TypedLayer layer) => "a = z where z > 0, slope z elsewhere";

    public override Code Once(TypedLayer layer, Pass pass) =>
        Code.Text($"V {layer.Local("Slope")} = Create(p[{layer.Name}Slope]);");

    public override Code Forward(TypedLayer layer, Code z, Column column) =>
        Code.Text($"ConditionalSelect(GreaterThan({z}, Zero), {z}, {layer.Local("Slope")} * {z})");

    public override Code Backward(TypedLayer layer, Code d, Code kept, Column column) =>
        Code.Text($"ConditionalSelect(GreaterThan({kept}, Zero), {d}, {layer.Local("Slope")} * {d})");
}
