using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Hyperbolic tangent: da/dz = 1 - a^2.</summary>
internal sealed class Tanh : PointwiseLayer
{
    public override string Kind => "Tanh";

    public override string? InitBefore => "XavierUniform";

    public override string Equation(TypedLayer layer) => "a = tanh(z)";

    public override Code Forward(TypedLayer layer, Code z, Column column) =>
        Code.Text($"VectorMath.Tanh({z})");

    public override Code Backward(TypedLayer layer, Code d, Code kept, Column column) =>
        Code.Text($"{d} * (One - {kept} * {kept})");
}
