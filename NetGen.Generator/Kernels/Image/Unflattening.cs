using NetGen.Generator.Graph;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Kernels;

/// <summary>A vector in PyTorch's order, channel by channel and row by row, becomes an image.</summary>
internal sealed class Unflattening : UnlearnedImageOperation
{
    public static readonly Unflattening Instance = new();

    public override RowShape OutShape(Node node, RowShape input) => new(node.OutputChannels);

    public override string Equation(Op op) => WithEpilogue(op, "z = x, position by position");

    protected override Call Forward(Op op, BufferView x, BufferView y, Work work) =>
        ImageRows.ToPositions(op.Shapes.Out, x, y, work);

    protected override Call Backward(Op op) =>
        ImageRows.ToPlanes(op.Shapes.Out, op.Buffers.Gradient, op.Buffers.InputGradient, Work.ByRows);
}
