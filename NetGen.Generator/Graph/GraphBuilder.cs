using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Graph;

/// <summary>
/// From a declaration to values and nodes: gives every layer its shape, name and neighbours, and finds what does not
/// fit.
/// </summary>
/// <param name="set">The kinds of layers there are.</param>
/// <param name="model">What the user wrote.</param>
internal sealed class GraphBuilder(ILayerSet set, NetworkModel model)
{
    private const int MostFloats = 500_000_000;

    // So that a few dozen rows of activations fit into one block.
    private const int MostValues = 50_000_000;

    private readonly List<Finding> findings = [.. model.Findings];
    private readonly List<Node> nodes = [];
    private readonly List<Node> losses = [];
    private Value? input;

    /// <summary>The graph of a declaration.</summary>
    public static NetworkGraph Build(ILayerSet set, NetworkModel model) => new GraphBuilder(set, model).Build();

    private NetworkGraph Build()
    {
        Layer?[] kinds = [.. model.Layers.Select(declaration => set.Find(declaration.Kind))];
        if (findings.All(finding => finding.Id != RuleId.SeveralParts))
            findings.AddRange(OrderRules.Find(model, kinds));
        Value front = new(0, Shape.Vector(0));
        for (int i = 0; i < kinds.Length; i++)
            if (kinds[i] is Layer kind)
                front = Append(kind, i, LayerNames.Of(model.Layers, i, kind.IsLoss), front);

        NetworkGraph graph = Connect();
        findings.AddRange(TooLarge(graph));
        findings.AddRange(NameRules.Find(graph));
        if (!graph.Nodes.Any(node => node.Learns) && !HasErrors)
            findings.Add(Finding.OfClass(RuleId.NothingToLearn, model.Name));
        if (!HasErrors)
            findings.AddRange(Advice.Find(graph));
        return graph with { Findings = findings.ToEquatableArray() };
    }

    private bool HasErrors => findings.Any(finding => finding.Id.IsError());

    // A layer reads the value in front of it; returns the value that it makes.
    private Value Append(Layer kind, int index, string name, Value front)
    {
        LayerDeclaration declaration = model.Layers[index];
        Shape[] shapes = [front.Shape];
        ImmutableArray<Problem> problems = [.. kind.Check(declaration, shapes)];
        foreach (Problem problem in problems)
            findings.Add(Finding.OfLayer(problem.Id, index, problem.Arguments));
        Shape shape = problems.IsEmpty ? kind.Infer(declaration, shapes) : front.Shape;
        if (kind.IsInput)
        {
            front = new(0, shape);
            input ??= front;
            return front;
        }

        Value made = new(nodes.Count + losses.Count + 1, shape);
        int ordinal = nodes.Count(other => other.Kind == declaration.Kind);
        Node node = new(
            kind, declaration, index, name, ordinal, new[] { front }.ToEquatableArray(), made,
            HasBias: kind.EndsInBias(declaration), UpstreamLearns: false);
        (kind.IsLoss ? losses : nodes).Add(node);
        return made;
    }

    // What a node is among its neighbours: whether a bias would be cancelled, and whether gradients go through it.
    private NetworkGraph Connect()
    {
        GraphOutput[] outputs =
            [.. losses.Take(1).Select(loss => new GraphOutput("output", loss.Inputs[0], loss, Weight: 1f))];
        NetworkGraph graph = new(
            model, input ?? new(0, Shape.Vector(0)), nodes.ToEquatableArray(), outputs.ToEquatableArray(), default);
        HashSet<int> learned = [];
        List<Node> connected = [];
        foreach (Node node in nodes)
        {
            bool isCancelled = graph.SoleReaderOf(node.Output)?.Layer.CancelsBias == true;
            Node own = node with
            {
                HasBias = node.HasBias && !isCancelled,
                UpstreamLearns = node.Inputs.Any(value => learned.Contains(value.Id)),
            };
            connected.Add(own);
            if (own.Learns || own.UpstreamLearns)
                learned.Add(own.Output.Id);
        }

        return graph with { Nodes = connected.ToEquatableArray() };
    }

    // Reports the first layer that goes beyond a limit; a layer with a problem of its own has no size yet.
    private IEnumerable<Finding> TooLarge(NetworkGraph graph)
    {
        (decimal floats, decimal values) = (0, 0);
        foreach (Node node in graph.NodesAndLosses.Where(node => findings.All(finding => finding.Layer != node.Index)))
        {
            floats += set.FloatsOf(node);
            values += node.OutputLength;
            if (floats > MostFloats)
                return [Of(node, MostFloats, "parameters, padding included", floats)];
            if (values > MostValues)
                return [Of(node, MostValues, "values in a row of all layers", values)];
        }

        return [];

        static Finding Of(Node node, int most, string what, decimal found) => Finding.OfLayer(
            RuleId.TooLarge, node.Index, $"{Literal.Grouped(most)} {what}", Literal.Grouped(found));
    }
}
