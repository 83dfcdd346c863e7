using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Rectifier: the output tells which side its input was on.</summary>
internal sealed class ReLU : PointwiseLayer
{
    public override string Kind => "ReLU";

    public override ActivationTraits Activation => new(LowerLimit: 0f, HasDeadUnits: true);

    public override WeightInit? PreferredInit => WeightInit.HeNormal;

    public override bool IsCheap => true;

    public override bool StopsAtZero => true;

    public override string Equation(Node node) => "a = max(0, z)";

    public override Code Forward(Node node, Code z, Column column) =>
        Code.Text($"Max({z}, Zero)");

    public override Code Backward(Node node, Code d, Code kept, Column column) =>
        Code.Text($"ConditionalSelect(GreaterThan({kept}, Zero), {d}, Zero)");
}
