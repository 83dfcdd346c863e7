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
/// <param name="Tiles">Its order forward, where the outputs are in the lanes.</param>
/// <param name="Dots">Its order forward, where the inputs are.</param>
/// <param name="Gradient">The order of its weight gradient.</param>
/// <param name="InputTiles">The order of its input gradient, where that is one of tiles.</param>
/// <param name="InputDots">
/// The order of its input gradient, where that is one of dot products, be it for a few rows.
/// </param>
internal sealed record ProductPlan(
    TileOrder? Tiles, DotOrder? Dots, GradientOrder Gradient, TileOrder? InputTiles, DotOrder? InputDots)
{
    // From 16 vectors of 512 bits on, sums across the lanes cost less than a copy of all weights.
    private const int LeastDotProduct = 256;

    /// <summary>How the input gradient is formed, whatever the width.</summary>
    public static InputGradientForm FormOf(OpShapes shapes, bool hasInputsInLanes) =>
        hasInputsInLanes ? InputGradientForm.Direct
        : shapes.Out.Extent < LeastDotProduct ? InputGradientForm.Transposed
        : LiesInPanels(shapes, hasInputsInLanes) && Tiling.OwnBlocks(shapes.In) > 0 ? InputGradientForm.TransposedPanels
        : InputGradientForm.DotProducts;

    /// <summary>The plan of a product between rows of such shapes.</summary>
    public static ProductPlan Of(OpShapes shapes, bool hasInputsInLanes, Width width)
    {
        (RowShape x, RowShape y) = (shapes.In, shapes.Out);
        int lanes = width.Lanes;
        bool panels = LiesInPanels(shapes, hasInputsInLanes);
        InputGradientForm form = FormOf(shapes, hasInputsInLanes);
        return new(
            hasInputsInLanes ? null : TileOrder.Of(width, y, shapes.InStride, x.Units, panels),
            hasInputsInLanes ? DotOrder.Of(width, x.Units, y.Units) : null,
            hasInputsInLanes
                ? GradientOrder.Of(width, x, y.Units, shapes.InStride)
                : GradientOrder.Of(width, y, x.Units, y.Stride, panels),
            form == InputGradientForm.DotProducts
                ? null
                : TileOrder.Of(width, x, y.Stride, y.Extent, form == InputGradientForm.TransposedPanels),
            form switch
            {
                InputGradientForm.DotProducts => DotOrder.Of(width, y.Vectors(lanes) * lanes, x.Units, panels),
                InputGradientForm.TransposedPanels => DotOrder.OfFewRows(width, y.Units),
                _ => null,
            });
    }

    /// <summary>Whether the weights lie in panels of outputs.</summary>
    public static bool LiesInPanels(OpShapes shapes, bool hasInputsInLanes) =>
        !hasInputsInLanes && Tiling.LiesInPanels(shapes.In.Units, shapes.Out);

    /// <summary>The order forward, as a header names it.</summary>
    public string Forward => Dots?.ToString() ?? Tiles!.ToString();

    /// <summary>The order of the input gradient, as a header names it.</summary>
    public string InputGradientOf(InputGradientForm form) => form switch
    {
        InputGradientForm.Transposed => $"{InputTiles}, transposed weights",
        InputGradientForm.TransposedPanels => $"{InputTiles}, transposed",
        _ => InputDots?.ToString() ?? InputTiles!.ToString(),
    };
}
