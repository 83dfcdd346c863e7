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

    private readonly List<Finding> findings = [.. model.Findings];
    private readonly List<Node> nodes = [];
    private readonly List<Node> losses = [];
    private readonly Scopes scopes = new();
    private Value? input;

    // What the next layer reads.
    private Value front = new(0, Shape.Vector(0));

    /// <summary>The graph of a declaration.</summary>
    public static NetworkGraph Build(ILayerSet set, NetworkModel model) => new GraphBuilder(set, model).Build();

    private NetworkGraph Build()
    {
        Layer?[] kinds = [.. model.Layers.Select(declaration => set.Find(declaration.Kind))];
        if (findings.All(finding => finding.Id != RuleId.SeveralParts))
            findings.AddRange(OrderRules.Find(model, kinds));
        for (int i = 0; i < kinds.Length; i++)
        {
            scopes.Enter(model.Layers[i].Scope, front);
            if (kinds[i] is Layer kind)
                Append(kind, i);
            else
                Wire(model.Layers[i], i);
        }

        NetworkGraph graph = Connect();
        findings.AddRange(TooLarge(graph));
        findings.AddRange(NameRules.Find(graph));
        if (!graph.Nodes.Any(node => node.Learns) && !HasErrors)
            findings.Add(Finding.OfClass(RuleId.NothingToLearn, model.Name));
        if (!HasErrors)
            findings.AddRange(RecordRules.Find(graph));
        if (!HasErrors)
            findings.AddRange(Unread(graph));
        if (!HasErrors)
            findings.AddRange(Advice.Find(graph));
        return graph with { Findings = findings.ToEquatableArray() };
    }

    private bool HasErrors => findings.Any(finding => finding.Id.IsError());

    // What names a value or goes back to one.
    private void Wire(LayerDeclaration declaration, int index)
    {
        string name = declaration.String("value") ?? "";
        if (declaration.Kind == "As" && scopes.Define(name, front) is string problem)
            findings.Add(Finding.OfLayer(RuleId.ValueNameTaken, index, $"\"{name}\"", problem));
        else if (declaration.Kind == "From")
            front = Find(name, index) ?? front;
    }

    private Value? Find(string name, int index)
    {
        Value? value = scopes.Find(name);
        if (value is null)
            findings.Add(Finding.OfLayer(RuleId.UnknownValue, index, $"\"{name}\"", scopes.HintFor(name)));
        return value;
    }

    // A layer reads the value in front of it, and those that it names.
    private void Append(Layer kind, int index)
    {
        LayerDeclaration declaration = model.Layers[index];
        if (declaration.Scope != "" && (kind.IsInput || kind.IsLoss))
            findings.Add(Finding.OfLayer(RuleId.NotInABlock, index, kind.Kind, declaration.Scope));
        Value?[] named = [.. kind.Reads(declaration).Select(name => Find(name, index))];
        Value[] inputs = [front, .. named.OfType<Value>()];
        Shape[] shapes = [.. inputs.Select(value => value.Shape)];
        ImmutableArray<Problem> problems =
            named.Length < inputs.Length ? [.. CheckVectors(kind, shapes), .. kind.Check(declaration, shapes)] : [];

        // Behind the first layer that misses an image all others would.
        foreach (Problem problem in problems.Where(problem => problem.Id != RuleId.ImageExpected
            || findings.All(finding => finding.Id != RuleId.ImageExpected)))
            findings.Add(Finding.OfLayer(problem.Id, index, problem.Arguments));
        bool fits = problems.IsEmpty && named.Length < inputs.Length;
        Shape shape = fits ? kind.Infer(declaration, shapes) : front.Shape;
        if (kind.IsInput)
        {
            front = new(0, shape);
            input ??= front;
            scopes.Begin(input);
            return;
        }

        Value made = new(nodes.Count + losses.Count + 1, shape);
        int ordinal = nodes.Count(other =>
            kind.UsesMasks ? other.Layer.UsesMasks : other.Kind == declaration.Kind);
        Node node = new(
            kind, declaration, index, LayerNames.Of(model.Layers, index, kind.IsLoss), ordinal,
            inputs.ToEquatableArray(), made, HasBias: kind.EndsInBias(declaration), UpstreamLearns: false)
        {
            Owner = OwnerOf(kind, declaration, index, shapes[0], shape),
            IndexAt = kind.IndexColumn(declaration) is int column ? PlaceOf(column, index) : 0,
        };
        (kind.IsLoss ? losses : nodes).Add(node);
        front = made;
    }

    private static IEnumerable<Problem> CheckVectors(Layer kind, IEnumerable<Shape> shapes) =>
        from shape in shapes.Take(kind.TakesVectorsAlone ? 1 : 0)
        where shape.IsImage
        select new Problem(RuleId.VectorExpected, kind.Kind, shape.ToString());

    // Where a column of the input stands in the value in front; a finding where it cannot be replaced there.
    private int PlaceOf(int column, int index)
    {
        int place = column;
        Value value = front;
        while (nodes.FirstOrDefault(node => node.Output.Id == value.Id) is Node maker)
        {
            if (maker.Layer.IndexColumn(maker.Declaration) is not int other)
            {
                findings.Add(Finding.OfLayer(RuleId.NotBehindInput, index, maker.Title));
                return 0;
            }

            if (other == column)
                Report($"a column that {maker.Path} has not replaced");
            place += other < column ? maker.OutputLength - maker.InputLength : 0;
            value = maker.Inputs[0];
        }

        if (column < 0 || column >= value.Length)
            Report($"from 0 to {Literal.Of(value.Length - 1)}");
        return place;

        void Report(string expected) => findings.Add(
            Finding.OfLayer(RuleId.OutOfRange, index, "column", expected, Literal.Of(column)));
    }

    // The layer that owns the weights of one that names another; a finding where that cannot be.
    private Node? OwnerOf(Layer kind, LayerDeclaration declaration, int index, Shape input, Shape output)
    {
        if (declaration.String("weightsOf") is not string name)
            return null;
        Node? named = nodes.FirstOrDefault(node => node.Label == name && node.Declaration.Scope == declaration.Scope);
        string? problem = named is null ? "no earlier layer has that name"
            : named.Layer != kind ? $"{named.Kind} has other weights than {kind.Kind}"
            : !named.Inputs[0].Shape.Equals(input) || !named.Output.Shape.Equals(output)
                ? $"it maps {named.Inputs[0].Shape} values to {named.Output.Shape}, this layer {input} to {output}"
                : null;
        if (problem is not null)
        {
            Finding finding = Finding.OfLayer(RuleId.WeightsCannotBeShared, index, $"\"{name}\"", problem);
            findings.Add(finding with { Argument = "weightsOf" });
            return null;
        }

        return named!.Owner ?? named;
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
            bool isCancelled = graph.SoleReaderOf(node.Output) is { Layer.CancelsBias: true } reader
                && reader.Declaration.Scope == node.Declaration.Scope;
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

    // What nobody reads would be computed for nothing, and never learn.
    private static IEnumerable<Finding> Unread(NetworkGraph graph) => graph.Nodes
        .Where(node => !graph.ReadersOf(node.Output).Any())
        .Select(node => Finding.OfLayer(RuleId.ValueUnread, node.Index, node.Path));

    // Reports the first layer that goes beyond a limit; a layer with a problem of its own has no size yet.
    private IEnumerable<Finding> TooLarge(NetworkGraph graph)
    {
        (decimal floats, decimal values) = (0, 0);
        foreach (Node node in graph.NodesAndLosses.Where(node => findings.All(finding => finding.Layer != node.Index)))
        {
            floats += set.FloatsOf(node);
            values += set.ValuesOf(node);
            if (floats > MostFloats)
                return [Of(node, MostFloats, "parameters, padding included", floats)];
            if (values > Shape.MostValues)
                return [Of(node, Shape.MostValues, "values in a row of all layers", values)];
        }

        return [];

        static Finding Of(Node node, int most, string what, decimal found) => Finding.OfLayer(
            RuleId.TooLarge, node.Index, $"{Literal.Grouped(most)} {what}", Literal.Grouped(found));
    }
}
