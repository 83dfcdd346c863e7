using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>A layer that multiplies what stands under a window by weights, and adds a bias to each channel.</summary>
internal abstract class ConvolutionLayer : WindowLayer
{
    private const int Same = -1;

    public override string? View => "ConvLayer";

    public sealed override IEnumerable<string> ViewTensors => ["Weights", "Bias"];

    public sealed override bool IsAffine => true;

    public sealed override bool EndsInBias(LayerDeclaration declaration) => declaration.Flag("bias");

    /// <summary>Its weights; how they start is filled in.</summary>
    protected abstract TensorDeclaration WeightsOf(Node node);

    protected override int ChannelsOf(LayerDeclaration declaration, Shape image) =>
        declaration.Has("channels") && declaration.Int("channels") != Same
            ? declaration.Int("channels")
            : image.Channels;

    protected override IEnumerable<Problem> CheckImage(LayerDeclaration declaration, Shape image) =>
        (declaration.Has("channels") && declaration.Int("channels") != Same
                ? AtLeast(declaration, "channels", 1)
                : [])
            .Concat(base.CheckImage(declaration, image)).Concat(Dense.CheckInit(declaration));

    public sealed override IEnumerable<TensorDeclaration> Tensors(Node node)
    {
        LayerDeclaration declared = node.Declaration;
        yield return WeightsOf(node) with
        {
            Init = Dense.InitOf(declared),
            Scale = declared.Single("weightScale"),
            Kernel = Window.Of(declared, node.Inputs[0].Shape).KernelOf(node.Inputs[0].Shape).ToEquatableArray(),
        };
        if (node.HasBias)
        {
            yield return TensorDeclaration.Vector(
                "Bias", TensorRole.Bias, node.OutputChannels, declared.Single("biasInit"));
        }
    }

    /// <summary>Weights of so many inputs and outputs.</summary>
    protected static TensorDeclaration Matrix(int outputs, int inputs) =>
        new("Weights", TensorRole.Weights, outputs, inputs, 1, WeightInit.Auto, float.NaN);
}
