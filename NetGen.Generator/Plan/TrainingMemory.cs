using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

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
        ILookup<BufferKind, BufferView> scratches = ops.Select(op => op.Buffers.Scratch)
            .Where(scratch => scratch.Name != "").ToLookup(scratch => scratch.Kind);
        foreach (BufferView scratch in scratches[BufferKind.Fixed])
            fix.Add(new(scratch.Name, scratch.Stride, fix.Sum(buffer => buffer.Floats)));

        IEnumerable<BufferView> forward = ops.SelectMany(op => new[] { op.Buffers.Inner, op.Buffers.Output })
            .Concat(scratches[BufferKind.Rows]).Concat(ops.Select(op => op.Buffers.RowScratch));
        IEnumerable<BufferView> gradients = ops
            .SelectMany(op => op.Buffers.InputGradients.SelectMany(edge => new[] { edge.Buffer, edge.Part })
                .Prepend(op.Buffers.Gradient))
            .Where(view => view.Kind == BufferKind.Gradient)
            .OrderBy(view => view.Name, System.StringComparer.Ordinal);
        (string Name, int Stride)[] asked =
        [
            .. forward.Concat(gradients).Where(view => view.Name != "").GroupBy(view => view.Name)
                .Select(views => (views.Key, views.Max(view => view.RowFloats))),
        ];

        // Narrow rows last, so that all others start at multiples of 64 bytes whatever the number of rows; behind them
        // what is never loaded as a vector.
        List<TrainingBuffer> rows = [];
        foreach ((string name, int stride) in asked.OrderBy(buffer => RowShape.Padded(buffer.Stride) != buffer.Stride)
            .ThenBy(buffer => buffer.Stride % RowShape.Narrow != 0))
        {
            rows.Add(new(name, stride, rows.Sum(buffer => buffer.Floats)));
        }

        return new([.. fix], [.. rows]);
    }
}
