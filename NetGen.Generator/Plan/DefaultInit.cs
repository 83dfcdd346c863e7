using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>How weights start where the user did not say.</summary>
internal static class DefaultInit
{
    /// <summary>
    /// He where the next activation halves the variance (the ReLU family, and Maxout itself), Xavier before tanh,
    /// sigmoid and where no activation follows before the next weights.
    /// </summary>
    public static string For(TypedNetwork network, TypedLayer layer) =>
        AllLayers.Of(layer).InitWithin
        ?? network.Layers
            .SkipWhile(other => other != layer)
            .Skip(1)
            .Select(AllLayers.Of)
            .TakeWhile(other => !other.IsAffine)
            .Select(other => other.InitBefore)
            .FirstOrDefault(init => init is not null)
        ?? "XavierUniform";
}
