using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Sigmoid-weighted unit: da/dz = s (1 + z (1 - s)) with s = sigmoid(z).</summary>
internal sealed class SiLU : PointwiseLayer
{
    public override string Kind => "SiLU";

    public override WeightInit? PreferredInit => WeightInit.HeNormal;

    public override bool KeepsInput => true;

    public override string Equation(Node node) => "a = z sigmoid(z)";

    public override Code Forward(Node node, Code z, Column column) =>
        Code.Text($"{z} * VectorMath.Sigmoid({z})");

    public override Code Backward(Node node, Code d, Code kept, Column column) =>
        Code.Text($"{d} * SiLUSlope({kept})");

    public override IEnumerable<Helper> Helpers => [new("SiLUSlope", Code.Text($$"""
        // The derivative of z sigmoid(z).
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static V SiLUSlope(V z)
        {
            V s = VectorMath.Sigmoid(z);
            return s * (One + z * (One - s));
        }
        """))];
}
