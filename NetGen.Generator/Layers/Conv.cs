using System;
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
/// [tap][channel of a group][output] in memory, and PyTorch's [output, channel of a group, row, column] from outside.
/// </summary>
internal sealed class Conv : ConvolutionLayer
{
    // With fewer channels a tap has too few products for loops around it.
    private const int ManyChannels = 8;

    public override string Kind => "Conv";

    public override bool IsLinear => true;

    public override IEnumerable<string> KernelSuffixes =>
        [Patches.Instance.Suffix, Bordering.Instance.Suffix, Grouping.Instance.Suffix];

    protected override IEnumerable<Problem> CheckImage(LayerDeclaration declaration, Shape image)
    {
        int groups = declaration.Int("groups"), channels = ChannelsOf(declaration, image);
        return base.CheckImage(declaration, image)
            .Concat(AtLeast(declaration, "groups", 1))
            .Concat(groups < 1 || channels < 1 || image.Channels % groups == 0 && channels % groups == 0
                ? []
                :
                [
                    new(
                        RuleId.OutOfRange, "groups",
                        $"to divide {Literal.Of(image.Channels)} channels that come in and {Literal.Of(channels)} "
                            + "that go out",
                        Literal.Of(groups)),
                ]);
    }

    public override IEnumerable<Operation> Operations(Node node)
    {
        if (GroupsOf(node) > 1)
            return GroupedConvolution.Operations(node);
        Window window = Window.Of(node.Declaration, node.Inputs[0].Shape);
        Operation product = Product.For(node.Weights.Inputs, node.OutputChannels);
        Operation[] border = window.HasPadding ? [Bordering.Instance] : [];
        return window.IsPoint ? [product]
            : node.InputChannels >= ManyChannels ? [.. border, DirectConvolution.Instance]
            : node.InputChannels == 1 ? [.. border, Patches.Instance, product]
            : [Patches.Instance, product];
    }

    protected override TensorDeclaration WeightsOf(Node node)
    {
        Window window = Window.Of(node.Declaration, node.Inputs[0].Shape);
        int channels = node.InputChannels / GroupsOf(node);
        return Matrix(node.OutputChannels, window.Taps * channels) with
        {
            IsFilter = GroupsOf(node) > 1 || !window.IsPoint && node.InputChannels >= ManyChannels,
        };
    }

    public override string Describe(Node node) =>
        $"Conv({Literal.Of(node.OutputChannels)}, {Describe(node, strideIsKernel: false)})"
        + (GroupsOf(node) == 1 ? "" : $", {Literal.Of(GroupsOf(node))} groups")
        + (node.HasBias ? "" : ", no bias");

    // A declaration with an error is asked for its tensors, too.
    private static int GroupsOf(Node node) => Math.Max(1, node.Declaration.Int("groups"));
}
