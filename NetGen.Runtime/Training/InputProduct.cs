using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>
/// The gradient of the input of a product that nothing learns in front of, dx = d W^T. Only a caller who asks for the
/// gradient of its rows needs it, so that it is written once for all products, over a copy of the weights that is made
/// on first use: [panel of 32 inputs][output][input].
/// </summary>
internal sealed unsafe partial class InputProduct
{
    private const int PanelFloats = 32;
    private const int RowsOfATile = 6;

    private readonly ParameterTensor weights;
    private readonly int groupStride;
    private readonly int depth;
    private readonly int panels;
    private readonly AlignedBuffer copy;
    private long version = -1;

    /// <summary>Allocates the copy.</summary>
    /// <param name="weights">The weights of the product.</param>
    public InputProduct(ParameterTensor weights)
    {
        this.weights = weights;

        // Groups of outputs stand as far apart in a row of d as in the weights.
        int groups = weights.Outputs / weights.GroupSize;
        groupStride = groups == 1 ? 0 : weights.PanelStride;
        depth = (groups - 1) * groupStride + weights.BlockOutputs / groups;
        panels = (weights.BlockInputs + PanelFloats - 1) / PanelFloats;
        copy = new AlignedBuffer((long)panels * depth * PanelFloats);
    }

    /// <summary>Copies the weights, unless they are those that were copied last.</summary>
    public void Refresh(ParameterBlock parameters)
    {
        if (version == parameters.Version)
            return;
        for (int panel = 0; panel < panels; panel++)
        {
            int input = panel * PanelFloats, inputs = Math.Min(PanelFloats, weights.BlockInputs - input);
            float* to = copy.Start + (long)panel * depth * PanelFloats;
            int output = 0, whole = weights.OutputStride == 1 ? weights.BlockOutputs - weights.SplitOutputs : 0;
            for (int outputs; output < whole; output += outputs)
            {
                outputs = Math.Min(weights.PanelSize, whole - output);
                Transpose.Copy(
                    parameters.Start + weights.PlaceOf(output, input), inputs, outputs, weights.InputStride,
                    to + PositionOf(output) * PanelFloats, PanelFloats);
            }

            for (; output < weights.BlockOutputs; output++)
            {
                new ReadOnlySpan<float>(parameters.Start + weights.PlaceOf(output, input), inputs).CopyTo(
                    new Span<float>(to + PositionOf(output) * PanelFloats, inputs));
            }
        }

        version = parameters.Version;
    }

    /// <summary>Writes the gradients of a thread's rows.</summary>
    /// <param name="d">The gradient of the output.</param>
    /// <param name="stride">Floats from a row of it to the next.</param>
    /// <param name="dx">The gradient of the input.</param>
    /// <param name="dxStride">Floats from a row of it to the next; what pads a row is zeroed.</param>
    /// <param name="adds">Whether it is added to what is there.</param>
    /// <param name="rows">Rows of the pass.</param>
    /// <param name="share">The thread's share.</param>
    public void Run(float* d, int stride, float* dx, int dxStride, bool adds, int rows, Share share)
    {
        float* tile = stackalloc float[RowsOfATile * PanelFloats];
        int last = share.LastRow(rows);
        for (int panel = 0; panel < panels; panel++)
        {
            float* w = copy.Start + (long)panel * depth * PanelFloats;
            int column = panel * PanelFloats, columns = Math.Min(PanelFloats, dxStride - column);
            for (int row = share.FirstRow(rows); row < last; row += RowsOfATile)
            {
                int count = Math.Min(RowsOfATile, last - row);
                Tile(d + (long)row * stride, stride, count, w, depth, tile);
                for (int r = 0; r < count; r++)
                {
                    Hand(
                        new(tile + r * PanelFloats, columns),
                        new(dx + (long)(row + r) * dxStride + column, columns), adds);
                }
            }
        }
    }

    private static void Hand(ReadOnlySpan<float> sums, Span<float> to, bool adds)
    {
        if (!adds)
        {
            sums.CopyTo(to);
            return;
        }

        for (int i = 0; i < sums.Length; i++)
            to[i] += sums[i];
    }

    private static void Tile(float* d, int stride, int rows, float* w, int depth, float* tile)
    {
        if (VectorWidths.Has512)
            Tile(d, stride, rows, w, depth, tile, default(Vector512<float>));
        else if (VectorWidths.Has256)
            Tile(d, stride, rows, w, depth, tile, default(Vector256<float>));
        else if (VectorWidths.Has128)
            Tile(d, stride, rows, w, depth, tile, default(Vector128<float>));
        else
            Tile(d, stride, rows, w, depth, tile, default(float));
    }

    // d [6 x depth] times w [depth x 32]: tile [6 x 32]. Fewer rows are made six by repeating the last one: each sum
    // has the same order in any tile.
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(
        float* d, int stride, int rows, float* w, int depth, float* tile, Vector512<float> width)
    {
        float* d0 = d, d1 = Row(1), d2 = Row(2), d3 = Row(3), d4 = Row(4), d5 = Row(5);
        for (int c = 0; c < PanelFloats; c += 2 * Vector512<float>.Count)
        {
            Vector512<float> a0 = Vector512.Create(0f), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0;
            Vector512<float> e0 = a0, e1 = a0, f0 = a0, f1 = a0, g0 = a0, g1 = a0;
            float* of = w + c;
            for (int k = 0; k < depth; k++, of += PanelFloats)
            {
                Vector512<float> w0 = Vector512.Load(of), w1 = Vector512.Load(of + Vector512<float>.Count);
                Vector512<float> x = Vector512.Create(d0[k]);
                a0 = Vector512.MultiplyAddEstimate(x, w0, a0);
                a1 = Vector512.MultiplyAddEstimate(x, w1, a1);
                x = Vector512.Create(d1[k]);
                b0 = Vector512.MultiplyAddEstimate(x, w0, b0);
                b1 = Vector512.MultiplyAddEstimate(x, w1, b1);
                x = Vector512.Create(d2[k]);
                c0 = Vector512.MultiplyAddEstimate(x, w0, c0);
                c1 = Vector512.MultiplyAddEstimate(x, w1, c1);
                x = Vector512.Create(d3[k]);
                e0 = Vector512.MultiplyAddEstimate(x, w0, e0);
                e1 = Vector512.MultiplyAddEstimate(x, w1, e1);
                x = Vector512.Create(d4[k]);
                f0 = Vector512.MultiplyAddEstimate(x, w0, f0);
                f1 = Vector512.MultiplyAddEstimate(x, w1, f1);
                x = Vector512.Create(d5[k]);
                g0 = Vector512.MultiplyAddEstimate(x, w0, g0);
                g1 = Vector512.MultiplyAddEstimate(x, w1, g1);
            }

            Store(tile + c, a0, a1);
            Store(tile + PanelFloats + c, b0, b1);
            Store(tile + 2 * PanelFloats + c, c0, c1);
            Store(tile + 3 * PanelFloats + c, e0, e1);
            Store(tile + 4 * PanelFloats + c, f0, f1);
            Store(tile + 5 * PanelFloats + c, g0, g1);
        }

        float* Row(int row) => d + (long)Math.Min(row, rows - 1) * stride;
    }

    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* to, Vector512<float> first, Vector512<float> second)
    {
        first.Store(to);
        second.Store(to + Vector512<float>.Count);
    }

    private int PositionOf(int output) =>
        groupStride == 0 ? output : output / weights.GroupSize * groupStride + output % weights.GroupSize;
}
