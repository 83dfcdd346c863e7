using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>Which layers run as one at inference: all that works value by value joins the head before it.</summary>
internal static class InferencePlan
{
    public static ImmutableArray<InferenceOp> Of(TypedNetwork network, ImmutableArray<Op> ops)
    {
        List<InferenceOp> result = [];
        foreach (Op op in ops)
        {
            if (op.Head.FoldsAtInference)
            {
                Append(new(op.Layer, null, result.Last().FoldFloats));
            }
            else if (!op.Head.IsTailAlone)
            {
                string input = result.Count == 0 ? "x" : result.Last().Output;
                string output = input == "a" ? "b" : "a";
                int fold = result.Sum(ahead => ahead.FoldFloats);
                result.Add(new(op.Head, op.Layer, [], op.Shapes, op, input, output, fold));
            }

            foreach (TailStep tail in op.Tail.Where(tail => !tail.Kind.IsIdentityAtInference(tail.Layer)))
                Append(new(tail.Layer, tail.Kind, 0));
        }

        return [.. result.Take(result.Count - 1), result.Last() with { Output = "y" }];

        void Append(InferenceStep step) =>
            result[result.Count - 1] = result.Last() with { Steps = result.Last().Steps.Add(step) };
    }
}

/// <summary>
/// What inference needs for a block of rows. Up to 64 KB it is on the stack; wider networks
/// borrow a block of half an L2 cache that was made beforehand.
/// </summary>
/// <param name="Buffers">Buffers of rows: <c>a</c> and <c>b</c>, which take turns, and <c>y</c>, the outputs.</param>
/// <param name="Fold">Floats of folded scales and shifts.</param>
/// <param name="Rows">Rows of a block.</param>
internal sealed record InferenceMemory(ImmutableArray<InferenceBuffer> Buffers, int Fold, int Rows)
{
    private const int StackFloats = 16 * 1024 - 16;
    private const int PoolFloats = 128 * 1024;
    private const int RowsWanted = 24;
    private const int RowsAtMost = 192;

    /// <summary>Floats of a block.</summary>
    public int Floats => Fold + Rows * Buffers.Sum(buffer => buffer.Stride);

    public bool FitsStack => Floats <= StackFloats;

    public static InferenceMemory Of(ImmutableArray<InferenceOp> ops)
    {
        // Narrow rows last, so that all others start at multiples of 64 bytes whatever the number of rows.
        ImmutableArray<InferenceBuffer> buffers =
        [
            .. ops.GroupBy(op => op.Output)
                .Select(writers => new InferenceBuffer(writers.Key, writers.Max(op => op.Shapes.Out.Stride)))
                .OrderBy(buffer => RowShape.Padded(buffer.Stride) != buffer.Stride)
                .ThenBy(buffer => buffer.Name, System.StringComparer.Ordinal),
        ];
        int fold = ops.Sum(op => op.FoldFloats);

        // A multiple of every tile's rows, so that only the last block of a call has a remainder.
        int rows = Fitting(StackFloats) >= RowsWanted ? Fitting(StackFloats) : Fitting(PoolFloats);
        return new(buffers, fold, System.Math.Min(RowsAtMost, System.Math.Max(RowsWanted, rows)));

        int Fitting(int floats) => (floats - fold) / buffers.Sum(buffer => buffer.Stride) / RowsWanted * RowsWanted;
    }
}

/// <summary>A buffer of rows in a block of inference.</summary>
/// <param name="Name">Its pointer in the emitted code.</param>
/// <param name="Stride">Floats a row.</param>
internal sealed record InferenceBuffer(string Name, int Stride);
