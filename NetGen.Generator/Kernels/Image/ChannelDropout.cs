using System.Collections.Generic;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Each channel of a row times a factor that is 0 or 1 / (1 - rate). Backward draws the factors again; inference leaves
/// values as they are.
/// </summary>
internal sealed class ChannelDropout : UnlearnedImageOperation
{
    public static readonly ChannelDropout Instance = new();

    public override bool VanishesAtInference => true;

    public override string Equation(Op op) => WithEpilogue(op, "z = x mask / (1 - rate), a mask a channel");

    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op) => [];

    protected override Call Forward(Op op, BufferView x, BufferView y, Work work) =>
        Masked(op, $"{op.Name}Forward", "x", "z = x times the factor of its channel.", x, y);

    protected override Call Backward(Op op) => Masked(
        op, $"{op.Name}Backward", "d", "dx = d times the factor of its channel.", op.Buffers.Gradient,
        op.Buffers.InputGradient);

    private static Call Masked(Op op, string name, string from, string summary, BufferView x, BufferView y)
    {
        (RowShape shape, string to) = (op.Shapes.Out, from == "x" ? "y" : "dx");
        string rate = $"{op.Node.Name}Rate", units = Literal.Of(shape.Units), layer = Literal.Of(op.Node.Ordinal);
        Kernel kernel = new(
            name, summary,
            [Parameter.Block, Parameter.Floats(from), Parameter.Floats(to), Parameter.Rows, Parameter.Masks], shape,
            width => new(Code.Text($$"""
                float rate = p[{{rate}}];
                float* factors = stackalloc float[{{shape.Stride}}];
                new Span<float>(factors, {{shape.Stride}}).Clear();
                for (int r = 0; r < rows; r++)
                {
                    masks.Fill(factors, r, {{units}}, 0, {{units}}, {{layer}}, rate, 1f / (1f - rate));
                    float* last = {{from}} + {{op.Shapes.OutFloats}};
                    for (; {{from}} < last; {{from}} += {{shape.Stride}}, {{to}} += {{shape.Stride}})
                    {
                        {{OverChannels(shape, width, $"(Load({from} + c) * Load(factors + c)).Store({to} + c);")}}
                    }
                }
                """)))
        {
            Tensors = [new(op.Node.Name, "Rate")],
        };
        return Call.Of(
            kernel, Work.ByRows, Argument.Block, Argument.Read(x, Partition.Rows), Argument.Write(y, Partition.Rows),
            Argument.Rows, Argument.Masks) with
        {
            Positions = 1,
        };
    }
}
