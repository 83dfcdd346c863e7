using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>
/// Transposed convolution, the gradient of a convolution with respect to its input: each position becomes a patch by a
/// product, and patches that overlap are added. Its weights are [channel][tap][output] in memory, and PyTorch's
/// [channel, output, row, column] from outside.
/// </summary>
internal sealed class ConvTranspose : ConvolutionLayer
{
    public override string Kind => "ConvTranspose";

    public override string? View => "ConvTransposeLayer";

    public override bool IsLinear => true;

    public override bool AddsBiasBehindProduct => true;

    public override IEnumerable<string> KernelSuffixes => [Scattering.Instance.Suffix];

    public override Shape Infer(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) => new(
        AxesOf(Window.Transposed(declaration, inputs[0]), inputs[0]).Select(axis => axis.Size)
            .Prepend(ChannelsOf(declaration, inputs[0])).ToEquatableArray());

    public override Axis[] AxesOf(Node node) =>
        AxesOf(Window.Transposed(node.Declaration, node.Inputs[0].Shape), node.Inputs[0].Shape);

    public override IEnumerable<Operation> Operations(Node node) =>
        [Product.For(node.Weights.Inputs, node.Weights.Outputs), Scattering.Instance];

    protected override IEnumerable<Problem> CheckWindow(LayerDeclaration declaration, Shape image)
    {
        Window window = Window.Transposed(declaration, image);
        Axis[] axes = AxesOf(window, image);
        Problem[] own =
        [
            .. from axis in axes
               where axis.Size < 1
               let isWide = axis == window.Columns && declaration.Int("paddingWidth") >= 0
               let most = Literal.Of((PaddedSizeOf(declaration, image, isColumns: axis == window.Columns) - 1) / 2)
               select new Problem(
                   RuleId.OutOfRange, isWide ? "paddingWidth" : "padding",
                   $"at most {most}, so that something comes out", Literal.Of(axis.Padding)),
            .. CheckOutputPadding(declaration, window),
        ];
        int channels = ChannelsOf(declaration, image);
        return own.Length > 0 ? own.Take(1)
            : NotTooLarge(channels, (decimal)window.Rows.Size * window.Columns.Size).Concat(NotTooLarge(
                (decimal)channels * window.Rows.Kernel * window.Columns.Kernel, image.Positions)).Take(1);
    }

    // What comes out before padding is cut off.
    private static long PaddedSizeOf(LayerDeclaration declaration, Shape image, bool isColumns)
    {
        Window whole = Window.Of(declaration, image);
        Axis axis = isColumns ? whole.Columns : whole.Rows;
        return (axis.Size - 1L) * axis.Stride + axis.Reach;
    }

    // With as many as a stride there would be another position.
    private static IEnumerable<Problem> CheckOutputPadding(LayerDeclaration declaration, Window window)
    {
        int down = declaration.Int("outputPadding"), along = declaration.Int("outputPaddingWidth");
        (string name, int padding, int stride) = along >= 0
            ? ("outputPaddingWidth", along, window.Columns.Stride)
            : ("outputPadding", down, window.Columns.Stride);
        if (window.Rows != Axis.None && down >= window.Rows.Stride)
            (name, padding, stride) = ("outputPadding", down, window.Rows.Stride);
        if (padding >= stride)
            yield return new(RuleId.OutOfRange, name, $"below the stride of {Literal.Of(stride)}", Literal.Of(padding));
    }

    protected override TensorDeclaration WeightsOf(Node node) => Matrix(
        Window.Of(node.Declaration, node.Inputs[0].Shape).Taps * node.OutputChannels, node.InputChannels) with
    {
        IsTransposed = true,
    };

    public override string Describe(Node node)
    {
        int down = node.Declaration.Int("outputPadding"), along = node.Declaration.Int("outputPaddingWidth");
        return $"ConvTranspose({Literal.Of(node.OutputChannels)}, {Describe(node, strideIsKernel: false)}"
            + (down <= 0 && along <= 0 ? ""
                : $", output padding {Literal.Of(down)}{(along < 0 ? "" : $" x {Literal.Of(along)}")}")
            + $"){(node.HasBias ? "" : ", no bias")}";
    }
}
