using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>
/// Rectifier with a fixed slope of at least 0 on the negative side, so that the output keeps the input's sign.
/// </summary>
internal sealed class LeakyReLU : PointwiseLayer
{
    public override string Kind => "LeakyReLU";

    public override WeightInit? PreferredInit => WeightInit.HeNormal;

    public override bool IsCheap => true;

    public override string? View => "LeakyReLULayer";

    public override IEnumerable<string> ViewTensors => ["Slope"];

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Require(
            declaration.Single("slope") is >= 0f and < float.PositiveInfinity,
            declaration, "slope", "finite and at least 0");

    public override IEnumerable<TensorDeclaration> Tensors(Node node) =>
        [TensorDeclaration.Number("Slope", Hyperparameter.NegativeSlope, node.Declaration.Single("slope"))];

    public override string Describe(Node node) =>
        $"LeakyReLU({Literal.Plain(node.Declaration.Single("slope"))})";

    public override string Equation(Node node) => "a = z where z > 0, slope z elsewhere";

    public override IEnumerable<string> TensorsIn(Node node, Pass pass) => ["Slope"];

    public override Code Once(Node node, Pass pass) =>
        Code.Text($"V {node.Local("Slope")} = Create(p[{node.Name}Slope]);");

    public override Code Forward(Node node, Code z, Column column) =>
        Code.Text($"ConditionalSelect(GreaterThan({z}, Zero), {z}, {node.Local("Slope")} * {z})");

    public override Code Backward(Node node, Code d, Code kept, Column column) =>
        Code.Text($"ConditionalSelect(GreaterThan({kept}, Zero), {d}, {node.Local("Slope")} * {d})");
}
