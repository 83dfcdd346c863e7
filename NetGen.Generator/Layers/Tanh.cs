using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Hyperbolic tangent: da/dz = 1 - a^2.</summary>
internal sealed class Tanh : PointwiseLayer
{
    public override string Kind => "Tanh";

    public override ActivationTraits Activation => new(-1f, 1f);

    public override WeightInit? PreferredInit => WeightInit.XavierUniform;

    public override string Equation(Node node) => "a = tanh(z)";

    public override Code Forward(Node node, Code z, Column column) =>
        Code.Text($"VectorMath.Tanh({z})");

    public override Code Backward(Node node, Code d, Code kept, Column column) =>
        Code.Text($"{d} * (One - {kept} * {kept})");
}
