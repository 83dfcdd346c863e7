using System;
using System.Collections.Immutable;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// What a product of tiles computes: sums over the depth of a broadcast left operand times vectors of the right one.
/// </summary>
internal sealed record TileSpec
{
    /// <summary>Name of the kernel, which is that of tiles of its own.</summary>
    public required string Name { get; init; }

    /// <summary>The form of products whose tiles it shares; null where tiles are the kernel's own.</summary>
    public TileForm? Shared { get; init; }

    /// <summary>Above a tile: what it computes, with shapes.</summary>
    public required string Summary { get; init; }

    /// <summary>A sentence behind the summary, or empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>Type of the sink that gradients are handed to, or empty.</summary>
    public string Sink { get; init; } = "";

    /// <summary>Parameters behind the pointers to the tile.</summary>
    public required string Parameters { get; init; }

    /// <summary>Statements ahead of all else.</summary>
    public Func<Tile, TileSizes, Code> Setup { get; init; } = (_, _) => Code.Empty;

    /// <summary>Pointer to the left operand, of which single floats are broadcast.</summary>
    public required string Left { get; init; }

    /// <summary>Floats from a tile row to the next in the left operand.</summary>
    public required int LeftRow { get; init; }

    /// <summary>Floats from a depth to the next in the left operand.</summary>
    public required int LeftStep { get; init; }

    /// <summary>Pointer to the right operand, of which vectors are loaded.</summary>
    public required string Right { get; init; }

    /// <summary>Floats from a depth to the next in the right operand.</summary>
    public required int RightStep { get; init; }

    /// <summary>The variable that holds it, where it is not the same in every call.</summary>
    public string? RightStepName { get; init; }

    /// <summary>Floats from a panel of the right operand to the next, where it lies in panels.</summary>
    public int? PanelStride { get; init; }

    /// <summary>
    /// Whether the right operand is a copy that the hardware sees coming, whatever it was copied from.
    /// </summary>
    public bool RightIsCopied { get; init; }

    /// <summary>How many products are summed; null where it is the variable <c>rows</c>.</summary>
    public required int? Depth { get; init; }

    /// <summary>
    /// Loops around that over the depth, from the outside: how often, and floats that the left operand moves on by
    /// behind each turn. The right operand goes on where it is.
    /// </summary>
    public ImmutableArray<(string Count, int Skip)> Around { get; init; } = [];

    /// <summary>
    /// Whether a panel's first tile, as the parameter <c>isFirst</c> says, asks for the next panel.
    /// </summary>
    public bool LooksAhead { get; init; }

    /// <summary>Statements ahead of those of each depth.</summary>
    public Func<Tile, TileSizes, Code> EachDepth { get; init; } = (_, _) => Code.Empty;

    /// <summary>Whether sums start from a bias, to which <c>b</c> points; else from zero.</summary>
    public bool HasBias { get; init; }

    /// <summary>Floats from a tile row to the next in what comes out.</summary>
    public required int OutRow { get; init; }

    /// <summary>What is done with the sums.</summary>
    public required Func<Tile, TileSizes, Code> Epilogue { get; init; }

    /// <summary>Whether the left operand comes from the L2.</summary>
    public bool LeftIsFar => Tiling.ComesFromL2(LeftStep, Depth);

    /// <summary>Whether the right operand does.</summary>
    public bool RightIsFar => Tiling.ComesFromL2(RightStep, Depth) && !RightIsCopied;
}

/// <summary>A form of product whose tiles serve every product of the form.</summary>
/// <param name="Name">What its tiles are called.</param>
/// <param name="Sizes">The struct that has the sizes of this product.</param>
internal sealed record TileForm(string Name, string Sizes);
