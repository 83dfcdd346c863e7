using System.Collections.Generic;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Exponential linear unit: on the negative side a = alpha (exp(z) - 1), so that da/dz = a + alpha.</summary>
internal sealed class ELU : PointwiseLayer
{
    public override string Kind => "ELU";

    public override string? InitBefore => "HeNormal";

    public override string? View => "ELULayer";

    public override IEnumerable<string> ViewTensors => ["Alpha"];

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, int inputs) =>
        Require(
            declaration.Single("alpha") is >= 0f and < float.PositiveInfinity,
            declaration, "alpha", "finite and at least 0");

    public override IEnumerable<TensorDeclaration> Tensors(TypedLayer layer) =>
        [TensorDeclaration.Number("Alpha", layer.Declaration.Single("alpha"))];

    public override string Describe(TypedLayer layer) => $"ELU({Literal.Plain(layer.Declaration.Single("alpha"))})";

    public override string Equation(TypedLayer layer) => "a = z where z > 0, alpha (exp(z) - 1) elsewhere";

    public override Code Once(TypedLayer layer, Pass pass) =>
        Code.Text($"V {layer.Local("Alpha")} = Create(p[{layer.Name}Alpha]);");

    // The exponential is taken of values up to 0 only: where it is not wanted it would overflow, and inf x 0 is NaN.
    public override Code Forward(TypedLayer layer, Code z, Column column) => Code.Text(
        $"ConditionalSelect(GreaterThan({z}, Zero), {z}, "
        + $"{layer.Local("Alpha")} * VectorMath.Expm1(Min({z}, Zero)))");

    public override Code Backward(TypedLayer layer, Code d, Code kept, Column column) =>
        Code.Text(
            $"{d} * ConditionalSelect(GreaterThan({kept}, Zero), One, {kept} + {layer.Local("Alpha")})");
}
