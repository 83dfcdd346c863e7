using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>A training buffer: floats a row for as many rows as the trainer takes, or a fixed number.</summary>
/// <param name="Name">Its pointer in the emitted code.</param>
/// <param name="Floats">Floats a row, or in all where it is fixed.</param>
/// <param name="Start">Floats ahead of it: of one row, or in the fixed part.</param>
internal sealed record TrainingBuffer(string Name, int Floats, int Start);

/// <summary>
/// What a trainer allocates: first what does not depend on the batch, then a region
/// a buffer, each starting at a constant times the capacity.
/// </summary>
internal sealed record TrainingMemory(ImmutableArray<TrainingBuffer> Fixed, ImmutableArray<TrainingBuffer> Rows)
{
    public int FixedFloats => Fixed.Sum(buffer => buffer.Floats);

    public int FloatsPerRow => Rows.Sum(buffer => buffer.Floats);

    public static TrainingMemory Of(ImmutableArray<Op> ops)
    {
        List<TrainingBuffer> fix = [];
        foreach (Op op in ops.Where(op => op.Head.FixedFloats(op) > 0))
        {
            string name = op.Head.FixedLetter + Literal.Of(op.Number);
            fix.Add(new(name, RowShape.Padded(op.Head.FixedFloats(op)), fix.Sum(buffer => buffer.Floats)));
        }

        List<(string Name, int Stride)> asked = [];
        foreach (Op op in ops)
        {
            Add(op.Buffers.Input == op.Buffers.Inner ? "" : op.Buffers.Inner, op.Shapes.Out.Stride);
            Add(op.Buffers.Output, op.Shapes.Out.Stride);
        }

        foreach (string name in new[] { "d", "e" })
        {
            IEnumerable<int> strides = ops.Where(op => op.Buffers.Gradient == name).Select(op => op.Shapes.Out.Stride)
                .Concat(ops.Where(op => op.Buffers.InputGradient == name).Select(op => op.Shapes.In.Stride));
            Add(strides.Any() ? name : "", strides.DefaultIfEmpty().Max());
        }

        // Narrow rows last, so that all others start at multiples of 64 bytes whatever the number of rows.
        List<TrainingBuffer> rows = [];
        foreach ((string name, int stride) in asked.OrderBy(buffer => RowShape.Padded(buffer.Stride) != buffer.Stride))
            rows.Add(new(name, stride, rows.Sum(buffer => buffer.Floats)));
        return new([.. fix], [.. rows]);

        void Add(string name, int stride)
        {
            if (name != "" && asked.All(buffer => buffer.Name != name))
                asked.Add((name, stride));
        }
    }
}
