using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Sigmoid-weighted unit: da/dz = s (1 + z (1 - s)) with s = sigmoid(z).</summary>
internal sealed class SiLU : PointwiseLayer
{
    public override string Kind => "SiLU";

    public override string? InitBefore => "HeNormal";

    public override bool KeepsInput => true;

    public override string Equation(TypedLayer layer) => "a = z sigmoid(z)";

    public override Code Forward(TypedLayer layer, Code z, Column column) =>
        Code.Text($"{z} * VectorMath.Sigmoid({z})");

    public override Code Backward(TypedLayer layer, Code d, Code kept, Column column) =>
        Code.Text($"{d} * SiLUSlope({kept})");

    public override Code Helpers() => Code.Text($$"""
        // The derivative of z sigmoid(z).
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static V SiLUSlope(V z)
        {
            V s = VectorMath.Sigmoid(z);
            return s * (One + z * (One - s));
        }
        """);
}
