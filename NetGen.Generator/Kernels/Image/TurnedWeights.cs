using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The copy of a convolution's weights that its input gradient reads: [tap][output][channel], the last tap first.
/// </summary>
internal static class TurnedWeights
{
    /// <summary>Statements that make it again, once a step.</summary>
    public static Code Refresh(ParameterPlan parameters, Op op)
    {
        PlannedTensor weights = parameters.Find(op.Node, "Weights")!;
        ConvolutionSizes sizes = ConvolutionSizes.Of(op);
        int taps = sizes.Window.Taps, outputs = sizes.Shapes.Out.Units, stride = sizes.Shapes.In.Stride;
        string from = $"p + {weights.Name} + {Literal.Of(sizes.Channels * weights.InputStride)} * tap";
        string to = $"{op.Buffers.Scratch} + {Literal.Of(outputs * stride)} * ({Literal.Of(taps - 1)} - tap)";
        return Code.Under(
            $"for (int tap = 0; tap < {Literal.Of(taps)}; tap++)",
            Wrapped.List(
                "Transpose.Copy(",
                [
                    from, Literal.Of(sizes.Channels), Literal.Of(outputs), Literal.Of(weights.InputStride), to,
                    Literal.Of(stride),
                ],
                ");"));
    }
}
