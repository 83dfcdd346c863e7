using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The sizes of one product as constants that its tiles are compiled for, whatever the width: tiles of one form are
/// written once, and are as fast as if they had been written for each product.
/// </summary>
internal static class ProductSizes
{
    /// <summary>Of a product whose rows are the batch; null where its tiles are not to be shared.</summary>
    /// <param name="kernel">Name of the kernel.</param>
    /// <param name="depth">Products of a sum.</param>
    /// <param name="leftRow">Floats from a row of the left operand to the next.</param>
    /// <param name="rightRow">Floats from a row of the right operand to the next.</param>
    /// <param name="panel">Floats from a panel of the right operand to the next, or null.</param>
    /// <param name="columns">The rows that come out.</param>
    public static Helper? OfRows(
        string kernel, int depth, int leftRow, int rightRow, int? panel, RowShape columns)
    {
        bool looksAhead = panel is null && Tiling.WorksInPanels(depth, columns.Stride);
        if (looksAhead || depth < Tiling.MostChains || Tiling.ComesFromL2(1, depth))
            return null;
        string name = kernel + "Sizes";
        return new Helper(name, Code.Text($$"""
            internal readonly struct {{name}} : IProductSizes
            {
                public static int Depth => {{depth}};
                public static int XRow => {{leftRow}};
                public static int WRow => {{rightRow}};
                public static int WPanel => {{panel ?? Tiling.PanelFloats}};
                public static int YRow => {{columns.Stride}};
                public static bool WIsFar => {{Of(Tiling.ComesFromL2(rightRow, depth))}};
            }
            """));
    }

    /// <summary>Of a weight gradient that vectors of d go into.</summary>
    /// <param name="kernel">Name of the kernel.</param>
    /// <param name="shapes">Rows of x and d.</param>
    /// <param name="weights">The weights.</param>
    public static Helper OfGradient(string kernel, OpShapes shapes, PlannedTensor weights)
    {
        string name = kernel + "Sizes";
        return new Helper(name, Code.Text($$"""
            internal readonly struct {{name}} : IGradientSizes
            {
                public static int Inputs => {{shapes.In.Units}};
                public static int Outputs => {{shapes.Out.Extent}};
                public static int XRow => {{shapes.InStride}};
                public static int DRow => {{shapes.Out.Stride}};
                public static int WRow => {{weights.InputStride}};
                public static int WPanel => {{(weights.LiesInPanels ? weights.PanelStride : Tiling.PanelFloats)}};
                public static bool XIsFar => {{Of(Tiling.ComesFromL2(shapes.InStride, null))}};
                public static bool DIsFar => {{Of(Tiling.ComesFromL2(shapes.Out.Stride, null))}};
                public static bool Prefetches => {{Of(Prefetches(shapes))}};
            }
            """));
    }

    /// <summary>Whether the tiles of a weight gradient ask for the weights, where vectors are wide.</summary>
    public static bool Prefetches(OpShapes shapes) =>
        GradientOrder.Prefetching(shapes.In.Units, shapes.Out);

    private static string Of(bool value) => value ? "true" : "false";
}
