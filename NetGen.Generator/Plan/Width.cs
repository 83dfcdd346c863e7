using System.Collections.Immutable;

namespace NetGen.Generator.Plan;

/// <summary>A vector width that kernels are emitted for.</summary>
/// <param name="Name">The BCL's class of functions, or the runtime's Scalar.</param>
/// <param name="Type">The type of one vector.</param>
/// <param name="Lanes">Floats in a vector.</param>
/// <param name="Registers">Vector registers that hardware of this width has.</param>
internal sealed record Width(string Name, string Type, int Lanes, int Registers)
{
    /// <summary>Widest first: the order in which they are tried.</summary>
    public static readonly ImmutableArray<Width> All =
    [
        new("Vector512", "System.Runtime.Intrinsics.Vector512<float>", 16, 32),
        new("Vector256", "System.Runtime.Intrinsics.Vector256<float>", 8, 16),
        new("Vector128", "System.Runtime.Intrinsics.Vector128<float>", 4, 16),
        new("Scalar", "float", 1, 16),
    ];

    public bool IsVector => Lanes > 1;
}
