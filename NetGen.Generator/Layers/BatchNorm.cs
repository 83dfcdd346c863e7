using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Layers;

/// <summary>Batch normalisation; its kernels are in <see cref="BatchNormalization"/>.</summary>
internal sealed class BatchNorm : Layer, ILoweredLayer
{
    public override string Kind => "BatchNorm";

    public override string? View => "BatchNormLayer";

    public override IEnumerable<string> ViewTensors => ["Gamma", "RunningMean", "Epsilon"];

    public override bool UsesBatchStatistics => true;

    /// <summary>The mean that it subtracts takes the bias along.</summary>
    public override bool CancelsBias => true;

    public IEnumerable<Operation> Operations(Node node) => [BatchNormalization.Instance];

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Require(
            declaration.Single("epsilon") is > 0f and < float.PositiveInfinity,
            declaration, "epsilon", "finite and above 0")
        .Concat(Require(declaration.Single("momentum") is > 0f and <= 1f, declaration, "momentum", "in (0, 1]"));

    public override IEnumerable<TensorDeclaration> Tensors(Node node)
    {
        if (node.Declaration.Flag("affine"))
        {
            yield return TensorDeclaration.Vector("Gamma", TensorRole.Gamma, node.InputChannels, 1f);
            yield return TensorDeclaration.Vector("Beta", TensorRole.Beta, node.InputChannels, 0f);
        }

        yield return Statistic(node, "RunningMean", 0f);
        yield return Statistic(node, "RunningVariance", 1f);
        yield return TensorDeclaration.Number(
            "Epsilon", Hyperparameter.Epsilon, node.Declaration.Single("epsilon"));
        yield return TensorDeclaration.Number(
            "Momentum", Hyperparameter.Momentum, node.Declaration.Single("momentum"));
    }

    private static TensorDeclaration Statistic(Node node, string name, float start) =>
        TensorDeclaration.Vector(name, TensorRole.Statistic, node.InputChannels, start) with
        {
            Positions = node.Inputs[0].Shape.Positions,
        };

    public override string Describe(Node node) =>
        node.Declaration.Flag("affine") ? "BatchNorm" : "BatchNorm, not affine";
}
