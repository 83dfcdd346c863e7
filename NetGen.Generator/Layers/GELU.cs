using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Gaussian error unit, exact form: da/dz = Phi(z) + z phi(z).</summary>
internal sealed class GELU : PointwiseLayer
{
    public override string Kind => "GELU";

    public override WeightInit? PreferredInit => WeightInit.HeNormal;

    public override bool KeepsInput => true;

    public override string Equation(Node node) => "a = z (1 + erf(z / sqrt 2)) / 2";

    public override Code Forward(Node node, Code z, Column column) =>
        Code.Text($"{z} * NormalCdf({z})");

    public override Code Backward(Node node, Code d, Code kept, Column column) =>
        Code.Text($"{d} * (NormalCdf({kept}) + {kept} * NormalDensity({kept}))");

    public override IEnumerable<Helper> Helpers =>
    [
        new("NormalCdf", Code.Text($$"""
            // The standard normal distribution: (1 + erf(z / sqrt 2)) / 2.
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static V NormalCdf(V z) => Create(0.5f) * (One + VectorMath.Erf(z * Create(0.70710678f)));
            """)),
        new("NormalDensity", Code.Text($$"""
            // The standard normal density: exp(-z^2 / 2) / sqrt(2 pi).
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static V NormalDensity(V z) => Create(0.3989423f) * VectorMath.ExpOfNegative(Create(-0.5f) * z * z);
            """)),
    ];
}
