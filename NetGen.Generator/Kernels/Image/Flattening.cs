using NetGen.Generator.Graph;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Kernels;

/// <summary>An image becomes a vector in PyTorch's order: channel by channel, row by row.</summary>
internal sealed class Flattening : UnlearnedImageOperation
{
    /// <summary>The operation of a Flatten layer.</summary>
    public static readonly Flattening Instance = new(isPreparation: false);

    /// <summary>Inserted in front of a layer that takes vectors only.</summary>
    public static readonly Flattening InFront = new(isPreparation: true);

    private readonly bool isPreparation;

    private Flattening(bool isPreparation) => this.isPreparation = isPreparation;

    public override string Suffix => isPreparation ? "Flat" : "";

    public override bool IsPreparation => isPreparation;

    public override bool Flattens => true;

    public override string Title(Op op) => isPreparation ? "Flatten" : base.Title(op);

    public override RowShape OutShape(Node node, RowShape input) => new(node.Inputs[0].Shape.Length);

    public override int OutPositions(Node node, int input) => 1;

    public override string Equation(Op op) => WithEpilogue(op, "z = x, channel by channel");

    protected override Call Forward(Op op, BufferView x, BufferView y, Work work) =>
        ImageRows.ToPlanes(op.Shapes.In, x, y, work);

    protected override Call Backward(Op op) => ImageRows.ToPositions(
        op.Shapes.In, op.Buffers.Gradient, op.Buffers.InputGradient, Work.ByRows);
}
