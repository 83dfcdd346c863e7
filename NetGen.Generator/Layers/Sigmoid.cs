using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Logistic function: da/dz = a (1 - a).</summary>
internal sealed class Sigmoid : PointwiseLayer
{
    public override string Kind => "Sigmoid";

    public override string? InitBefore => "XavierUniform";

    public override bool SaturatesOffCentre => true;

    public override bool MapsZeroToZero => false;

    public override string Equation(TypedLayer layer) => "a = 1 / (1 + exp(-z))";

    public override Code Forward(TypedLayer layer, Code z, Column column) =>
        Code.Text($"VectorMath.Sigmoid({z})");

    public override Code Backward(TypedLayer layer, Code d, Code kept, Column column) =>
        Code.Text($"{d} * {kept} * (One - {kept})");
}
