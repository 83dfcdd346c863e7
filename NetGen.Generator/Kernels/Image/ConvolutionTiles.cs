using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>The kernels of a direct convolution that go over lines of positions.</summary>
internal static class ConvolutionTiles
{
    private const int MostPositions = 14;

    /// <summary>z = the sum of x W under the kernel, + b, then the steps of the epilogue.</summary>
    public static Kernel Forward(
        string name, ParameterPlan parameters, Op op, ImmutableArray<InferenceStep> epilogue)
    {
        PlannedTensor? bias = parameters.Find(op.Node, "Bias");
        PlannedTensor weights = parameters.Find(op.Node, "Weights")!;
        ConvolutionSizes sizes = ConvolutionSizes.Of(op);
        (OpShapes shapes, Window window) = (sizes.Shapes, sizes.Window);
        int step = window.Columns.Stride * shapes.In.Stride, down = window.Rows.Stride * sizes.LineFloats;
        int row = shapes.Out.Stride * window.Columns.Outputs;
        TileSpec product = ProductKernels.ForwardTile(name, weights, shapes, bias, epilogue, null);
        TileSpec under = product with { LeftRow = step };
        TileSpec tile = Under(window, under, sizes.Channels, shapes.In.Stride, sizes.LineFloats) with
        {
            Summary = $"z [positions x {Literal.Of(shapes.Out.Extent)}] = x [positions x {Literal.Of(sizes.Channels)}] "
                + $"under {Literal.Of(window.Taps)} taps times W{(bias is null ? "" : " + b")}",
            Note = epilogue.IsEmpty ? "" : product.Note,
        };
        bool folds = InferenceSteps.UsesFold(epilogue);
        return new(
            name,
            $"{InferenceSteps.Letter(epilogue)} = the sum of x W under the kernel{(bias is null ? "" : " + b")}"
                + (epilogue.IsEmpty ? "." : $"; {InferenceSteps.Equations(epilogue)}."),
            [
                Parameter.Block, Parameter.Floats("x"), Parameter.Floats("y"), .. InferenceSteps.FoldParameters(folds),
                Parameter.Rows,
            ],
            shapes.Out,
            width => OverLines(
                width, shapes.Out, window.Columns.Outputs, tile,
                (size, r, column) => ProductKernels.TileArguments(
                    size, weights, bias, epilogue, $"&from[{Times(step, r)}]",
                    $"&y[{Times(shapes.Out.Stride, r)}{Literal.Plus(column)}]", column),
                tiles => Code.Text($$"""
                    for (float* end = x + {{sizes.ImageFloats}}L * rows; x < end; x += {{sizes.ImageFloats}})
                    {
                        for (int line = 0; line < {{window.Rows.Outputs}}; line++, y += {{row}})
                        {
                            float* from = x + {{down}} * line;
                            {{tiles}}
                        }
                    }
                    """)))
        {
            Tensors = [.. ProductKernels.TensorsOf(weights, bias), .. InferenceSteps.TensorsOf(epilogue)],
        };
    }

    /// <summary>Spreads d by the stride, with a border, and convolves it with the turned weights.</summary>
    public static IEnumerable<Call> InputGradient(Op op)
    {
        BufferView u = op.Buffers.RowScratch;
        yield return Call.Of(
            SpreadKernel(op), Work.ByRows, Argument.Read(op.Buffers.Gradient, Partition.Rows),
            Argument.Write(u, Partition.Rows), Argument.Rows) with
        {
            Positions = 1,
        };
        yield return Call.Of(
            InputGradientKernel(op), Work.ByRows, Argument.Read(op.Buffers.Scratch, Partition.Whole),
            Argument.Read(u, Partition.Rows), Argument.Write(op.Buffers.InputGradient, Partition.Rows), Argument.Rows)
            with
        {
            Positions = 1,
        };
    }

    private static Kernel SpreadKernel(Op op)
    {
        ConvolutionSizes sizes = ConvolutionSizes.Of(op);
        (Axis down, Axis along, int stride) = (sizes.Window.Rows, sizes.Window.Columns, sizes.Shapes.Out.Stride);
        (int lines, int columns) = sizes.Spread;
        int floats = stride * sizes.SpreadPositions;
        return new(
            $"{op.Name}Spread", "u = d, as far apart as the stride, with zeros between and around.",
            [Parameter.Floats("d"), Parameter.Floats("u"), Parameter.Rows], sizes.Shapes.Out,
            _ => new(Code.Text($$"""
                for (float* end = u + {{floats}}L * rows; u < end; u += {{floats}})
                {
                    new Span<float>(u, {{floats}}).Clear();
                    for (int row = 0; row < {{down.Outputs}}; row++)
                    {
                        int line = {{Place(down, "row")}};
                        for (int column = 0; column < {{along.Outputs}}; column++, d += {{stride}})
                        {
                            int at = {{Place(along, "column")}};
                            if ((uint)line < {{lines}} && (uint)at < {{columns}})
                                PaddedRows.Copy(d, u + {{stride}} * ({{columns}} * line + at), {{stride}});
                        }
                    }
                }
                """)));
    }

