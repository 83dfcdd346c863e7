using System.Linq;
using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>How weights start where the user did not say.</summary>
internal static class DefaultInit
{
    private static readonly string[] HalfSquashing = ["ReLU", "LeakyReLU", "PReLU", "ELU", "GELU", "SiLU", "Softplus"];
    private static readonly string[] Squashing = ["Tanh", "Sigmoid"];

    /// <summary>
    /// He where the next activation halves the variance (the ReLU family, and Maxout itself), Xavier before tanh, sigmoid and
    /// where no activation follows before the next weights.
    /// </summary>
    public static string For(TypedNetwork network, TypedLayer layer)
    {
        if (layer.Kind == "Maxout")
            return "HeNormal";
        string? activation = network.Layers
            .SkipWhile(other => other != layer)
            .Skip(1)
            .TakeWhile(other => other.Kind is not ("Dense" or "Maxout"))
            .Select(other => other.Kind)
            .FirstOrDefault(kind => HalfSquashing.Contains(kind) || Squashing.Contains(kind));
        return HalfSquashing.Contains(activation) ? "HeNormal" : "XavierUniform";
    }
}
