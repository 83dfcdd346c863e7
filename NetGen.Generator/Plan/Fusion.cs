using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>
/// Which layers run as one in training:
/// <list type="bullet">
/// <item>an activation joins the anchor before it: the value is in a register already;</item>
/// <item>a dropout joins anchor and activation: one more multiplication;</item>
/// <item>a second activation, or anything behind a dropout, starts an op of its own: backward would have to keep more
/// than one value for each;</item>
/// <item>so does what reads a value that others read, too: it has to be in memory;</item>
/// <item>embeddings right behind each other run in one pass over the rows.</item>
/// </list>
/// </summary>
/// <param name="graph">The network.</param>
/// <param name="common">What anchors ops that belong to no layer.</param>
internal sealed class Fusion(NetworkGraph graph, CommonOperations common)
{
    private readonly List<Op> ops = [];
    private readonly HashSet<int> fused = [];

    // Whether all that read the network's input take it as a vector.
    private bool readsFlat;

    // The op that puts out each value; for the network's input the op that copies it, if there is one.
    private readonly Dictionary<int, Op> makers = [];

    /// <summary>The ops of a network, each behind those that it reads.</summary>
    public static ImmutableArray<Op> Fuse(NetworkGraph graph, CommonOperations common) =>
        new Fusion(graph, common).Fuse();

    /// <summary>Whether a layer's own first op could read rows without padding.</summary>
    public static bool ReadsUnpadded(Node node) =>
        AllOperationsOf(node).FirstOrDefault(operation => !operation.Flattens)?.ReadsUnpadded == true;

    private ImmutableArray<Op> Fuse()
    {
        // Passes over values load whole vectors, and a caller's rows have no padding: unless all who read them can do
        // without, rows are copied. So they are where many outputs read rows that share one set of the L1 cache.
        Node[] readers = [.. graph.ReadersOf(graph.Input)];
        readsFlat = graph.Input.Shape.IsImage && !graph.TakesPixels
            && readers.All(node => AllOperationsOf(node).FirstOrDefault()?.Flattens == true);

        // Where nothing has to be moved, what a Flatten puts out is the input itself.
        Node[] same = readsFlat ? [.. readers.Where(node => AllOperationsOf(node).Count() == 1)] : [];
        fused.UnionWith(same.Select(node => node.Output.Id));
        readers = [.. readers.Except(same), .. same.SelectMany(node => graph.ReadersOf(node.Output))];
        Shape shape = graph.Input.Shape;
        RowShape rows = new(IsFlat(graph.Input) ? shape.Length : shape.Channels);
        bool readsImage = shape is { IsImage: true, Channels: 1 } && readers is [Node reader]
            && OperationsOf(reader).FirstOrDefault()?.ReadsOneChannel == true;
        bool readsRows = IsFlat(graph.Input) && readers.All(node =>
            OperationsOf(node).FirstOrDefault() is { ReadsUnpadded: true } first
            && !Tiling.CopiesRows(node.InputLength, first.OutShape(node, rows).Extent));
        if (!readsImage && !readsRows)
        {
            int positions = IsFlat(graph.Input) ? 1 : shape.Positions;
            Append(
                IsFlat(graph.Input) ? common.CopyOfInput : graph.TakesPixels ? common.CopyOfPixels : common.CopyOfImage,
                readers[0], [],
                [InputOf(graph.Input)],
                new(rows, rows, shape.Length) { InPositions = positions, OutPositions = positions }, graph.Input);
        }

        foreach (Node node in same.Where(_ => makers.ContainsKey(graph.Input.Id)))
            makers[node.Output.Id] = makers[graph.Input.Id];
        foreach (Node node in graph.Nodes.Where(node => !fused.Contains(node.Output.Id)))
            Lower(node);
        foreach (GraphOutput output in graph.Outputs)
        {
            Op last = output.Value.Shape.IsImage ? Flatten(output) : makers[output.Value.Id];
            ops[last.Number - 1] = last with { IsOutput = true };
        }

        return [.. ops];
    }

    // A loss reads an image in the order of its targets.
    private Op Flatten(GraphOutput output)
    {
        Operation flattening = common.Flattening;
        (RowShape shape, int stride, int positions) = RowsOf(output.Value);
        RowShape flat = flattening.OutShape(output.Loss, shape);
        return Append(
            flattening, output.Loss, [], [InputOf(output.Value)],
            new(shape, flat, stride) { InPositions = positions }, made: null);
    }

