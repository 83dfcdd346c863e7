using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Layers;

/// <summary>A convolution with one filter per channel.</summary>
internal sealed class DepthwiseConv : ConvolutionLayer
{
    public override string Kind => "DepthwiseConv";

    public override bool HasEqualUnits => false;

    public override IEnumerable<Operation> Operations(Node node) => GroupedConvolution.Operations(node);

    protected override TensorDeclaration WeightsOf(Node node) =>
        Matrix(node.OutputChannels, Window.Of(node.Declaration, node.Inputs[0].Shape).Taps) with { IsFilter = true };

    public override string Describe(Node node) =>
        $"DepthwiseConv({Describe(node, strideIsKernel: false)}){(node.HasBias ? "" : ", no bias")}";
}
