using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>Memory on the stack that starts at a cache line, as emitted code takes it.</summary>
internal static class StackBuffer
{
    private const int LineBytes = sizeof(float) * Tiling.LineFloats;

    /// <summary>Declares a pointer to so many floats.</summary>
    /// <param name="name">The pointer.</param>
    /// <param name="floats">How many, as an expression.</param>
    public static Code Declare(string name, string floats) => Code.Lines(
        $"float* {name} = stackalloc float[{floats}];", $"{name} = {Aligned(name)};");

    /// <summary>The first cache line at a pointer or behind it.</summary>
    public static string Aligned(string pointer) =>
        $"(float*)(((nuint){pointer} + {Literal.Of(LineBytes - 1)}) & ~(nuint){Literal.Of(LineBytes - 1)})";
}
