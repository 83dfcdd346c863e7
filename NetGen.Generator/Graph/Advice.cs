using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>What a network may be, but practice advises against.</summary>
internal static class Advice
{
    public static IEnumerable<Finding> Find(NetworkGraph graph) =>
        graph.Nodes.SelectMany((node, i) => OfLayer(graph, node, i)).Concat(OfLoss(graph));

    private static IEnumerable<Finding> OfLayer(NetworkGraph graph, Node node, int i)
    {
        Layer kind = node.Layer;
        Layer[] behind = [.. graph.Nodes.Skip(i + 1).Select(other => other.Layer)];
        bool hidden = behind.Any(other => other.IsAffine);
        if (kind.SaturatesOffCentre && hidden && graph.Nodes.Take(i).Any(other => other.Layer.IsAffine))
            yield return Finding.OfLayer(Rules.HiddenSigmoid, node.Index);

        // Outputs have gradients of their own, so that theirs may start equal.
        if (hidden && node.Tensors.Any(tensor => tensor.Role == TensorRole.Weights && tensor.StartsEqual))
            yield return Finding.OfLayer(Rules.SymmetricWeights, node.Index, node.Name);
        bool isNormalised = behind.TakeWhile(other => !other.IsAffine).Any(other => other.UsesBatchStatistics);
        if (kind.UsesMasks && isNormalised)
            yield return Finding.OfLayer(Rules.DropoutBeforeBatchNorm, node.Index);
        if (kind.IsLinear && behind.FirstOrDefault()?.IsLinear == true)
            yield return Finding.OfLayer(Rules.NothingBetween, node.Index, node.Name, graph.Nodes[i + 1].Name);
    }

    private static IEnumerable<Finding> OfLoss(NetworkGraph graph)
    {
        Node last = graph.Nodes.Last();
        Layer loss = graph.Loss!.Layer;
        if (last.Layer.IsPointwise && (last.Layer.UsesMasks || !loss.TakesActivations))
            yield return Finding.OfLayer(Rules.BeforeLoss, last.Index, last.Kind, loss.Kind, loss.Takes);
        if (loss.Target == "int" && graph.Output.Value.Length == 1)
            yield return Finding.OfLayer(Rules.OneClass, graph.Loss!.Index, loss.Kind);
    }
}
