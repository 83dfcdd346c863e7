using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>A network described: what its attributes say.</summary>
/// <param name="Inputs">Values in an input row.</param>
/// <param name="Layers">The layers in order.</param>
/// <param name="Loss">The loss behind them.</param>
public sealed record NetworkSpec(int Inputs, IReadOnlyList<LayerSpec> Layers, LossSpec Loss)
{
    /// <summary>Values in an output row.</summary>
    public int Outputs => Layers.Aggregate(Inputs, (units, layer) => layer.Outputs(units));

    /// <summary>Whether the rows of a batch depend on each other in training.</summary>
    public bool UsesBatchStatistics => Layers.Any(layer => layer.UsesBatchStatistics);

    /// <summary>The declaration as C# source.</summary>
    public string ToSource(string className)
    {
        IEnumerable<string> attributes =
            [$"Input({Inputs})", .. Layers.Select(layer => layer.Attribute), Loss.Attribute];
        return $"[Network]\n{string.Join("\n", attributes.Select(text => $"[{text}]"))}\n"
            + $"public sealed partial class {className};\n";
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Inputs} -> {string.Join(" -> ", Layers.Select(layer => layer.Attribute))} -> {Loss.Attribute}";
}
