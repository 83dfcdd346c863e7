using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Graph;

/// <summary>What a network may be, but practice advises against.</summary>
internal static class Advice
{
    public static IEnumerable<Finding> Find(NetworkGraph graph) =>
        graph.Nodes.SelectMany(node => OfLayer(graph, node)).Concat(OfIndices(graph)).Concat(OfLoss(graph));

    private static IEnumerable<Finding> OfLayer(NetworkGraph graph, Node node)
    {
        Layer kind = node.Layer;
        bool hidden = graph.Downstream(node).Any(other => other.Layer.IsAffine);
        bool isGate = graph.ReadersOf(node.Output).All(reader => reader.Layer.TakesFactors);
        if (kind.SaturatesOffCentre && hidden && !isGate && graph.Upstream(node).Any(other => other.Layer.IsAffine))
            yield return Finding.OfLayer(RuleId.HiddenSigmoid, node.Index);

        // Outputs have gradients of their own, so that theirs may start equal; so have rows of a table.
        if (hidden && kind.HasEqualUnits && node.Tensors.Any(tensor =>
            tensor is { Role: TensorRole.Weights, StartsEqual: true, IsTable: false }))
        {
            yield return Finding.OfLayer(RuleId.SymmetricWeights, node.Index, node.Path);
        }

        bool isNormalised = graph.Downstream(node, until: other => other.Layer.IsAffine)
            .Any(other => other.Layer.UsesBatchStatistics);
        if (kind.UsesMasks && isNormalised)
            yield return Finding.OfLayer(RuleId.DropoutBeforeBatchNorm, node.Index);
        if (kind.IsLinear && graph.SoleReaderOf(node.Output) is { Layer.IsLinear: true } next)
            yield return Finding.OfLayer(RuleId.NothingBetween, node.Index, node.Path, next.Path);
        foreach (Finding finding in OfBias(graph, node))
            yield return finding;
    }

    // What was written about a bias that is not there.
    private static IEnumerable<Finding> OfBias(NetworkGraph graph, Node node)
    {
        LayerDeclaration declared = node.Declaration;
        if (node.HasBias || !declared.Has("bias"))
            yield break;
        bool isCancelled = declared.Flag("bias");
        string reason = isCancelled
            ? $"whose bias the {graph.SoleReaderOf(node.Output)!.Kind} behind it would cancel"
            : "which has no bias";
        foreach (string argument in isCancelled ? ["bias", "biasInit"] : new[] { "biasInit" })
        {
            if (declared.IsGiven(argument))
            {
                Finding finding = Finding.OfLayer(RuleId.BiasWithoutEffect, node.Index, argument, node.Path, reason);
                yield return finding with { Argument = argument };
            }
        }
    }

    // Who reads a column as a number that an embedding reads as an index.
    private static IEnumerable<Finding> OfIndices(NetworkGraph graph)
    {
        Dictionary<int, int[]> replaced = new() { [graph.Input.Id] = [] };
        foreach (Node node in graph.Embeddings)
            replaced[node.Output.Id] = [.. replaced[node.Inputs[0].Id], ColumnOf(node)];
        foreach (Node node in graph.NodesAndLosses.Except(graph.Embeddings))
        {
            Node? embedding = node.Inputs.Where(input => replaced.ContainsKey(input.Id))
                .SelectMany(input => graph.Embeddings.Where(other => !replaced[input.Id].Contains(ColumnOf(other))))
                .FirstOrDefault();
            if (embedding is not null)
            {
                yield return Finding.OfLayer(
                    RuleId.IndexAsNumber, node.Index, node.Path, Literal.Of(ColumnOf(embedding)), embedding.Path);
            }
        }

        static int ColumnOf(Node node) => node.Layer.IndexColumn(node.Declaration)!.Value;
    }

    private static IEnumerable<Finding> OfLoss(NetworkGraph graph)
    {
        Node last = graph.MakerOf(graph.Output.Value)!;
        Layer loss = graph.Loss!.Layer;
        if (last.Layer.IsPointwise && (last.Layer.UsesMasks || !loss.TakesActivations))
            yield return Finding.OfLayer(RuleId.BeforeLoss, last.Index, last.Kind, loss.Kind, loss.Takes);
        if (loss.Target == "int" && graph.Output.Value.Length == 1)
            yield return Finding.OfLayer(RuleId.OneClass, graph.Loss!.Index, loss.Kind);
    }
}
