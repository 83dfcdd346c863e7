using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>The copy of a product's weights, as [output][input], that its input gradient reads.</summary>
internal static class TransposedWeights
{
    /// <summary>Whether there is one.</summary>
    public static bool ServeBackward(Op op) =>
        op.Anchor is Product product && op.NeedsInputGradient
        && ProductPlan.FormOf(op.Shapes, product.Orientation) == InputGradientForm.Transposed;

    /// <summary>Statements that make it again, once a step.</summary>
    public static Code Refresh(ParameterPlan parameters, Op op)
    {
        PlannedTensor weights = parameters.Find(op.Node, "Weights")!;
        (int inputs, int outputs, int stride) = (op.Shapes.In.Units, op.Shapes.Out.Extent, op.Shapes.In.Stride);
        string to = op.Buffers.Scratch.Name;
        int split = weights.SplitOutputs, whole = outputs - split;
        Code copy = weights.LiesInPanels
            ? TransposedPanels.Copy(weights.PanelAt("o"), outputs, inputs, to, stride)
            : Code.Text(
                $"Transpose.Copy(p + {weights.Name}, {inputs}, {whole}, {weights.InputStride}, {to}, {stride});");
        Code copyOfSplit = split == 0 ? Code.Empty : Code.Text(
            $"PaddedRows.CopyRows(p + {weights.SplitStart}, {weights.SplitStride}, "
            + $"{to} + {whole * stride}, {stride}, {inputs}, {split});");
        Code all = Code.Lines(copy, copyOfSplit);
        return op.FirstLearned is TensorName first
            ? Code.Under($"if (lowest < Tensor.{first})", all, isOneStatement: split == 0)
            : all;
    }
}
