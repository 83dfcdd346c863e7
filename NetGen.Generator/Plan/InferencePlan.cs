using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>Which layers run as one at inference: all that works value by value joins the head before it.</summary>
internal static class InferencePlan
{
    public static ImmutableArray<InferenceOp> Of(TypedNetwork network, ImmutableArray<Op> ops)
    {
        List<InferenceOp> result = [];
        int fold = 0;
        foreach (Op op in ops)
        {
            if (op.Head.FoldsAtInference)
            {
                InferenceStep step = new(op.Layer, null, fold);
                Append(step);
                fold += step.FoldFloats;
            }
            else if (op.Head is not Pointwise)
            {
                string input = result.Count == 0 ? "x" : result.Last().Output;
                result.Add(new(op.Head, op.Layer, [], op.Shapes, op, input, input == "a" ? "b" : "a"));
            }

            foreach (TailStep tail in op.Tail.Where(tail => !tail.Kind.IsIdentityAtInference(tail.Layer)))
                Append(new(tail.Layer, tail.Kind, 0));
        }

        return [.. result];

        void Append(InferenceStep step) =>
            result[result.Count - 1] = result.Last() with { Steps = result.Last().Steps.Add(step) };
    }
}

/// <summary>
/// What inference needs for a block of rows. Up to 64 KB it is on the stack; wider networks
/// borrow a block of half an L2 cache that was made beforehand.
/// </summary>
/// <param name="StrideA">Floats a row of buffer <c>a</c>.</param>
/// <param name="StrideB">Floats a row of buffer <c>b</c>; 0 where one buffer is enough.</param>
/// <param name="Fold">Floats of folded scales and shifts.</param>
/// <param name="Rows">Rows of a block.</param>
internal sealed record InferenceMemory(int StrideA, int StrideB, int Fold, int Rows)
{
    private const int StackFloats = 16 * 1024 - 16;
    private const int PoolFloats = 128 * 1024;
    private const int RowsWanted = 24;
    private const int RowsAtMost = 192;

    /// <summary>Floats of a block.</summary>
    public int Floats => Fold + Rows * (StrideA + StrideB);

    public bool FitsStack => Floats <= StackFloats;

    public static InferenceMemory Of(ImmutableArray<InferenceOp> ops)
    {
        int a = ops.Where(op => op.Output == "a").Select(op => op.Shapes.Out.Stride).DefaultIfEmpty().Max();
        int b = ops.Where(op => op.Output == "b").Select(op => op.Shapes.Out.Stride).DefaultIfEmpty().Max();
        int fold = ops.SelectMany(op => op.Steps).Sum(step => step.FoldFloats);

        // A multiple of every tile's rows, so that only the last block of a call has a remainder.
        int rows = Fitting(StackFloats) >= RowsWanted ? Fitting(StackFloats) : Fitting(PoolFloats);
        return new(a, b, fold, System.Math.Min(RowsAtMost, System.Math.Max(RowsWanted, rows)));

        int Fitting(int floats) => (floats - fold) / (a + b) / RowsWanted * RowsWanted;
    }
}
