using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>
/// Self-regularised unit (Misra 2019): da/dz = t + z sigmoid(z) (1 - t^2) with t = tanh(log(1 + exp(z))).
/// </summary>
internal sealed class Mish : PointwiseLayer
{
    public override string Kind => "Mish";

    public override WeightInit? PreferredInit => WeightInit.HeNormal;

    public override bool KeepsInput => true;

    public override string Equation(Node node) => "a = z tanh(log(1 + exp(z)))";

    public override Code Forward(Node node, Code z, Column column) =>
        Code.Text($"{z} * TanhOfSoftplus({z})");

    public override Code Backward(Node node, Code d, Code kept, Column column) =>
        Code.Text($"{d} * MishSlope({kept})");

    public override IEnumerable<Helper> Helpers =>
    [
        new("TanhOfSoftplus", Code.Text($$"""
            // tanh(log(1 + exp(z))).
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static V TanhOfSoftplus(V z) =>
                VectorMath.Tanh(Max(z, Zero) + VectorMath.Log1p(VectorMath.Exp(-Abs(z))));
            """)),
        new("MishSlope", Code.Text($$"""
            // The derivative of z tanh(log(1 + exp(z))).
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static V MishSlope(V z)
            {
                V t = TanhOfSoftplus(z);
                return t + z * VectorMath.Sigmoid(z) * (One - t * t);
            }
            """)),
    ];
}
