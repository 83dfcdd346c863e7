using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit;

/// <summary>From a network that is known to fit to its files.</summary>
internal static class NetworkEmitter
{
    /// <summary>The version that emitted code names as its author.</summary>
    public const string Version = "0.1.0";

    /// <summary>The version of the runtime's members that emitted code calls: its EmittedFacts.Contract.</summary>
    public const int Contract = 1;

    /// <summary>The file people open, and one of kernels for each vector width.</summary>
    public static IEnumerable<EmittedFile> Emit(NetworkGraph graph)
    {
        NetworkPlan plan = NetworkPlan.Of(graph, AllLayers.Common);
        KernelSet kernels = KernelSet.Of(plan);
        string name = graph.Model.HintName;
        yield return new(name + ".g.cs", MainFile.Write(plan, kernels));
        foreach (Width width in Width.All)
            yield return new($"{name}.{width.Name}.g.cs", KernelFile.Write(plan, kernels, width));
    }
}
