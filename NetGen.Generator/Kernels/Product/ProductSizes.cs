using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The sizes of a product as constants that its tiles are compiled for, whatever the width: tiles of one form are
/// written once, and are as fast as if they had been written for each product.
/// </summary>
internal static class ProductSizes
{
    /// <summary>Of a layer whose outputs are in the lanes: its products forward and for its weights.</summary>
    public static Helper OfLayer(OpShapes shapes, PlannedTensor weights) => Struct(
        NameOf(shapes, weights), "ILayerSizes",
        Products(
            shapes.In.Units, shapes.InStride, weights.InputStride,
            weights.LiesInPanels ? weights.PanelStride : Tiling.PanelFloats, shapes.Out.Stride),
        Code.Text($$"""
            public static int Outputs => {{shapes.Out.Extent}};
            public static bool XIsFar => {{Of(Tiling.ComesFromL2(shapes.InStride, null))}};
            public static bool DIsFar => {{Of(Tiling.ComesFromL2(shapes.Out.Stride, null))}};
            public static bool Prefetches => {{Of(Prefetches(shapes))}};
            """));

    /// <summary>Of an input gradient that is one of tiles.</summary>
    /// <param name="op">The op.</param>
    /// <param name="step">Floats from a row of the weights, or of their copy, to the next.</param>
    public static Helper OfInputGradient(Op op, int step) => Struct(
        op.Name + "InputGradientSizes", "IProductSizes",
        Products(op.Shapes.Out.Extent, op.Shapes.Out.Stride, step, Tiling.PanelFloats, op.Shapes.In.Stride));

    /// <summary>Whether the tiles of a product whose rows are the batch can be shared.</summary>
    /// <param name="depth">Products of a sum.</param>
    /// <param name="columns">The rows that come out.</param>
    /// <param name="liesInPanels">Whether the right operand lies in panels; tiles ask for others.</param>
    public static bool AreShared(int depth, RowShape columns, bool liesInPanels) =>
        (liesInPanels || !Tiling.WorksInPanels(depth, columns.Stride))
        && depth >= Tiling.MostChains && !Tiling.ComesFromL2(1, depth);

    /// <summary>Whether the tiles of a weight gradient ask for the weights, where vectors are wide.</summary>
    public static bool Prefetches(OpShapes shapes) => GradientOrder.Prefetching(shapes.In.Units, shapes.Out);

    // Layers that share weights have one size, but for rows that are as far apart as the caller has them.
    private static string NameOf(OpShapes shapes, PlannedTensor weights) =>
        weights.Node.Name + (weights.IsShared && shapes.InStride != shapes.In.Stride ? "OfCaller" : "") + "Sizes";

    private static Code Products(int depth, int leftRow, int rightRow, int panel, int outRow) => Code.Text($$"""
        public static int Depth => {{depth}};
        public static int XRow => {{leftRow}};
        public static int WRow => {{rightRow}};
        public static int WPanel => {{panel}};
        public static int YRow => {{outRow}};
        public static bool WIsFar => {{Of(Tiling.ComesFromL2(rightRow, depth))}};
        """);

    private static Helper Struct(string name, string type, params Code[] constants) => new(name, Code.Text($$"""
        internal readonly struct {{name}} : {{type}}
        {
            {{Code.Lines(constants)}}
        }
        """));

    private static string Of(bool value) => value ? "true" : "false";
}
