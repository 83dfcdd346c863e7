using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Logistic function: da/dz = a (1 - a).</summary>
internal sealed class Sigmoid : PointwiseLayer
{
    public override string Kind => "Sigmoid";

    public override ActivationTraits Activation => new(0f, 1f);

    public override WeightInit? PreferredInit => WeightInit.XavierUniform;

    public override bool SaturatesOffCentre => true;

    public override bool MapsZeroToZero => false;

    public override string Equation(Node node) => "a = 1 / (1 + exp(-z))";

    public override Code Forward(Node node, Code z, Column column) =>
        Code.Text($"VectorMath.Sigmoid({z})");

    public override Code Backward(Node node, Code d, Code kept, Column column) =>
        Code.Text($"{d} * {kept} * (One - {kept})");
}
