using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>
/// Which buffers each op of training works on, by lifetimes. What an op puts out is kept until the step ends, since
/// backward and <c>GetActivation</c> read it, except where its only reader works in place, and where the loss writes
/// its gradient over the outputs. Gradients take the first free buffer. Letters of the emitted code:
/// <c>x</c> the caller's rows, <c>z3</c> what op 3's anchor hands to its epilogue, <c>a3</c> what op 3 puts out,
/// <c>s3</c> and <c>t3</c> what it keeps of a batch or of each row, <c>d</c>, <c>e</c>, ... gradients.
/// </summary>
internal static class BufferPlan
{
    /// <summary>The ops with their buffers.</summary>
    /// <param name="ops">The ops in order; an op reads values of those in front of it, or the caller's rows.</param>
    public static ImmutableArray<Op> Assign(ImmutableArray<Op> ops) => Backward(Forward(ops));

    private static Op[] Forward(ImmutableArray<Op> ops)
    {
        Op[] assigned = [.. ops];
        Dictionary<int, Op> makers = [];
        for (int i = 0; i < assigned.Length; i++)
        {
            Op op = assigned[i];
            string number = Literal.Of(op.Number);
            BufferView[] inputs = [.. op.Inputs.Select(input => makers.TryGetValue(input.Value, out Op maker)
                ? maker.Buffers.Output
                : BufferView.Caller(input.Stride))];
            BufferView output = RowsOf("a" + number, op, op.Shapes.Out.Stride);
            BufferView inner = !op.Anchor.HasInner(op) ? output
                : op.Anchor.WorksInPlace && IsFree(op.Inputs[0].Value, makers, ops) ? inputs[0]
                : output with { Name = "z" + number };
            assigned[i] = op with
            {
                Buffers = OpBuffers.Unassigned with
                {
                    Inputs = inputs.ToEquatableArray(),
                    Inner = inner,
                    Output = output,
                    Scratch = ScratchOf(op),
                    RowScratch = op.Anchor.SpreadPositions(op) is > 0 and int positions
                        ? new("u", op.Shapes.Out.Stride, BufferKind.Rows) { Positions = positions }
                        : BufferView.None,
                },
            };
            makers.Add(op.Output, assigned[i]);
        }

        return assigned;
    }

    private static BufferView ScratchOf(Op op)
    {
        string name = op.Anchor.ScratchLetter + Literal.Of(op.Number);
        int batch = op.Anchor.ScratchFloats(op), row = op.Anchor.ScratchFloatsPerRow(op);
        return batch > 0 ? new(name, RowShape.Padded(batch), BufferKind.Fixed)
            : row > 0 ? RowsOf(name, op, row)
            : BufferView.None;
    }

    private static BufferView RowsOf(string name, Op op, int stride) =>
        new(name, stride, BufferKind.Rows) { Positions = op.Shapes.OutPositions };

    // In place only where neither another op nor the backward pass of its maker reads the value. GetActivation does not
    // show it then.
    private static bool IsFree(int value, Dictionary<int, Op> makers, ImmutableArray<Op> ops) =>
        makers.TryGetValue(value, out Op maker) && !maker.EpilogueKeepsOutput
        && OpInput.IsSole(value, ops);

    private static ImmutableArray<Op> Backward(Op[] ops)
    {
        // The loss writes its gradient over the outputs, unless their op's backward has to read them.
        GradientPool pool = new();
        Op last = ops.Single(op => op.IsOutput);
        Dictionary<int, BufferView> gradients = new()
        {
            [last.Output] = last.EpilogueKeepsOutput ? pool.Take(last.Buffers.Output) : last.Buffers.Output,
        };
        foreach ((int number, bool handsOn) in BackwardOrder.Of(ops))
        {
            Op op = ops[number - 1];
            if (!gradients.TryGetValue(op.Output, out BufferView gradient))
                continue;
            GradientEdge[] edges = handsOn ? EdgesOf(op, gradient, ops, gradients, pool) : [];
            if (handsOn)
                pool.Free(gradient);
            foreach (GradientEdge edge in edges.Where(edge =>
                edge.Part.Name != edge.Buffer.Name && edge.Part.Name != gradient.Name))
            {
                pool.Free(edge.Part);
            }

            ops[number - 1] = op with
            {
                Buffers = op.Buffers with { Gradient = gradient, InputGradients = edges.ToEquatableArray() },
            };
        }

        return [.. ops];
    }

