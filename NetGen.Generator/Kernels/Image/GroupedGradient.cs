using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The gradient of the filters of a convolution in groups: a vector of outputs is one thread's, and the sums of some
/// taps of a filter's row stay in registers over all positions of an image, and then over all rows: a float that holds
/// a sum of many thousand values loses the last digits of the next.
/// </summary>
internal static class GroupedGradient
{
    private const int TapsInRegisters = 8;

    // More of them than sums take without losing digits: such images are summed line by line.
    private const int MostPositions = 4096;

    /// <summary>The call.</summary>
    public static Call Call(Op op, PlannedTensor filters, Window window)
    {
        Kernel kernel = new(
            $"{op.Name}WeightGradient", "dW = the sum of x d over rows and positions, handed over from the registers.",
            [Parameter.Floats("x"), Parameter.Floats("d"), Parameter.Rows, Parameter.Share, Parameter.Sink],
            op.Shapes.Out,
            width => new(Body(op, filters, window, width)))
        {
            Tensors = [filters.Key],
        };
        return Plan.Call.Of(
            kernel, Work.ByShare, Argument.Read(op.Buffers.Input, Partition.Whole),
            Argument.Read(op.Buffers.Gradient, Partition.Whole), Argument.Rows, Argument.Share, Argument.Sink) with
        {
            Positions = 1,
            SharedWeights = [new(filters.Key, Access.Write, Partition.Whole)],
        };
    }

    private static Code Body(Op op, PlannedTensor filters, Window window, Width width)
    {
        int vectors = op.Shapes.Out.Vectors(width.Lanes);
        string from = Elementwise.Share(0, width.Lanes, "Start", vectors);
        string to = Elementwise.Share(0, width.Lanes, "End", vectors);
        IEnumerable<(int First, int Count)> parts = Enumerable
            .Range(0, (window.Columns.Kernel + TapsInRegisters - 1) / TapsInRegisters)
            .Select(part => part * TapsInRegisters)
            .Select(first => (first, Math.Min(TapsInRegisters, window.Columns.Kernel - first)));
        int channels = op.Shapes.In.Groups, row = window.Columns.Kernel * channels * filters.InputStride;
        Code taps = parts.Count() == 1
            ? Part(op, filters, window, 0, window.Columns.Kernel)
            : Code.Paragraphs(parts.Select(part => Code.Text($$"""
                {
                    {{Part(op, filters, window, part.First, part.Count)}}
                }
                """)));
        return Code.Text($$"""
            S filters = sink.ForTensor(Tensor.{{filters.Name}});
            for (int c = {{from}}; c < {{to}}; {{Literal.Next("c", width.Lanes)}})
            {
                for (int i = 0; i < {{window.Rows.Kernel}}; i++)
                {
                    {{(channels == 1 ? Code.Lines($"int w = {filters.Name} + {Literal.Of(row)} * i + c;", taps)
                    : Code.Text($$"""
                        for (int k = 0; k < {{channels}}; k++)
                        {
                            int w = {{filters.Name}} + {{row}} * i + {{filters.InputStride}} * k + c;
                            {{taps}}
                        }
                        """))}}
                }
            }
            """);
    }

    // Some taps of a row of the filter, over all rows and positions.
    private static Code Part(Op op, PlannedTensor filters, Window window, int first, int count)
    {
        OpShapes shapes = op.Shapes;
        (Axis down, Axis along) = (window.Rows, window.Columns);
        string line = Literal.Of(shapes.Out.Stride * along.Outputs);
        int next = shapes.In.Groups * filters.InputStride;
        bool isLarge = shapes.OutPositions > MostPositions;
        string[] sums = [.. Enumerable.Range(0, count).Select(j => $"sum{Literal.Of(j)}")];
        Code moved = Code.Text($$"""

            {{PartialSums.Moved(sums)}}
            """);
        string channel = shapes.In.Groups == 1 ? "" : $" + {Literal.Of(shapes.In.GroupStride)} * k";
        return Code.Text($$"""
            V {{string.Join(", ", sums.Select(sum => $"{sum} = Zero"))}};
            {{Wrapped.Vectors([.. sums.Select(sum => $"{PartialSums.Second(sum)} = Zero")])}}
            float* image = x + c{{channel}}, g = d + c;
            for (int r = 0; r < rows; r++, image += {{shapes.InFloats}})
            {
                for (int row = 0; row < {{down.Outputs}}; row++)
                {
                    int h = {{down.At(down.Start("row"), "i")}};
                    {{(down.StaysWithin ? Code.Empty : Code.Text($$"""
                        if ((uint)h >= {{down.Size}})
                        {
                            g += {{line}};
                            continue;
                        }

                        """))}}
                    float* line = image + {{shapes.In.Stride * along.Size}} * h;
                    for (int column = 0; column < {{along.Outputs}}; column++, g += {{shapes.Out.Stride}})
                    {
                        int left = {{along.Start("column")}};
                        V dz = Load(g);
                        {{Code.Lines(Enumerable.Range(0, count).Select(j => Tap(along, shapes, first + j, j)))}}
                    }
                    {{(isLarge ? moved : Code.Empty)}}
                }
                {{(isLarge ? Code.Empty : moved)}}
            }

            {{Code.Lines(sums.Select((sum, j) => Code.Text(
                $"filters.Accept(w{Literal.Plus((first + j) * next)}, {PartialSums.Second(sum)});")))}}
            """);
    }

    private static Code Tap(Axis along, OpShapes shapes, int tap, int sum)
    {
        string at = $"left{Literal.Plus(tap * along.Dilation)}", within = at == "left" ? at : $"({at})";
        string x = $"Load(line + {Literal.Of(shapes.In.Stride)} * {within})";
        Code add = $"sum{sum} = MultiplyAddEstimate(dz, {x}, sum{sum});";
        return along.StaysWithin ? add : Code.Under($"if ((uint){within} < {Literal.Of(along.Size)})", add);
    }
}
