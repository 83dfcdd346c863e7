using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Layers;

/// <summary>Batch normalisation; its kernels are in <see cref="Normalization"/>.</summary>
internal sealed class BatchNorm : Layer
{
    public override string Kind => "BatchNorm";

    public override string? View => "BatchNormLayer";

    public override IEnumerable<string> ViewTensors => ["Gamma", "RunningMean"];

    public override bool UsesBatchStatistics => true;

    /// <summary>The mean that it subtracts takes the bias along.</summary>
    public override bool CancelsBias => true;

    public override IEnumerable<OpTemplate> Heads(TypedLayer layer) => [Normalization.Instance];

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, int inputs) =>
        Require(
            declaration.Single("epsilon") is > 0f and < float.PositiveInfinity,
            declaration, "epsilon", "finite and above 0")
        .Concat(Require(declaration.Single("momentum") is > 0f and <= 1f, declaration, "momentum", "in (0, 1]"));

    public override IEnumerable<TensorDeclaration> Tensors(TypedLayer layer)
    {
        if (layer.Declaration.Flag("affine"))
        {
            yield return TensorDeclaration.Vector("Gamma", "Gamma", layer.Inputs, 1f);
            yield return TensorDeclaration.Vector("Beta", "Beta", layer.Inputs, 0f);
        }

        yield return TensorDeclaration.Vector("RunningMean", "Statistic", layer.Inputs, 0f);
        yield return TensorDeclaration.Vector("RunningVariance", "Statistic", layer.Inputs, 1f);
    }

    public override string Describe(TypedLayer layer) =>
        layer.Declaration.Flag("affine") ? "BatchNorm" : "BatchNorm, not affine";
}
