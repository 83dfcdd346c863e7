using System.Linq;

namespace NetGen.Generator.Plan;

/// <summary>How the gradient of a product's input is formed.</summary>
internal enum InputGradientForm
{
    /// <summary>Tiles over a transposed copy of the weights, made again in each step.</summary>
    Transposed,

    /// <summary>Dot products of the rows of both: the weights have the outputs in their lanes.</summary>
    DotProducts,

    /// <summary>Tiles over the weights as they are: they have the inputs in their lanes.</summary>
    Direct,

    /// <summary>
    /// Tiles over copies of some inputs' weights, transposed in the kernel and used while they are in the cache: the
    /// weights lie in panels, and a thread has inputs of its own.
    /// </summary>
    TransposedPanels,
}

/// <summary>What is decided about one product at one vector width.</summary>
/// <param name="Tiles">Its order forward, where outputs are in the lanes.</param>
/// <param name="Dots">Its order forward, where inputs are.</param>
/// <param name="Gradient">The order of its weight gradient.</param>
/// <param name="SplitGradient">That of the outputs that have the inputs in their lanes, beside others.</param>
/// <param name="InputTiles">The order of its input gradient, where that is one of tiles.</param>
/// <param name="InputDots">
/// The order of its input gradient, where that is one of dot products, be it for a few rows.
/// </param>
internal sealed record ProductPlan(
    TileOrder? Tiles, DotOrder? Dots, GradientOrder Gradient, GradientOrder? SplitGradient, TileOrder? InputTiles,
    DotOrder? InputDots)
{
    // From 16 vectors of 512 bits on, sums across the lanes cost less than a copy of all weights.
    private const int LeastDotProduct = 256;

    /// <summary>How the input gradient is formed, whatever the width.</summary>
    public static InputGradientForm FormOf(OpShapes shapes, Orientation orientation) =>
        orientation == Orientation.Inputs ? InputGradientForm.Direct
        : shapes.Out.Extent < LeastDotProduct ? InputGradientForm.Transposed
        : LiesInPanels(shapes, orientation) && Tiling.OwnBlocks(shapes.In) > 0 ? InputGradientForm.TransposedPanels
        : InputGradientForm.DotProducts;

    /// <summary>The plan of a product between rows of such shapes.</summary>
    public static ProductPlan Of(OpShapes shapes, Orientation orientation, Width width)
    {
        (RowShape x, RowShape y) = (shapes.In, shapes.Out);
        int lanes = width.Lanes;
        bool panels = LiesInPanels(shapes, orientation);
        InputGradientForm form = FormOf(shapes, orientation);
        TileOrder? inputTiles = form == InputGradientForm.DotProducts
            ? null
            : TileOrder.Of(width, x, y.Stride, y.Extent, form == InputGradientForm.TransposedPanels);
        DotOrder? inputDots = form switch
        {
            InputGradientForm.DotProducts => DotOrder.Of(width, y.Vectors(lanes) * lanes, x.Units, panels),
            InputGradientForm.TransposedPanels => DotOrder.OfFewRows(width, y.Units, x.Units),
            _ => null,
        };
        int whole = Tiling.WholeOutputs(y.Units), split = y.Units - whole;
        TileOrder? tiles = orientation switch
        {
            Orientation.Inputs => null,
            Orientation.Split => TileOrder.OfAll(width, new(whole), shapes.InStride),
            _ => TileOrder.Of(width, y, shapes.InStride, x.Units, panels),
        };
        DotOrder? dots = orientation switch
        {
            Orientation.Inputs => DotOrder.Of(width, x.Units, y.Units),
            Orientation.Split => DotOrder.Beside(width, tiles!, x.Units, split),
            _ => null,
        };
        return new(
            tiles, dots,
            orientation switch
            {
                Orientation.Inputs => GradientOrder.Of(width, x, y.Units, shapes.InStride),
                Orientation.Split => GradientOrder.OfWhole(width, new(whole), x.Units),
                _ => GradientOrder.Of(width, y, x.Units, y.Stride, panels),
            },
            orientation == Orientation.Split ? GradientOrder.OfSplit(width, split) : null,
            inputTiles, inputDots);
    }

    /// <summary>Whether the weights lie in panels of outputs.</summary>
    public static bool LiesInPanels(OpShapes shapes, Orientation orientation) =>
        orientation == Orientation.Outputs && Tiling.LiesInPanels(shapes.In.Units, shapes.Out);

    /// <summary>The order forward, as a header names it.</summary>
    public string Forward => string.Join(" and ", new object?[] { Tiles, Dots }.OfType<object>());

    /// <summary>The order of the weight gradient, as a header names it.</summary>
    public string WeightGradient =>
        SplitGradient is null ? Gradient.ToString() : $"{Gradient.Tile} and {SplitGradient}";

    /// <summary>The order of the input gradient, as a header names it.</summary>
    public string InputGradientOf(InputGradientForm form) => form switch
    {
        InputGradientForm.Transposed => $"{InputTiles}, transposed weights",
        InputGradientForm.TransposedPanels => $"{InputTiles}, transposed",
        _ => InputDots?.ToString() ?? InputTiles!.ToString(),
    };
}
