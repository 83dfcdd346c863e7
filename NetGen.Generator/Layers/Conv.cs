using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>
/// Convolution: a product of the values under the kernel with the weights, at every position. Its weights are
/// [tap][channel][output] in memory, and PyTorch's [output, channel, row, column] from outside.
/// </summary>
internal sealed class Conv : WindowLayer
{
    private const int Same = -1;

    public override string Kind => "Conv";

    public override string? View => "ConvLayer";

    public override IEnumerable<string> ViewTensors => ["Weights", "Bias"];

    public override bool IsAffine => true;

    public override bool IsLinear => true;

    public override IEnumerable<string> KernelSuffixes => [Patches.Instance.Suffix, Bordering.Instance.Suffix];

    public override bool EndsInBias(LayerDeclaration declaration) => declaration.Flag("bias");

    protected override int ChannelsOf(LayerDeclaration declaration, Shape image) =>
        declaration.Int("channels") == Same ? image.Channels : declaration.Int("channels");

    protected override IEnumerable<Problem> CheckImage(LayerDeclaration declaration, Shape image) =>
        (declaration.Int("channels") == Same ? [] : AtLeast(declaration, "channels", 1))
            .Concat(base.CheckImage(declaration, image)).Concat(Dense.CheckInit(declaration));

    public override IEnumerable<Operation> Operations(Node node)
    {
        Window window = WindowOf(node);
        Operation product = Product.For(node.Weights.Inputs, node.OutputChannels);
        return window.IsPoint ? [product]
            : node.InputChannels < ManyChannels ? [Patches.Instance, product]
            : window.HasPadding ? [Bordering.Instance, DirectConvolution.Instance]
            : [DirectConvolution.Instance];
    }

    public override IEnumerable<TensorDeclaration> Tensors(Node node)
    {
        LayerDeclaration declared = node.Declaration;
        Window window = WindowOf(node);
        yield return new(
            "Weights", TensorRole.Weights, node.OutputChannels, window.Taps * node.InputChannels, 1,
            Dense.InitOf(declared), declared.Single("weightScale"))
        {
            Kernel = window.KernelOf(node.Inputs[0].Shape).ToEquatableArray(),
            IsFilter = !window.IsPoint && node.InputChannels >= ManyChannels,
        };
        if (node.HasBias)
        {
            yield return TensorDeclaration.Vector(
                "Bias", TensorRole.Bias, node.OutputChannels, declared.Single("biasInit"));
        }
    }

    public override string Describe(Node node) =>
        $"Conv({Literal.Of(node.OutputChannels)}, {Describe(node, strideIsKernel: false)})"
        + (node.HasBias ? "" : ", no bias");

    // With fewer channels a tap has too few products for loops around it.
    private const int ManyChannels = 8;

    private static Window WindowOf(Node node) => Window.Of(node.Declaration, node.Inputs[0].Shape);
}
