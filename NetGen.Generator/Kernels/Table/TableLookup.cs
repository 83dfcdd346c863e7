using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Embeddings right behind each other, in one pass over the rows: columns that hold whole numbers become rows of
/// tables, all others are copied. Backward adds gradients up by the rows of each table; a thread has rows of a table
/// for itself, so that sums do not depend on threads.
/// </summary>
internal sealed class TableLookup : Operation
{
    public static readonly TableLookup Instance = new();

    public override bool JoinsItsKind => true;

    public override bool NeedsSeparateInputGradient => true;

    public override string ScratchLetter => "g";

    public override string Title(Op op) => string.Join(" + ", op.Anchored.Select(node => node.Title));

    public override RowShape OutShape(Node node, RowShape input) => new(node.OutputLength);

    public override bool HasInner(Op op) => op.EpilogueKeepsInput;

    public override IEnumerable<string> Keeps(Op op) => [op.Buffers.Input.Name];

    /// <summary>Sums of the gradients of all tables: zero between two passes.</summary>
    public override int ScratchFloats(Op op) => op.Anchored.Sum(node => (int)ParameterPlan.FloatsOf(node));

    public override string Equation(Op op) => WithEpilogue(op, "z = x with rows of tables in place of their indices");

    public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op) => EpilogueKernels.ForwardSteps(
        op, first => [Lookup(parameters, op, op.Buffers.Input, first, Work.ByRows)]);

    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op)
    {
        if (!op.Epilogue.IsEmpty)
            yield return EpilogueKernels.BackwardCall(op.EpilogueName + "Backward", op, null);
        Call back = Call.Of(
            InputGradient(op), Work.ByRows, Argument.Read(op.Buffers.Gradient, Partition.Rows),
            Argument.Write(op.Buffers.InputGradient, Partition.Rows), Argument.Rows);
        yield return WhereWanted(op, back);
        int sums = 0;
        foreach (RowPiece piece in RowPiece.Of(op).Where(piece => piece.Table is not null))
        {
            PlannedTensor table = parameters.Find(piece.Table!, "Weights")!;
            yield return new Guard(new IsLearning(table.Key), TableGradient.Call(op, piece, table, sums));
            sums += table.Length;
        }
    }

    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op) =>
        InferenceSteps.Behind(op, [Lookup(parameters, op.Training, op.Input, op.Output, Work.Alone)]);

    private static Call Lookup(ParameterPlan parameters, Op op, BufferView x, BufferView y, Work work) => Call.Of(
        LookupKernel(parameters, op), work, Argument.Block, Argument.Read(x, Partition.Rows),
        Argument.Write(y, Partition.Rows), Argument.Rows);

    private static Kernel LookupKernel(ParameterPlan parameters, Op op) => new(
        $"{op.Name}Forward",
        $"Rows of {(op.Joined.IsEmpty ? "a table" : "tables")} in place of the columns that hold their numbers.",
        [Parameter.Block, Parameter.Floats("x"), Parameter.Floats("y"), Parameter.Rows],
        op.Shapes.Out,
        _ => new(OverRows(
            op, "x", op.Buffers.Input.Stride, "y", op.Shapes.Out.Stride, op.Shapes.Out.Extent,
            RowPiece.Of(op).Select(piece => piece.Table is null
                ? Copied("x", piece.In, "y", piece.Out, piece.Length)
                : Copied(Row(parameters, piece), 0, "y", piece.Out, piece.Length)))))
    {
        Tensors = [.. op.Anchored.Select(node => parameters.Find(node, "Weights")!.Key)],
    };

    private static Kernel InputGradient(Op op) => new(
        $"{op.Name}InputGradient",
        "dx = d of the columns that were copied; an index has no gradient.",
        [Parameter.Floats("d"), Parameter.Floats("dx"), Parameter.Rows],
        op.Shapes.In,
        _ => new(OverRows(
            op, "d", op.Shapes.Out.Stride, "dx", op.Buffers.InputGradient.Stride, op.Shapes.In.Extent,
            RowPiece.Of(op).Select(piece => piece.Table is null
                ? Copied("d", piece.Out, "dx", piece.In, piece.Length)
                : $"dx[{Literal.Of(piece.In)}] = 0f;"))));

    private static string Row(ParameterPlan parameters, RowPiece piece)
    {
        PlannedTensor table = parameters.Find(piece.Table!, "Weights")!;
        return $"p + {table.Name} + {Literal.Of(table.OutputStride)} * (int)x[{Literal.Of(piece.In)}]";
    }

    private static Code OverRows(
        Op op, string from, int fromStride, string to, int toStride, int length, IEnumerable<Code> pieces)
    {
        int padding = toStride - length;
        string steps = $"{from} += {Literal.Of(fromStride)}, {to} += {Literal.Of(toStride)}";
        return Code.Text($$"""
            for (float* end = {{from}} + {{fromStride}}L * rows; {{from}} < end; {{steps}})
            {
                {{Code.Lines(pieces)}}
                {{(padding == 0
                    ? Code.Empty
                    : $"new Span<float>({to} + {Literal.Of(length)}, {Literal.Of(padding)}).Clear();")}}
            }
            """);
    }

    private static Code Copied(string from, int fromAt, string to, int toAt, int length) => length == 1
        ? $"{to}[{Literal.Of(toAt)}] = {(from.Length > 1 ? $"({from})" : from)}[{Literal.Of(fromAt)}];"
        : $"PaddedRows.Copy({from}{Literal.Plus(fromAt)}, {to}{Literal.Plus(toAt)}, {Literal.Of(length)});";
}

/// <summary>A piece of a row: columns that are copied, or one that becomes a row of a table.</summary>
/// <param name="In">First column of what comes in.</param>
/// <param name="Out">First column of what goes out.</param>
/// <param name="Length">Columns of what goes out.</param>
/// <param name="Table">The layer whose table it comes from; null where it is copied.</param>
internal sealed record RowPiece(int In, int Out, int Length, Node? Table)
{
    /// <summary>The pieces of an op's rows, in order.</summary>
    public static ImmutableArray<RowPiece> Of(Op op)
    {
        List<RowPiece> pieces = [new(0, 0, op.Node.InputLength, null)];
        foreach (Node node in op.Anchored)
        {
            int at = pieces.FindIndex(piece => node.IndexAt < piece.Out + piece.Length);
            RowPiece cut = pieces[at];
            int ahead = node.IndexAt - cut.Out, size = node.OutputLength - node.InputLength + 1;
            RowPiece[] parts =
            [
                cut with { Length = ahead },
                new(cut.In + ahead, node.IndexAt, size, node),
                new(cut.In + ahead + 1, node.IndexAt + size, cut.Length - ahead - 1, null),
            ];
            pieces.RemoveAt(at);
            for (int i = at; i < pieces.Count; i++)
                pieces[i] = pieces[i] with { Out = pieces[i].Out + size - 1 };
            pieces.InsertRange(at, parts.Where(part => part.Length > 0));
        }

        return [.. pieces];
    }
}
