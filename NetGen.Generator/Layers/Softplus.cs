using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Smooth rectifier: da/dz = sigmoid(z). The form with max and |z| neither overflows nor cancels.</summary>
internal sealed class Softplus : PointwiseLayer
{
    public override string Kind => "Softplus";

    public override ActivationTraits Activation => new(LowerLimit: 0f);

    public override WeightInit? PreferredInit => WeightInit.HeNormal;

    public override bool KeepsInput => true;

    public override bool MapsZeroToZero => false;

    public override string Equation(Node node) => "a = log(1 + exp(z))";

    public override Code Forward(Node node, Code z, Column column) =>
        Code.Text($"Max({z}, Zero) + VectorMath.Log1p(VectorMath.Exp(-Abs({z})))");

    public override Code Backward(Node node, Code d, Code kept, Column column) =>
        Code.Text($"{d} * VectorMath.Sigmoid({kept})");
}
