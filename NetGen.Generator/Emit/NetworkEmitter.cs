using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit;

/// <summary>From a network that is known to fit to its files.</summary>
internal static class NetworkEmitter
{
    /// <summary>The version that emitted code names as its author.</summary>
    public const string Version = "0.1.0";

    /// <summary>The version of the runtime's members that emitted code calls: its EmittedFacts.Contract.</summary>
    public const int Contract = 8;

    /// <summary>The file people open, and one of kernels for each vector width.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="wanted">The widths that the project wants.</param>
    public static IEnumerable<EmittedFile> Emit(NetworkGraph graph, VectorBits wanted)
    {
        NetworkPlan plan = NetworkPlan.Of(graph, AllLayers.Common);
        KernelSet kernels = KernelSet.Of(plan);
        ImmutableArray<Width> widths = WidthsOf(kernels, wanted);
        string name = graph.Model.HintName;
        yield return new(name + ".g.cs", MainFile.Write(plan, kernels, widths));
        foreach (Width width in widths)
            yield return new($"{name}.{width.Name}.g.cs", KernelFile.Write(plan, kernels, width));
    }

    // A width that is wanted needs that of half its lanes, too, where kernels call it for narrow rows or what is left.
    private static ImmutableArray<Width> WidthsOf(KernelSet kernels, VectorBits wanted)
    {
        if (wanted.Bits.Count == 0)
            return Width.All;
        List<Width> widths = [];
        foreach (Width width in Width.All)
            if (wanted.Bits.Contains(width.Bits) || widths.LastOrDefault() is Width wider && IsHalfOf(wider, width))
                widths.Add(width);
        return [.. widths];

        bool IsHalfOf(Width wider, Width width) => wider.Half == width
            && kernels.All.Any(kernel => kernel.NeedsHalf(wider));
    }
}
