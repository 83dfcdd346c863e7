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
        TypedLayer? next = i + 1 < network.Layers.Count ? network.Layers[i + 1] : null;
        bool hidden = network.Layers.Skip(i + 1).Any(IsAffine);
        if (layer.Kind == "Sigmoid" && hidden && network.Layers.Take(i).Any(IsAffine))
            yield return Finding.OfLayer(Rules.HiddenSigmoid, layer.Index);
        if (IsAffine(layer) && network.Layers.Count(IsAffine) > 1 && StartsEqual(layer))
            yield return Finding.OfLayer(Rules.SymmetricWeights, layer.Index, layer.Name);
        if (layer.Kind == "Dropout" && network.Layers.Skip(i + 1).TakeWhile(other => !IsAffine(other)).Any(other => other.Kind == "BatchNorm"))
            yield return Finding.OfLayer(Rules.DropoutBeforeBatchNorm, layer.Index);
        if (layer.Kind == "Dense" && next?.Kind == "Dense")
            yield return Finding.OfLayer(Rules.NothingBetween, layer.Index, layer.Name, next.Name);
    }

    private static IEnumerable<Finding> OfLoss(TypedNetwork network)
    {
        TypedLayer last = network.Layers.Last();
        string loss = network.Loss!.Kind;
        if (loss is "SoftmaxCrossEntropy" or "BinaryCrossEntropy" && AllLayers.Of(last) is PointwiseLayer)
            yield return Finding.OfLayer(Rules.BeforeLoss, last.Index, last.Kind, loss);
        if (loss is "SoftmaxCrossEntropy" or "Hinge" && network.OutputLength == 1)
            yield return Finding.OfLayer(Rules.OneClass, network.Loss.Index, loss);
    }

    private static bool IsAffine(TypedLayer layer) => layer.Kind is "Dense" or "Maxout";

    private static bool StartsEqual(TypedLayer layer)
    {
        string init = Dense.InitName(layer.Declaration);
        return init is "Zeros" or "Constant" || (init == "Normal" && layer.Declaration.Single("weightScale") == 0f);
    }
}
