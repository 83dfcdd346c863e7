using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Model;

/// <summary>The vector widths that a project wants kernels for, as its property NetGenVectorBits says.</summary>
/// <param name="Bits">Bits of each, widest first; empty for all.</param>
/// <param name="Unknown">What was found that is no width; empty where all is well.</param>
internal sealed record VectorBits(EquatableArray<int> Bits, string Unknown)
{
    /// <summary>Kernels for whatever hardware comes.</summary>
    public static readonly VectorBits All = new(default, "");

    /// <summary>What the property says: numbers with commas, semicolons or spaces between them.</summary>
    public static VectorBits Of(AnalyzerConfigOptions project)
    {
        string text = project.TryGetValue("build_property.NetGenVectorBits", out string? found) ? found : "";
        string[] words = text.Split([',', ';', ' '], System.StringSplitOptions.RemoveEmptyEntries);
        string unknown = words.FirstOrDefault(word => word is not ("512" or "256" or "128")) ?? "";
        return unknown != "" ? All with { Unknown = unknown } : new(
            new[] { 512, 256, 128 }.Where(bits => words.Contains(Text.Literal.Of(bits))).ToEquatableArray(), "");
    }
}
