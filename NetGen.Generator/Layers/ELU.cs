using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Exponential linear unit: on the negative side a = alpha (exp(z) - 1), so that da/dz = a + alpha.</summary>
internal sealed class ELU : PointwiseLayer
{
    public override string Kind => "ELU";

    public override WeightInit? PreferredInit => WeightInit.HeNormal;

    public override string? View => "ELULayer";

    public override IEnumerable<string> ViewTensors => ["Alpha"];

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Require(
            declaration.Single("alpha") is >= 0f and < float.PositiveInfinity,
            declaration, "alpha", "finite and at least 0");

    public override IEnumerable<TensorDeclaration> Tensors(Node node) =>
        [TensorDeclaration.Number("Alpha", Hyperparameter.NegativeSlope, node.Declaration.Single("alpha"))];

    public override string Describe(Node node) => $"ELU({Literal.Plain(node.Declaration.Single("alpha"))})";

    public override string Equation(Node node) => "a = z where z > 0, alpha (exp(z) - 1) elsewhere";

    public override IEnumerable<string> TensorsIn(Node node, Pass pass) => ["Alpha"];

    public override Code Once(Node node, Pass pass) =>
        Code.Text($"V {node.Local("Alpha")} = Create(p[{node.Name}Alpha]);");

    // The exponential is taken of values up to 0 only: where it is not wanted it would overflow, and inf x 0 is NaN.
    public override Code Forward(Node node, Code z, Column column) => Code.Text(
        $"ConditionalSelect(GreaterThan({z}, Zero), {z}, "
        + $"{node.Local("Alpha")} * VectorMath.Expm1(Min({z}, Zero)))");

    public override Code Backward(Node node, Code d, Code kept, Column column) =>
        Code.Text(
            $"{d} * ConditionalSelect(GreaterThan({kept}, Zero), One, {kept} + {node.Local("Alpha")})");
}
