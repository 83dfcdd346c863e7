using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>What a network may be, but practice advises against.</summary>
internal static class Advice
{
    public static IEnumerable<Finding> Find(TypedNetwork network) =>
        network.Layers.SelectMany((layer, i) => OfLayer(network, layer, i)).Concat(OfLoss(network));

    private static IEnumerable<Finding> OfLayer(TypedNetwork network, TypedLayer layer, int i)
    {
        Layer kind = AllLayers.Of(layer);
        Layer[] behind = [.. network.Layers.Skip(i + 1).Select(AllLayers.Of)];
        bool hidden = behind.Any(other => other.IsAffine);
        if (kind.SaturatesOffCentre && hidden && network.Layers.Take(i).Any(other => AllLayers.Of(other).IsAffine))
            yield return Finding.OfLayer(Rules.HiddenSigmoid, layer.Index);

        // Outputs have gradients of their own, so that theirs may start equal.
        if (hidden && kind.Tensors(layer).Any(tensor => tensor.Role == "Weights" && tensor.StartsEqual))
            yield return Finding.OfLayer(Rules.SymmetricWeights, layer.Index, layer.Name);
        bool isNormalised = behind.TakeWhile(other => !other.IsAffine).Any(other => other.UsesBatchStatistics);
        if (kind is PointwiseLayer { UsesMasks: true } && isNormalised)
            yield return Finding.OfLayer(Rules.DropoutBeforeBatchNorm, layer.Index);
        if (kind.IsLinear && behind.FirstOrDefault()?.IsLinear == true)
            yield return Finding.OfLayer(Rules.NothingBetween, layer.Index, layer.Name, network.Layers[i + 1].Name);
        foreach (Finding finding in OfBias(network, layer, i))
            yield return finding;
    }

    // What was written about a bias that is not there.
    private static IEnumerable<Finding> OfBias(TypedNetwork network, TypedLayer layer, int i)
    {
        LayerDeclaration declared = layer.Declaration;
        if (layer.HasBias || !AllLayers.Of(layer).IsLinear)
            yield break;
        bool isCancelled = declared.Flag("bias");
        string reason = isCancelled
            ? $"whose bias the {network.Layers[i + 1].Kind} behind it would cancel"
            : "which has no bias";
        foreach (string argument in isCancelled ? ["bias", "biasInit"] : new[] { "biasInit" })
        {
            if (declared.IsGiven(argument))
            {
                Finding finding = Finding.OfLayer(Rules.BiasWithoutEffect, layer.Index, argument, layer.Name, reason);
                yield return finding with { Argument = argument };
            }
        }
    }

    private static IEnumerable<Finding> OfLoss(TypedNetwork network)
    {
        TypedLayer last = network.Layers.Last();
        LossLayer loss = AllLayers.LossOf(network);
        if (AllLayers.Of(last) is PointwiseLayer kind && (kind.UsesMasks || !loss.TakesActivations))
            yield return Finding.OfLayer(Rules.BeforeLoss, last.Index, last.Kind, loss.Kind, loss.Takes);
        if (loss.Target == "int" && network.OutputLength == 1)
            yield return Finding.OfLayer(Rules.OneClass, network.Loss!.Index, loss.Kind);
    }
}
