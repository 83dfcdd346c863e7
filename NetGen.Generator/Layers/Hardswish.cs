using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>
/// SiLU in straight pieces: da/dz = 0 where z &lt;= -3, (2 z + 3) / 6 where z &lt; 3, and 1 elsewhere.
/// </summary>
internal sealed class Hardswish : PointwiseLayer
{
    public override string Kind => "Hardswish";

    public override WeightInit? PreferredInit => WeightInit.HeNormal;

    public override bool KeepsInput => true;

    public override bool IsCheap => true;

    public override string Equation(Node node) => "a = z min(max(z + 3, 0), 6) / 6";

    public override Code Forward(Node node, Code z, Column column) =>
        Code.Text($"{z} * Min(Max({z} + Create(3f), Zero), Create(6f)) * Create(1f / 6f)");

    public override Code Backward(Node node, Code d, Code kept, Column column) =>
        Code.Text($"{d} * HardswishSlope({kept})");

    public override IEnumerable<Helper> Helpers => [new("HardswishSlope", Code.Text($$"""
        // The derivative of z min(max(z + 3, 0), 6) / 6.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static V HardswishSlope(V z)
        {
            V slope = (z + z + Create(3f)) * Create(1f / 6f);
            slope = ConditionalSelect(GreaterThan(z, Create(-3f)), slope, Zero);
            return ConditionalSelect(LessThan(z, Create(3f)), slope, One);
        }
        """))];
}
