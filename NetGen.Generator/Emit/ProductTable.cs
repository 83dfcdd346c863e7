using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit;

/// <summary>How products are cut at one vector width, for the header of that width's kernels.</summary>
internal static class ProductTable
{
    /// <summary>Lines of the header; none where there is no product.</summary>
    public static IEnumerable<string> Lines(NetworkPlan plan, Width width)
    {
        IEnumerable<string[]> products = plan.Ops.Where(op => op.Head is Product).Select(op => Row(plan, op, width));
        return !products.Any() ? [] :
        [
            "",
            "Register tiles of the products, rows x vectors at most:",
            .. TextTable.Lines(
                [["op", "shape", "forward", "weight gradient", "input gradient", "bytes of weights"], .. products],
                0, 5),
        ];
    }

    private static string[] Row(NetworkPlan plan, Op op, Width width)
    {
        PlannedTensor weights = plan.Parameters.Find(op.Layer, "Weights")!;
        ProductPlan product = ProductPlan.Of(op.Shapes, weights.HasInputsInLanes, width);
        InputGradientForm form = ProductPlan.FormOf(op.Shapes, weights.HasInputsInLanes);
        return
        [
            Literal.Of(op.Number),
            $"{Literal.Of(op.Shapes.In.Extent)} -> {Literal.Of(op.Shapes.Out.Extent)}",
            At(op.Shapes.Out, product.Forward),
            At(weights.HasInputsInLanes ? op.Shapes.In : op.Shapes.Out, product.Gradient.ToString()),
            op.NeedsInputGradient ? At(op.Shapes.In, product.InputGradientOf(form)) : "nothing in front learns",
            Literal.Grouped(sizeof(float) * (long)weights.Length),
        ];

        string At(RowShape columns, string order) =>
            columns.IsNarrowerThan(width.Lanes) ? $"at {Literal.Of(16 * width.Lanes)} bits" : order;
    }
}
