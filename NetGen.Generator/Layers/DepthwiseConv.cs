using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Layers;

/// <summary>A convolution with one filter per channel.</summary>
internal sealed class DepthwiseConv : WindowLayer
{
    public override string Kind => "DepthwiseConv";

    public override string? View => "ConvLayer";

    public override IEnumerable<string> ViewTensors => ["Weights", "Bias"];

    public override bool IsAffine => true;

    public override bool EndsInBias(LayerDeclaration declaration) => declaration.Flag("bias");

    protected override IEnumerable<Problem> CheckImage(LayerDeclaration declaration, Shape image) =>
        base.CheckImage(declaration, image).Concat(Dense.CheckInit(declaration));

    public override IEnumerable<Operation> Operations(Node node) => [DepthwiseConvolution.Instance];

    public override IEnumerable<TensorDeclaration> Tensors(Node node)
    {
        LayerDeclaration declared = node.Declaration;
        Window window = Window.Of(declared, node.Inputs[0].Shape);
        yield return new(
            "Weights", TensorRole.Weights, node.OutputChannels, window.Taps, 1, Dense.InitOf(declared),
            declared.Single("weightScale"))
        {
            Kernel = window.KernelOf(node.Inputs[0].Shape).ToEquatableArray(),
            IsFilter = true,
        };
        if (node.HasBias)
        {
            yield return TensorDeclaration.Vector(
                "Bias", TensorRole.Bias, node.OutputChannels, declared.Single("biasInit"));
        }
    }

    public override string Describe(Node node) =>
        $"DepthwiseConv({Describe(node, strideIsKernel: false)}){(node.HasBias ? "" : ", no bias")}";
}
