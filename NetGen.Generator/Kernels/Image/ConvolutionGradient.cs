using System;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The weight gradient of a direct convolution. A tile has some channels of one tap and some vectors of outputs; its
/// sums stay in registers over the positions of as many images as stay in the cache, and then in memory.
/// </summary>
internal static class ConvolutionGradient
{
    private const int CacheFloats = 96 * 1024;

    /// <summary>The call.</summary>
    public static Call Call(Op op, PlannedTensor weights)
    {
        string name = $"{op.Name}WeightGradient";
        Kernel kernel = new(
            name, "dW = x^T d at every tap, handed over from the registers.",
            [
                Parameter.Floats("x"), Parameter.Floats("d"), Parameter.Floats("t"), Parameter.Rows, Parameter.Share,
                Parameter.Sink,
            ],
            op.Shapes.Out, width => Body(op, name, weights, width))
        {
            Tensors = [weights.Key],
        };
        return Plan.Call.Of(
            kernel, Work.ByShare, Argument.Read(op.Buffers.Input, Partition.Whole),
            Argument.Read(op.Buffers.Gradient, Partition.Whole), Argument.Write(op.Buffers.Scratch, Partition.Whole),
            Argument.Rows, Argument.Share, Argument.Sink) with
        {
            Positions = 1,
            SharedWeights = [new(weights.Key, Access.Write, Partition.Whole)],
        };
    }

    private static KernelText Body(Op op, string name, PlannedTensor weights, Width width)
    {
        ConvolutionSizes sizes = ConvolutionSizes.Of(op);
        OpShapes shapes = sizes.Shapes;
        int vectors = shapes.Out.Vectors(width.Lanes);
        int most = width.ConvolutionColumns(vectors);
        TileRun[] parts = [.. Tiling.Runs(vectors, most)];
        TileRun[] runs = [.. Tiling.Runs(sizes.Channels, RowsOf(width, sizes.Channels, most))];
        TileSpec tile = TileOf(name, op, weights);
        int images = Math.Max(1, CacheFloats / (sizes.ImageFloats + shapes.OutFloats));
        Code pieces = Code.Paragraphs(runs.Select(run => Pieces(sizes, weights, run, parts, tile, width)));
        Code statements = Code.Text($$"""
            S weights = sink.ForTensor(Tensor.{{weights.Name}});
            float* sums = t + {{sizes.TurnedFloats}};
            for (int block = 0; block < rows; block += {{images}})
            {
                int count = Math.Min({{images}}, rows - block);
                bool isFirst = block == 0, isLast = block + count == rows;
                float* image = x + {{sizes.ImageFloats}}L * block, gradient = d + {{shapes.OutFloats}}L * block;
                {{pieces}}
            }
            """);
        return KernelText.Of(
            statements,
            from run in runs
            from part in parts
            select TileTemplate.Method(new(run.Size, part.Size, width.Lanes), tile));
    }

    // Channels of a tile: those that cut all of them evenly, where there are such.
    private static int RowsOf(Width width, int channels, int vectors)
    {
        if (!width.IsVector)
            return 1;
        int most = Math.Min(14, (width.Accumulators == 24 ? 28 : width.Accumulators) / vectors);
        int even = new[] { most, 12, 8, 6, 4 }.FirstOrDefault(rows => rows <= most && channels % rows == 0);
        return even > 0 ? even : most;
    }

    // Some channels of each tap: threads share them.
    private static Code Pieces(
        ConvolutionSizes sizes, PlannedTensor weights, TileRun run, TileRun[] parts, TileSpec tile, Width width)
    {
        Window window = sizes.Window;
        string pieces = Literal.Of(window.Taps * run.Tiles), columns = Literal.Of(window.Columns.Kernel);
        string tap = run.Tiles == 1 ? "piece" : $"piece / {Literal.Of(run.Tiles)}";
        string channel = run.Tiles == 1
            ? Literal.Of(run.First)
            : $"{Literal.Of(run.Size)} * (piece % {Literal.Of(run.Tiles)}){Literal.Plus(run.First)}";
        string down = Literal.Of(window.Rows.Dilation * sizes.LineFloats);
        string along = Literal.Of(window.Columns.Dilation * sizes.Shapes.In.Stride);
        return Code.Text($$"""
            for (int piece = share.Start({{pieces}}); piece < share.End({{pieces}}); piece++)
            {
                int tap = {{tap}}, channel = {{channel}};
                int w = {{weights.InputStride}} * ({{sizes.Channels}} * tap + channel);
                float* from = image + {{down}} * (tap / {{columns}}) + {{along}} * (tap % {{columns}}) + channel;
                {{Code.Lines(parts.Select(part => TileLoops.Over(
                    part, width.Lanes, "c", null, c => Wrapped.Call(
                        TileTemplate.Callee(new(run.Size, part.Size, width.Lanes), tile),
                        $"from, gradient{Literal.Plus(c)}, count, sums + w{Literal.Plus(c)}, "
                            + $"{weights.Name} + w{Literal.Plus(c)}, isFirst, isLast, weights"))))}}
            }
            """);
    }

    private static TileSpec TileOf(string name, Op op, PlannedTensor weights)
    {
        ConvolutionSizes sizes = ConvolutionSizes.Of(op);
        (Window window, OpShapes shapes) = (sizes.Window, sizes.Shapes);
        int step = window.Columns.Stride * shapes.In.Stride, down = window.Rows.Stride * sizes.LineFloats;
        return new()
        {
            Name = name,
            Summary = $"dW [channels x {Literal.Of(shapes.Out.Extent)}] = x^T [channels x positions] times d "
                + $"[positions x {Literal.Of(shapes.Out.Extent)}] at a tap",
            Sink = "S",
            Parameters = "float* x, float* d, int rows, float* sums, int w, bool isFirst, bool isLast, S sink",
            Left = "x",
            LeftRow = 1,
            LeftStep = step,
            Right = "d",
            RightStep = shapes.Out.Stride,
            Depth = window.Columns.Outputs,
            Around =
            [
                ("rows", sizes.ImageFloats - window.Rows.Outputs * down),
                (Literal.Of(window.Rows.Outputs), down - window.Columns.Outputs * step),
            ],
            OutRow = weights.InputStride,
            Epilogue = (tile, of) => Code.Text($$"""
                if (!isFirst)
                {
                    {{tile.Unroll((r, v) => $"{tile.Sum(r, v)} += Load({At(tile, of, r, v)});")}}
                }

                if (!isLast)
                {
                    {{tile.Unroll((r, v) => $"{tile.Sum(r, v)}.Store({At(tile, of, r, v)});")}}
                    return;
                }

                {{tile.Unroll((r, v) =>
                    $"sink.Accept(w{Literal.Plus(r * of.OutRow.Value + v * tile.Lanes)}, {tile.Sum(r, v)});")}}
                """),
        };
    }

    private static string At(Tile tile, TileSizes of, int row, int vector) =>
        Literal.Address("sums", row * of.OutRow.Value + vector * tile.Lanes);
}
