using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>
/// Which layers run as one at inference, and in which buffers: all that works value by value joins the anchor before
/// it, unless somebody else reads what that puts out. A buffer is taken again once its last reader is done.
/// </summary>
internal sealed class InferencePlan
{
    // Names of buffers: a, b, ... as long as there are letters that nothing else is called, then numbers.
    private const string Letters = "abcdefgh";

    private readonly ImmutableArray<Op> ops;
    private readonly CommonOperations common;
    private readonly List<InferenceOp> result = [];

    // Of each value of training the inference op that holds it; 0, the caller's rows, is in none.
    private readonly Dictionary<int, int> makers = [];

    private InferencePlan(ImmutableArray<Op> ops, CommonOperations common)
    {
        this.ops = ops;
        this.common = common;
    }

    public static ImmutableArray<InferenceOp> Of(ImmutableArray<Op> ops, CommonOperations common)
    {
        InferencePlan plan = new(ops, common);
        foreach (Op op in ops)
            plan.Add(op);
        return plan.WithBuffers();
    }

    private void Add(Op op)
    {
        if (op.Anchor.FoldsAtInference || op.Anchor.IsEpilogueAlone || op.Anchor.VanishesAtInference)
            makers[op.Output] = MakerFor(op);
        else
            Begin(op, op.Anchor, op.Inputs.Select(input => input.Value));
        if (op.Anchor.FoldsAtInference)
            Append(op, new(op.Node, null, result[makers[op.Output]].FoldFloats));
        foreach (EpilogueStep step in op.Epilogue.Where(step => !step.Kind.IsIdentityAtInference(step.Node)))
            Append(op, new(step.Node, step.Kind, 0));
    }

    // The inference op that an op without an anchor of its own joins; a copy where others read the value, too.
    private int MakerFor(Op op)
    {
        int value = op.Inputs[0].Value;
        return OpInput.IsSole(value, ops) ? makers[value] : Begin(op, common.CopyOfInput, [value]);
    }

    private int Begin(Op op, Operation anchor, IEnumerable<int> inputs)
    {
        int fold = result.Sum(ahead => ahead.FoldFloats);
        makers[op.Output] = result.Count;
        int[] read = [.. inputs.Select(value => makers.TryGetValue(value, out int maker) ? maker : -1)];
        result.Add(new(
            anchor, op.Node, [], op.Shapes, op, read.ToEquatableArray(), default, BufferView.None, fold));
        return makers[op.Output];
    }

    private void Append(Op op, InferenceStep step)
    {
        int maker = makers[op.Output];
        result[maker] = result[maker] with { Steps = result[maker].Steps.Add(step) };
    }

    private ImmutableArray<InferenceOp> WithBuffers()
    {
        SortedSet<int> free = [.. Enumerable.Range(0, result.Count)];
        int output = makers[ops.Single(op => op.IsOutput).Output];
        Dictionary<int, int> taken = [];
        for (int i = 0; i < result.Count; i++)
        {
            InferenceOp op = result[i];
            if (i != output)
            {
                taken[i] = free.Min;
                free.Remove(free.Min);
            }

            BufferView[] inputs = [.. op.Makers.Select(maker => maker < 0
                ? BufferView.Caller(op.Training.Inputs.First(input => input.Value == 0).Stride)
                : result[maker].Output)];
            result[i] = op with
            {
                Inputs = inputs.ToEquatableArray(),
                Output = new(i == output ? "y" : NameOf(taken[i]), op.Shapes.Out.Stride, BufferKind.Rows)
                {
                    Positions = op.Shapes.OutPositions,
                },
            };
            free.UnionWith(op.Makers.Distinct()
                .Where(maker => maker >= 0 && !result.Skip(i + 1).Any(later => later.Makers.Contains(maker)))
                .Select(maker => taken[maker]));
        }

        return [.. result];
    }

    private static string NameOf(int index) =>
        index < Letters.Length ? Letters[index].ToString() : $"a{Literal.Of(index + 1)}";
}

/// <summary>
/// What inference needs for a block of rows. Up to 64 KB it is on the stack; wider networks
/// borrow a block of half an L2 cache that was made beforehand.
/// </summary>
/// <param name="Buffers">Buffers of rows: <c>a</c>, <c>b</c>, ... and <c>y</c>, the outputs.</param>
/// <param name="Fold">Floats of folded scales and shifts.</param>
/// <param name="Rows">Rows of a block.</param>
internal sealed record InferenceMemory(ImmutableArray<InferenceBuffer> Buffers, int Fold, int Rows)
{
    private const int StackFloats = 16 * 1024 - 16;
    private const int PoolFloats = 128 * 1024;
    private const int RowsOfVectors = 24;
    private const int RowsAtMost = 192;

    /// <summary>Floats of a block.</summary>
    public int Floats => Fold + Rows * Buffers.Sum(buffer => buffer.Stride);

    public bool FitsStack => Floats <= StackFloats;

    public static InferenceMemory Of(ImmutableArray<InferenceOp> ops)
    {
        // Narrow rows last, so that all others start at multiples of 64 bytes whatever the number of rows.
        ImmutableArray<InferenceBuffer> buffers =
        [
            .. ops.GroupBy(op => op.Output.Name)
                .Select(writers => new InferenceBuffer(writers.Key, writers.Max(op => op.Shapes.OutFloats)))
                .OrderBy(buffer => RowShape.Padded(buffer.Stride) != buffer.Stride)
                .ThenBy(buffer => buffer.Name, System.StringComparer.Ordinal),
        ];
        int fold = ops.Sum(op => op.FoldFloats);

        // A multiple of every tile's rows, so that only the last block of a call has a remainder; an image is many.
        int wanted = ops.Any(op => op.Shapes.OutPositions > 1) ? 1 : RowsOfVectors;
        int rows = Fitting(StackFloats) >= wanted ? Fitting(StackFloats) : Fitting(PoolFloats);
        return new(buffers, fold, System.Math.Min(RowsAtMost, System.Math.Max(wanted, rows)));

        int Fitting(int floats) => (floats - fold) / buffers.Sum(buffer => buffer.Stride) / wanted * wanted;
    }
}

/// <summary>A buffer of rows in a block of inference.</summary>
/// <param name="Name">Its pointer in the emitted code.</param>
/// <param name="Stride">Floats a row.</param>
internal sealed record InferenceBuffer(string Name, int Stride);
