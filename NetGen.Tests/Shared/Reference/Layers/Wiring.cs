using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>What is no layer, but says which values layers read.</summary>
public abstract record Wiring : LayerSpec
{
    /// <inheritdoc/>
    public sealed override Matrix Forward(Matrix x, LayerState layer, Tape tape) =>
        throw new InvalidOperationException($"Expected a layer, found {Attribute}.");
}

/// <summary>Names the value that stands here.</summary>
public sealed record As(string Value) : Wiring
{
    /// <inheritdoc/>
    public override string Attribute => $"As(\"{Value}\")";
}

/// <summary>Goes back to a named value.</summary>
public sealed record From(string Value) : Wiring
{
    /// <inheritdoc/>
    public override string Attribute => $"From(\"{Value}\")";
}

/// <summary>Puts a block in, once or several times.</summary>
public sealed record Use(BlockSpec Block, int Times = 1) : Wiring
{
    /// <inheritdoc/>
    public override string Attribute => Times == 1 ? $"Use<{Block.Name}>" : $"Repeat<{Block.Name}>({Times})";

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Attribute} of ({string.Join(" -> ", Block.Layers.Select(layer => layer.Attribute))})";
}

/// <summary>Layers under a name.</summary>
public sealed record BlockSpec(string Name, IReadOnlyList<LayerSpec> Layers)
{
    /// <summary>The declaration as C# source.</summary>
    public string ToSource() =>
        $"[Block]\n{NetworkSpec.InBrackets(Layers.Select(layer => layer.Attribute))}public sealed class {Name};\n";
}
