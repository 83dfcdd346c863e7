using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The gradient of a table: summed up for the rows that the batch names, in the order of the batch, and handed to the
/// sink. Each thread owns a range of the table's rows. Where a gradient of zero changes something, the sink gets all
/// rows.
/// </summary>
internal static class TableGradient
{
    /// <summary>The call for one table.</summary>
    /// <param name="op">The op that reads it.</param>
    /// <param name="piece">Where its rows stand among those of the op.</param>
    /// <param name="table">The table.</param>
    /// <param name="sums">Where its sums start among those of the op.</param>
    public static Call Call(Op op, RowPiece piece, PlannedTensor table, int sums) => Plan.Call.Of(
        Of(op, piece, table), Work.ByShare,
        Argument.Read(op.Buffers.Input, Partition.Whole), Argument.Read(op.Buffers.Gradient, Partition.Whole),
        Argument.Write(op.Buffers.Scratch, Partition.Rows) with { Offset = sums }, Argument.Rows, Argument.Share,
        Argument.Sink);

    private static Kernel Of(Op op, RowPiece piece, PlannedTensor table)
    {
        string name = $"{piece.Table!.Name}Gradient";
        return new(
            name,
            "Adds d up in g by the rows of the table that x names, and hands the sums over.",
            [
                Parameter.Floats("x"), Parameter.Floats("d"), Parameter.Floats("g"), Parameter.Rows, Parameter.Share,
                Parameter.Sink,
            ],
            new(piece.Length),
            width => new(Statements(name, op, piece, table, width), HandOver(name, table, width)))
        {
            Tensors = [table.Key],
        };
    }

    private static Code Statements(string name, Op op, RowPiece piece, PlannedTensor table, Width width)
    {
        int stride = table.OutputStride;
        string row = $"{Literal.Of(stride)} * name";
        string handOver = $"{name}HandOver(g + {row}, {table.Name} + {row}, table);";
        string index = $"int name = (int)x[{Literal.Of(op.Buffers.Input.Stride)}L * row{Literal.Plus(piece.In)}];";
        string every = table.Declaration.IsLazy ? "S.NeedsEvery" : "!table.IgnoresZero";
        string columns = Literal.Of(piece.Length);
        return Code.Text($$"""
            // The rows of the table that are this thread's.
            S table = sink.ForTensor(Tensor.{{table.Name}});
            int first = share.Start({{table.Declaration.Outputs}}), end = share.End({{table.Declaration.Outputs}});
            for (int row = 0; row < rows; row++)
            {
                {{index}}
                if (name < first || name >= end)
                    continue;
                float* from = d + {{op.Buffers.Gradient.Stride}}L * row{{Literal.Plus(piece.Out)}};
                float* to = g + {{stride}} * name;
                {{Sums(piece.Length, width)}}
            }

            if ({{every}})
            {
                for (int name = first; name < end; name++)
                    {{handOver}}
                return;
            }

            // A second row of the batch with the same name finds a sum of zero.
            for (int row = 0; row < rows; row++)
            {
                {{index}}
                if (name >= first && name < end && !PaddedRows.IsZero(g + {{stride}} * name, {{columns}}))
                    {{handOver}}
            }
            """);
    }

    // Whole vectors, and the values behind them one by one: beyond these stand other columns.
    private static Code Sums(int length, Width width)
    {
        int whole = length / width.Lanes * width.Lanes;
        string lanes = Literal.Of(width.Lanes);
        Code vectors = whole == 0 ? Code.Empty
            : whole == width.Lanes ? "(Load(to) + Load(from)).Store(to);"
            : Code.Under(
                $"for (int c = 0; c < {Literal.Of(whole)}; c += {lanes})",
                "(Load(&to[c]) + Load(&from[c])).Store(&to[c]);");
        Code rest = whole == length ? Code.Empty
            : Code.Under($"for (int c = {Literal.Of(whole)}; c < {Literal.Of(length)}; c++)", "to[c] += from[c];");
        return Code.Lines(vectors, rest);
    }

    private static Code HandOver(string name, PlannedTensor table, Width width) => Code.Text($$"""
        // The sum of one row of the table, which is zero afterwards.
        private static void {{name}}HandOver<S>(float* g, int at, S table)
            where S : struct, IGradientSink<S>
        {
            {{Code.Under(
                $"for (int c = 0; c < {Literal.Of(table.OutputStride)}; {Literal.Next("c", width.Lanes)})",
                Code.Lines("table.Accept(at + c, Load(&g[c]));", "Zero.Store(&g[c]);"), isOneStatement: false)}}
        }
        """);
}