    // Each input's gradient goes into a buffer of its own, into the op's own where that is done with, or is added to
    // what a later reader of the same value has handed back.
    private static GradientEdge[] EdgesOf(
        Op op, BufferView gradient, Op[] ops, Dictionary<int, BufferView> gradients, GradientPool pool)
    {
        GradientEdge[] edges = new GradientEdge[op.Inputs.Count];
        bool passes = op.Anchor.PassesGradientOn;
        int? handedOn = null;
        for (int i = 0; i < edges.Length; i++)
        {
            int value = op.Inputs[i].Value;
            BufferView input = op.Buffers.Inputs[i];
            bool isFree = handedOn is null && !op.Anchor.NeedsSeparateInputGradient;
            if (gradients.TryGetValue(value, out BufferView sum))
            {
                // What is formed on request adds by itself.
                bool isOwn = !op.HandsOnByRequest && (passes || isFree);
                handedOn ??= isOwn ? value : null;
                edges[i] = new(sum, true, op.HandsOnByRequest ? sum : isOwn ? gradient : pool.Take(input));
                continue;
            }

            BufferView edge;
            if (GoesToCaller(op, value, ops))
            {
                edge = BufferView.CallerGradient(value == 0 ? input.Stride : op.Shapes.In.Extent);
            }
            else
            {
                bool isOnce = op.Inputs.Count(other => other.Value == value) == 1;
                bool isOwn = isOnce && !op.Anchor.NeedsSeparateInputGradient && input.RowFloats <= gradient.RowFloats
                    && (handedOn is null || passes && CanShare(op, handedOn.Value, value, ops));
                edge = isOwn ? pool.Share(gradient.Like(input)) : pool.Take(input);
                handedOn ??= isOwn ? value : null;
            }

            gradients.Add(value, edge);
            edges[i] = new(edge, false, edge);
        }

        return edges;
    }

    // The caller's rows, or a copy of them that nobody else reads, where the op needs no padding.
    private static bool GoesToCaller(Op op, int value, Op[] ops) => value == 0
        || op.HandsOnByRequest && ops[value - 1].Anchor.CopiesInput && OpInput.IsSole(value, [.. ops]);

    // Two inputs of a sum can have one gradient buffer where the maker of one only reads it, and is done before anybody
    // adds to the gradient of the other, or works on it in place.
    private static bool CanShare(Op sum, int first, int second, Op[] ops)
    {
        return IsDoneBefore(first, second) || IsDoneBefore(second, first);

        bool IsDoneBefore(int read, int other) =>
            ops.FirstOrDefault(op => op.Output == read) is { LeavesGradient: true, HandsOnByRequest: false } maker
            && ReadersOf(read).All(reader => reader.Number == sum.Number)
            && maker.Number > other
            && ReadersOf(other).All(reader => reader.Number == sum.Number || reader.Number < maker.Number);

        IEnumerable<Op> ReadersOf(int value) =>
            ops.Where(op => op.RunsBackward && op.Inputs.Any(input => input.Value == value));
    }

    // The first name that nobody uses: d, e, f, g, h, d6, d7, ...
    private sealed class GradientPool
    {
        private const string Letters = "defgh";

        // How many values have each buffer.
        private readonly List<int> users = [];

        // A buffer with room for a value.
        public BufferView Take(BufferView value)
        {
            int free = users.IndexOf(0);
            if (free < 0)
            {
                free = users.Count;
                users.Add(0);
            }

            users[free] = 1;
            return new BufferView(NameOf(free), 0, BufferKind.Gradient).Like(value);
        }

        public BufferView Share(BufferView buffer)
        {
            Count(buffer, 1);
            return buffer;
        }

        public void Free(BufferView buffer) => Count(buffer, -1);

        // The outputs, which the loss may write its gradient over, are none of these.
        private void Count(BufferView buffer, int change)
        {
            if (buffer.Kind == BufferKind.Gradient)
                users[Enumerable.Range(0, users.Count).First(i => NameOf(i) == buffer.Name)] += change;
        }

        private static string NameOf(int index) =>
            index < Letters.Length ? Letters[index].ToString() : $"d{Literal.Of(index + 1)}";
    }
}
