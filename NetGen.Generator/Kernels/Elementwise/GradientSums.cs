using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Adds and copies gradients, where several ops read a value: rows lie one behind the other, and padding is zero, so
/// that a pass need not tell them apart.
/// </summary>
internal sealed class GradientSums : GradientRows
{
    public static readonly GradientSums Instance = new();

    /// <inheritdoc/>
    public override Step Add(Op op, BufferView from, BufferView to)
    {
        RowShape shape = ShapeOf(op, to);
        Kernel kernel = new(
            $"{op.Name}Add{Literal.Of(shape.Stride)}",
            "d += e: gradients of a value that several ops read.",
            [Parameter.Floats("d"), Parameter.Floats("e"), Parameter.Rows],
            shape,
            width => new(Code.Under(
                $"for (float* end = d + {Literal.Of(shape.Stride)}L * rows; d < end; "
                + $"{Literal.Next("d", width.Lanes)}, {Literal.Next("e", width.Lanes)})",
                "(Load(d) + Load(e)).Store(d);")));
        return Call.Of(
            kernel, Work.ByRows, Argument.Write(to, Partition.Rows), Argument.Read(from, Partition.Rows),
            Argument.Rows) with
        {
            Positions = to.Positions,
        };
    }

    /// <inheritdoc/>
    public override Step Copy(Op op, BufferView from, BufferView to) => new Call(
        "PaddedRows.CopyRows",
        [
            Argument.Read(from, Partition.Rows), new Number(from.Stride), Argument.Write(to, Partition.Rows),
            new Number(to.Stride), new Number(ShapeOf(op, to).Width), Argument.Rows,
        ],
        Work.ByRows)
    {
        Positions = to.Positions,
    };

    private static RowShape ShapeOf(Op op, BufferView to) => op.Node.Inputs
        .Select(value => new RowShape(value.Shape.Channels)).Append(op.Shapes.In)
        .First(shape => shape.Stride == to.Stride);
}