    private void Lower(Node node)
    {
        ImmutableArray<Operation> anchors = [.. OperationsOf(node)];
        Node last = node;
        ImmutableArray<EpilogueStep> epilogue = anchors.IsEmpty ? [StepOf(node)] : [];
        if (anchors.IsEmpty)
            anchors = [common.EpilogueAlone];
        List<Node> joined = [];
        while (anchors[0].JoinsItsKind && graph.SoleReaderOf(last.Output) is Node same
            && OperationsOf(same).Contains(anchors[0]) && KeepsOrder(last, same))
        {
            joined.Add(same);
            fused.Add(same.Output.Id);
            last = same;
        }

        Node shaped = last;
        while (graph.SoleReaderOf(last.Output) is Node next && JoinsBehind(epilogue, next) && KeepsOrder(last, next))
        {
            epilogue = epilogue.Add(StepOf(next, epilogue.FirstOrDefault()));
            fused.Add(next.Output.Id);
            last = next;
        }

        ImmutableArray<OpInput> inputs = [.. node.Inputs.Select(InputOf)];
        (RowShape shape, int stride, int positions) = RowsOf(node.Inputs[0]);
        bool hasZeros = false;
        foreach (Operation anchor in anchors)
        {
            bool isLast = anchor == anchors.Last();
            RowShape output = anchor.OutShape(shaped, shape);
            Op op = Append(
                anchor, node, isLast ? epilogue : [], inputs,
                new(shape, output, stride)
                {
                    InPositions = positions,
                    OutPositions = anchor.OutPositions(shaped, positions),
                    HasZerosBehind = hasZeros,
                },
                isLast ? last.Output : null, joined);
            inputs = [new(op.Output, op.RunsBackward) { Stride = output.Stride }];
            (shape, stride, positions) = (output, output.Stride, op.Shapes.OutPositions);
            hasZeros = anchor.ClearsPadding;
        }
    }

    // Backward stops where no tensor in front learns: ops stand in the order of what they learn.
    private bool KeepsOrder(Node last, Node next) => !next.Learns
        || !graph.Nodes.Any(between => between.Index > last.Index && between.Index < next.Index && between.Learns);

    private static bool JoinsBehind(ImmutableArray<EpilogueStep> epilogue, Node node) =>
        node.Layer is PointwiseLayer kind
        && (epilogue.Length == 0 || epilogue.Length == 1 && !epilogue[0].Kind.KeepsNothing && kind.KeepsNothing);

    private static EpilogueStep StepOf(Node node, EpilogueStep? first = null)
    {
        PointwiseLayer kind = (PointwiseLayer)node.Layer;
        return new(node, first is null ? kind : kind.Behind(first.Kind));
    }

    // An image that the caller hands over lies as a flattened one does: nothing has to be moved.
    private IEnumerable<Operation> OperationsOf(Node node) =>
        AllOperationsOf(node).Where(operation => !operation.Flattens || !IsFlat(node.Inputs[0]));

    private static IEnumerable<Operation> AllOperationsOf(Node node) =>
        (node.Layer as ILoweredLayer)?.Operations(node) ?? [];

    // Whether a value lies as a vector.
    private bool IsFlat(Value value) => !value.Shape.IsImage || value.Id == graph.Input.Id && readsFlat;

    private OpInput InputOf(Value value) => makers.TryGetValue(value.Id, out Op maker)
        ? new(maker.Output, maker.RunsBackward) { Stride = maker.Shapes.Out.Stride }
        : new(0, NeedsGradient: false) { Stride = value.Length };

    private (RowShape Shape, int Stride, int Positions) RowsOf(Value value) =>
        makers.TryGetValue(value.Id, out Op maker)
            ? (maker.Shapes.Out, maker.Shapes.Out.Stride, maker.Shapes.OutPositions)
            : (new(value.Length), value.Length, 1);

    private Op Append(
        Operation anchor, Node node, ImmutableArray<EpilogueStep> epilogue, IEnumerable<OpInput> inputs,
        OpShapes shapes, Value? made, IEnumerable<Node>? joined = null)
    {
        OpInput[] read = [.. inputs];
        bool own = epilogue.Select(step => step.Node).Concat(anchor.OwnsParameters ? [node] : [])
            .Any(layer => layer.Learns);
        Op op = new(
            ops.Count + 1, anchor, node, epilogue, read.ToEquatableArray(), shapes, OpBuffers.Unassigned)
        {
            RunsBackward = own || read.Any(input => input.NeedsGradient),
            Joined = [.. joined ?? []],
        };
        ops.Add(op);
        if (made is not null)
            makers[made.Id] = op;
        return op;
    }
}

/// <summary>What anchors ops that belong to no layer.</summary>
/// <param name="CopyOfInput">Copies a caller's rows.</param>
/// <param name="CopyOfImage">Copies a caller's images, channels last.</param>
/// <param name="CopyOfPixels">The same of images whose channels lie side by side.</param>
/// <param name="Flattening">Makes vectors of the images that a loss reads.</param>
/// <param name="EpilogueAlone">Stands for an anchor where pointwise layers have none to join.</param>
/// <param name="Gradients">Adds and copies gradients between ops.</param>
internal sealed record CommonOperations(
    Operation CopyOfInput, Operation CopyOfImage, Operation CopyOfPixels, Operation Flattening,
    Operation EpilogueAlone, GradientRows Gradients);