    // Where an output stands among the spread ones: its first tap meets the border's last position.
    private static string Place(Axis axis, string output)
    {
        long ahead = axis.Reach - 1 - axis.Padding;
        string at = axis.Stride == 1 ? output : $"{Literal.Of(axis.Stride)} * {output}";
        return ahead < 0 ? $"{at} - {Literal.Of(-ahead)}" : ahead == 0 ? at : $"{at} + {Literal.Of(ahead)}";
    }

    private static Kernel InputGradientKernel(Op op)
    {
        ConvolutionSizes sizes = ConvolutionSizes.Of(op);
        (OpShapes shapes, Window window) = (sizes.Shapes, sizes.Window);
        (int @in, int @out) = (shapes.In.Stride, shapes.Out.Stride);
        int line = @out * sizes.Spread.Columns;
        string name = $"{op.Name}InputGradient";
        TileSpec tile = Under(
            window,
            new()
            {
                Name = name,
                Summary = $"dx [positions x {Literal.Of(shapes.In.Units)}] = u [positions x "
                    + $"{Literal.Of(shapes.Out.Units)}] under {Literal.Of(window.Taps)} taps times turned W",
                Parameters = "float* u, float* w, float* dx",
                Left = "u",
                LeftRow = @out,
                LeftStep = 1,
                Right = "w",
                RightStep = @in,
                Depth = shapes.Out.Units,
                OutRow = @in,
                Epilogue = (tile, of) => tile.Store("dx", of.OutRow),
            },
            shapes.Out.Units, @out, line);
        string first = Literal.Of(@in * window.Columns.Padding + sizes.LineFloats * window.Rows.Padding);
        return new(
            name, "dx = the convolution of u with the turned weights; what stands around the image is left out.",
            [Parameter.Floats("t"), Parameter.Floats("u"), Parameter.Floats("dx"), Parameter.Rows], shapes.In,
            width => OverLines(
                width, shapes.In, window.Columns.Size, tile,
                (_, r, column) => $"&from[{Times(@out, r)}], &t[{column}], &to[{Times(@in, r)}{Literal.Plus(column)}]",
                tiles => Code.Text($$"""
                    int floats = {{@out * sizes.SpreadPositions}};
                    for (float* end = u + (long)floats * rows; u < end; u += floats, dx += {{sizes.ImageFloats}})
                    {
                        for (int line = 0; line < {{window.Rows.Size}}; line++)
                        {
                            float* from = u + {{line}} * line, to = dx + {{first}} + {{sizes.LineFloats}} * line;
                            {{tiles}}
                        }
                    }
                    """)));
    }

    // A product at every tap: where taps of a line of the kernel lie side by side, their depths are one.
    private static TileSpec Under(Window window, TileSpec tile, int channels, int stride, int line)
    {
        (int rows, int columns) = (window.Rows.Kernel, window.Columns.Kernel);
        int along = window.Columns.Dilation * stride, down = window.Rows.Dilation * line;
        bool isWhole = along == channels;
        int depth = isWhole ? columns * channels : channels;
        (string, int)[] around =
        [
            (Literal.Of(rows), down - columns * along),
            .. isWhole ? [] : new[] { (Literal.Of(columns), along - channels) },
        ];
        return tile with { Depth = depth, Around = [.. around] };
    }

    // Tiles of some positions of a line, evenly cut, and some vectors.
    private static KernelText OverLines(
        Width width, RowShape columns, int positions, TileSpec tile, Func<Tile, string, string, string> arguments,
        Func<Code, Code> loops)
    {
        int vectors = columns.Vectors(width.Lanes);
        int most = width.ConvolutionColumns(vectors);
        int rows = width.IsVector ? Math.Min(MostPositions, width.Accumulators / most) : 1;
        TileRun[] runs = [.. Tiling.Runs(positions, rows)], parts = [.. Tiling.Runs(vectors, most)];
        Code tiles = Code.Lines(runs.Select(run => TileLoops.Over(
            run, 1, "r", null,
            r => Code.Lines(parts.Select(part => TileLoops.Over(
                part, width.Lanes, "c", null, c =>
                {
                    Tile size = new(run.Size, part.Size, width.Lanes);
                    return Wrapped.Call(TileTemplate.Callee(size, tile), arguments(size, r, c));
                }))),
            isOneStatement: parts.Length == 1)));
        return KernelText.Of(
            loops(tiles),
            from run in runs
            from part in parts
            select TileTemplate.Method(new(run.Size, part.Size, width.Lanes), tile));
    }

    private static string Times(int floats, string position) =>
        position == "0" ? "0" : $"{Literal.Of(floats)} * {position}";
}
