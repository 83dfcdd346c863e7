using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The channels of a group under each of its outputs, first all first channels, then all second ones, so that a
/// convolution in groups goes channel by channel. Backward adds the gradients of all outputs of a group.
/// </summary>
internal sealed class Grouping : UnlearnedImageOperation
{
    public static readonly Grouping Instance = new();

    public override string Suffix => "Groups";

    public override bool IsPreparation => true;

    /// <summary>Channels that an output reads.</summary>
    public static int ChannelsOf(Node node) =>
        node.Weights.Inputs / Window.Of(node.Declaration, node.Inputs[0].Shape).Taps;

    public override string Title(Op op) => $"Groups({Literal.Of(op.Node.InputChannels / op.Shapes.Out.Groups)})";

    public override RowShape OutShape(Node node, RowShape input) => new(node.OutputChannels, ChannelsOf(node));

    public override int OutPositions(Node node, int input) => input;

    public override string Equation(Op op) => "a = the channels of its group under each output";

    protected override Call Forward(Op op, BufferView x, BufferView y, Work work)
    {
        Partition partition = work == Work.ByRows ? Partition.Rows : Partition.Whole;
        return new(
            "ChannelGroups.Spread",
            [
                Argument.Read(x, partition), new Number(op.Shapes.In.Stride), Argument.Write(y, partition),
                new Number(op.Shapes.Out.Stride), .. Sizes(op),
            ],
            work);
    }

    protected override Call Backward(Op op) => new(
        "ChannelGroups.Sum",
        [
            Argument.Read(op.Buffers.Gradient, Partition.Rows), new Number(op.Shapes.Out.Stride),
            Argument.Write(op.Buffers.InputGradient, Partition.Rows), new Number(op.Shapes.In.Stride), .. Sizes(op),
        ],
        Work.ByRows);

    private static Argument[] Sizes(Op op)
    {
        int channels = op.Shapes.Out.Groups, groups = op.Node.InputChannels / channels;
        return
        [
            new Number(groups), new Number(channels), new Number(op.Node.OutputChannels / groups),
            new Number(op.Shapes.Out.GroupStride), Argument.Rows,
        ];
    }
}
