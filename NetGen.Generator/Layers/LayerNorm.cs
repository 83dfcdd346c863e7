using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Layers;

/// <summary>Layer normalisation; its kernels are in <see cref="LayerNormalization"/>.</summary>
internal sealed class LayerNorm : Layer, ILoweredLayer
{
    public override string Kind => "LayerNorm";

    public override string? ViewOf(Node node) => HasGammaAndBeta(node) ? "LayerNormLayer" : null;

    public override IEnumerable<string> ViewTensors => ["Gamma", "Beta"];

    public IEnumerable<Operation> Operations(Node node) => [LayerNormalization.Instance];

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) => Require(
        declaration.Single("epsilon") is > 0f and < float.PositiveInfinity,
        declaration, "epsilon", "finite and above 0");

    public override IEnumerable<TensorDeclaration> Tensors(Node node) => !HasGammaAndBeta(node) ? [] :
    [
        TensorDeclaration.Vector("Gamma", TensorRole.Gamma, node.InputChannels, 1f),
        TensorDeclaration.Vector("Beta", TensorRole.Beta, node.InputChannels, 0f),
    ];

    public override string Describe(Node node) => HasGammaAndBeta(node) ? "LayerNorm" : "LayerNorm, not affine";

    private static bool HasGammaAndBeta(Node node) => node.Declaration.Flag("affine");
}
