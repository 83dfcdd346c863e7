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
/// <c>s3</c> and <c>t3</c> what it keeps of a batch, <c>d</c>, <c>e</c>, ... gradients.
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
                : BufferView.Caller(op.Shapes.InStride))];
            BufferView output = new("a" + number, op.Shapes.Out.Stride, BufferKind.Rows);
            BufferView inner = !op.Anchor.HasInner(op) ? output
                : op.Anchor.WorksInPlace && IsFree(op.Inputs[0].Value, makers, ops) ? inputs[0]
                : output with { Name = "z" + number };
            int scratch = op.Anchor.ScratchFloats(op);
            assigned[i] = op with
            {
                Buffers = OpBuffers.Unassigned with
                {
                    Inputs = inputs.ToEquatableArray(),
                    Inner = inner,
                    Output = output,
                    Scratch = scratch == 0
                        ? BufferView.None
                        : new(op.Anchor.ScratchLetter + number, RowShape.Padded(scratch), BufferKind.Fixed),
                },
            };
            makers.Add(op.Output, assigned[i]);
        }

        return assigned;
    }

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
            [last.Output] = last.EpilogueKeepsOutput ? pool.Take(last.Shapes.Out.Stride) : last.Buffers.Output,
        };
        foreach ((int number, bool handsOn) in BackwardOrder.Of(ops))
        {
            Op op = ops[number - 1];
            if (!gradients.TryGetValue(op.Output, out BufferView gradient))
                continue;
            bool isHandedOn = false;
            List<GradientEdge> edges = [];
            foreach (OpInput input in handsOn ? op.Inputs : default)
            {
                bool adds = gradients.TryGetValue(input.Value, out BufferView edge);
                if (!adds)
                {
                    bool isCallers = GoesToCaller(op, input.Value, ops);
                    bool moves = !isCallers && (op.Anchor.NeedsSeparateInputGradient || isHandedOn
                        || op.Shapes.In.Stride > gradient.Stride
                        || op.Inputs.Count(other => other.Value == input.Value) > 1);
                    edge = isCallers ? BufferView.CallerGradient(op.Shapes.In.Extent)
                        : moves ? pool.Take(op.Shapes.In.Stride)
                        : gradient with { Stride = op.Shapes.In.Stride };
                    isHandedOn |= !isCallers && !moves;
                    gradients.Add(input.Value, edge);
                }

                edges.Add(new(edge, adds));
            }

            if (handsOn && !isHandedOn)
                pool.Free(gradient);
            ops[number - 1] = op with
            {
                Buffers = op.Buffers with { Gradient = gradient, InputGradients = edges.ToEquatableArray() },
            };
        }

        return [.. ops];
    }

    // The caller's rows, or a copy of them that nobody else reads, where the op needs no padding.
    private static bool GoesToCaller(Op op, int value, Op[] ops) => value == 0
        || op.HandsOnByRequest && ops[value - 1].Anchor.CopiesInput && OpInput.IsSole(value, [.. ops]);

    // The first name that nobody uses: d, e, f, g, h, d6, d7, ...
    private sealed class GradientPool
    {
        private const string Letters = "defgh";

        private readonly List<bool> taken = [];

        public BufferView Take(int stride)
        {
            int free = taken.IndexOf(false);
            if (free < 0)
            {
                free = taken.Count;
                taken.Add(false);
            }

            taken[free] = true;
            return new(NameOf(free), stride, BufferKind.Gradient);
        }

        public void Free(BufferView buffer)
        {
            if (buffer.Kind == BufferKind.Gradient)
                taken[Enumerable.Range(0, taken.Count).First(i => NameOf(i) == buffer.Name)] = false;
        }

        private static string NameOf(int index) =>
            index < Letters.Length ? Letters[index].ToString() : $"d{Literal.Of(index + 1)}";
    }
}
