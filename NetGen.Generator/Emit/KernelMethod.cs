using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>How a kernel reads as a method.</summary>
internal static class KernelMethod
{
    /// <summary>With statements of its own, and functions behind it.</summary>
    public static Code Written(Kernel kernel, KernelText text) => Code.Paragraphs(
        [Of(kernel, Wrapped.Comment(kernel.Summary), "AggressiveOptimization", text.Statements), text.Helpers]);

    /// <summary>As a call of another, which takes no time.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="why">Lines ahead of it.</param>
    /// <param name="callee">The other.</param>
    /// <param name="arguments">What it is called with.</param>
    public static Code Handed(Kernel kernel, Code why, string callee, IEnumerable<string> arguments) => Of(
        kernel, why, "AggressiveInlining",
        Wrapped.List($"{(kernel.Returns == "void" ? "" : "return ")}{callee}(", [.. arguments], ");"));

    private static Code Of(Kernel kernel, Code comment, string options, Code body) => Code.Text($$"""
        {{comment}}
        [MethodImpl(MethodImplOptions.{{options}})]
        {{Wrapped.Signature("public static " + kernel.Head, kernel.Parameters.Select(each => each.ToString()))}}
            {{kernel.Constraint}}
        {
            {{body}}
        }
        """);
}
