using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>How products are cut at one vector width, for the header of that width's kernels.</summary>
internal static class ProductTable
{
    /// <summary>Lines of the header; none where there is no product.</summary>
    public static IEnumerable<string> Lines(NetworkPlan plan, Width width)
    {
        string[][] products = [.. plan.Ops.Where(op => op.Anchor is Product).Select(op => Row(plan, op, width))];
        return products.Length == 0 ? [] :
        [
            "",
            "Main register tile of each product, rows x vectors (of dot products, rows x columns):",
            .. TextTable.Lines(
                [["op", "shape", "forward", "weight gradient", "input gradient", "bytes of weights"], .. products],
                0, 5),
        ];
    }

    private static string[] Row(NetworkPlan plan, Op op, Width width)
    {
        PlannedTensor weights = plan.Parameters.Find(op.Node, "Weights")!;
        bool inLanes = weights.Orientation == Orientation.Inputs;
        ProductPlan product = ProductPlan.Of(op.Shapes, weights.Orientation, width);
        InputGradientForm form = ProductPlan.FormOf(op.Shapes, weights.Orientation);
        return
        [
            Literal.Of(op.Number),
            $"{Literal.Of(op.Shapes.In.Extent)} -> {Literal.Of(op.Shapes.Out.Extent)}",
            At(inLanes, product.Forward, PairProduct.TakesForward(op.Shapes)),
            At(inLanes, product.WeightGradient, PairProduct.TakesGradient(op.Shapes)),
            !op.NeedsInputGradient ? "nothing in front learns"
                : At(form != InputGradientForm.DotProducts, product.InputGradientOf(form)),
            Literal.Grouped(sizeof(float) * (long)weights.Length),
        ];

        // Kernels with narrow rows in their lanes take two of them at a time, or are those of half the width.
        string At(bool hasInputs, string order, bool inPairs = false)
        {
            RowShape columns = hasInputs ? op.Shapes.In : op.Shapes.Out;
            return !columns.IsNarrowerThan(width.Lanes) ? order
                : inPairs ? "two inputs a vector" : $"at {Literal.Of(16 * width.Lanes)} bits";
        }
    }
}
