using System.Collections.Generic;

namespace NetGen.Generator.Model;

/// <summary>
/// What emitted code calls by name without having declared it. A type of the user's own that has such a name, in a
/// namespace that emitted code imports, would be taken instead, or make the name ambiguous.
/// </summary>
internal static class ForeignNames
{
    /// <summary>Namespaces that emitted files import.</summary>
    public static readonly IReadOnlyList<string> Namespaces =
    [
        "System", "System.Runtime.CompilerServices", "System.Runtime.Intrinsics", "System.CodeDom.Compiler", "NetGen",
        "NetGen.CompilerServices",
    ];

    /// <summary>Types of .NET that emitted files name; those of NetGen's own are all that the runtime has.</summary>
    public static readonly IReadOnlyCollection<string> TypesOfSystem = new HashSet<string>
    {
        "CLSCompliantAttribute", "GC", "GeneratedCodeAttribute", "Math", "MathF", "MethodImplAttribute",
        "MethodImplOptions", "NotSupportedException", "ReadOnlySpan", "Single", "SkipLocalsInitAttribute", "Span",
        "UIntPtr", "Vector128", "Vector256", "Vector512",
    };

    /// <summary>Members that emitted files import by <c>using static</c> and that no call tells from a type.</summary>
    public static readonly IReadOnlyCollection<string> Members =
        ["AllBitsSet", "Count", "Facts", "Indices", "NegativeInfinity", "One", "Tensor", "Zero"];

    /// <summary>Types of the runtime whose names a layer's own and a tensor's make together.</summary>
    public static readonly IReadOnlyCollection<string> LikeConstants = ["LossWeights"];
}
