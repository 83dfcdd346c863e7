using NetGen.Generator.Plan;

namespace NetGen.Generator.Kernels;

/// <summary>The sizes of a tile's operands: numbers, or the constants of type parameter <c>P</c>.</summary>
/// <param name="spec">What the tile computes.</param>
/// <param name="isShared">Whether other products share it.</param>
internal readonly struct TileSizes(TileSpec spec, bool isShared)
{
    /// <summary>Whether these are the constants of <c>P</c>.</summary>
    public bool IsShared => isShared;

    /// <summary>Floats from a tile row to the next in the left operand.</summary>
    public Size LeftRow => Of(spec.LeftRow, spec.Depth is null ? null : "P.XRow");

    /// <summary>Floats from a depth to the next in the left operand.</summary>
    public Size LeftStep => Of(spec.LeftStep, spec.Depth is null ? "P.XRow" : null);

    /// <summary>Floats from a depth to the next in the right operand.</summary>
    public Size RightStep => spec.RightStepName is string name
        ? new(spec.RightStep, name)
        : Of(spec.RightStep, spec.Depth is null ? "P.YRow" : "P.WRow");

    /// <summary>Floats from a tile row to the next in what comes out.</summary>
    public Size OutRow => Of(spec.OutRow, spec.Depth is null ? "P.WRow" : "P.YRow");

    /// <summary>Products of a sum.</summary>
    public Size? Depth => spec.Depth is int depth ? Of(depth, "P.Depth") : null;

    /// <summary>Address of a column of the right operand, so many depths on.</summary>
    public string Column(int depth, int column)
    {
        const int panel = Tiling.PanelFloats;
        int panels = column / panel;
        if (!isShared || panels == 0)
            return RightStep.Behind(spec.Right, depth, ColumnAt(column));
        string behind = new Size(0, "P.WPanel").Times(panels, column % panel);
        return depth == 0 ? $"&{spec.Right}[{behind}]" : $"&{spec.Right}[{RightStep.Times(depth)} + {behind}]";
    }

    // Where a column of a tile stands in the right operand, from the tile's first column on.
    private int ColumnAt(int column) => spec.PanelStride is not int stride ? column
        : column / Tiling.PanelFloats * stride + column % Tiling.PanelFloats;

    private Size Of(int value, string? name) => new(value, isShared ? name : null);
}
