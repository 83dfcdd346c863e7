using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>
/// y[o, p] = sum over channels c of o's group and places k of the window at p of W[o, c, k] x[c, k] + b[o]: PyTorch's
/// Conv2d and Conv1d. The bias is left out in front of BatchNorm, which cancels it.
/// </summary>
public abstract record Convolution(int Kernel, int Stride, int Padding, int Dilation, bool Bias)
    : Windowed(Kernel, Stride, Padding)
{
    /// <summary>The dilation in the width, where it differs.</summary>
    public int DilationWidth { get; init; } = Width.Same;

    /// <summary>The padding below, where it differs from that above.</summary>
    public int PaddingBottom { get; init; } = Width.Same;

    /// <summary>The padding on the right, where it differs from that on the left.</summary>
    public int PaddingRight { get; init; } = Width.Same;

    /// <inheritdoc/>
    public override string Attribute => $"{GetType().Name}({string.Join(", ", Arguments)})";

    /// <inheritdoc/>
    protected sealed override int UsualStride => 1;

    /// <inheritdoc/>
    protected sealed override bool HasOwnWidth =>
        base.HasOwnWidth || DilationWidth != Width.Same || PaddingBottom != Width.Same;

    /// <inheritdoc/>
    protected sealed override Window High => base.High with
    {
        Dilation = Dilation,
        Behind = Or(PaddingBottom, Padding),
    };

    /// <inheritdoc/>
    protected sealed override Window Wide => base.Wide with
    {
        Dilation = Or(DilationWidth, Dilation),
        Behind = Or(PaddingRight, Or(PaddingWidth, Padding)),
    };

    /// <summary>The declared arguments.</summary>
    protected virtual IEnumerable<string> Arguments =>
    [
        $"{Kernel}", .. Movement, .. Given("dilation", Dilation, 1),
        .. Given("dilationWidth", DilationWidth, Width.Same),
        .. Given("paddingBottom", PaddingBottom, Width.Same), .. Given("paddingRight", PaddingRight, Width.Same),
        .. Bias ? (string[])[] : ["bias: false"], .. Label is null ? (string[])[] : [$"name: \"{Label}\""],
    ];

    /// <inheritdoc/>
    public sealed override bool Fits(ValueShape input) =>
        base.Fits(input) && (Padding != NetGen.Padding.Causal || input.IsSignal)
        && input.Channels % Groups(input.Channels) == 0 && Outputs(input.Channels) % Groups(input.Channels) == 0;

    /// <summary>PyTorch's groups: outputs of one group read inputs of one group.</summary>
    protected abstract int Groups(int inputs);

    /// <inheritdoc/>
    public sealed override int FanIn(ValueShape input) => input.Channels / Groups(input.Channels) * Taps(input);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Tensor> CreateTensors(ValueShape input, LayerSpec? next)
    {
        int channels = Outputs(input.Channels);
        Tensor weights = new("Weights", TensorRole.Weights, channels * FanIn(input));
        return Bias && next is not BatchNorm ? [weights, new Tensor("Bias", TensorRole.Bias, channels)] : [weights];
    }

    /// <inheritdoc/>
    public sealed override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        Matrix y = new(x.Rows, layer.Outputs);
        (double[] weights, double[]? bias) = (layer["Weights"].Values, layer.Find("Bias")?.Values);
        IReadOnlyList<Tap[]> windows = Windows(layer);
        for (int row = 0; row < x.Rows; row++)
        {
            for (int output = 0; output < y.Columns; output++)
            {
                (int o, int p) = (output / windows.Count, output % windows.Count);
                Span<double> input = x.Row(row)[FirstOf(o, layer)..];
                double sum = bias?[o] ?? 0;
                foreach (Tap tap in windows[p])
                    sum += weights[o * layer.Inputs + tap.Weight] * input[tap.Input];
                y[row, output] = sum;
            }
        }

        tape.Push(dy => Backward(x, dy, layer, windows));
        return y;
    }

    /// <summary>With y[o] += W[o] x: dW[o] += dy[o] x and dx += dy[o] W[o]; db[o] += dy[o].</summary>
    private Matrix Backward(Matrix x, Matrix dy, LayerState layer, IReadOnlyList<Tap[]> windows)
    {
        Matrix dx = new(x.Rows, x.Columns);
        (Tensor weights, Tensor? bias) = (layer["Weights"], layer.Find("Bias"));
        for (int row = 0; row < x.Rows; row++)
        {
            for (int output = 0; output < dy.Columns; output++)
            {
                (int o, int p) = (output / windows.Count, output % windows.Count);
                Span<double> input = x.Row(row)[FirstOf(o, layer)..], back = dx.Row(row)[FirstOf(o, layer)..];
                double slope = dy[row, output];
                if (bias is not null)
                    bias.Gradient[o] += slope;
                foreach (Tap tap in windows[p])
                {
                    weights.Gradient[o * layer.Inputs + tap.Weight] += slope * input[tap.Input];
                    back[tap.Input] += slope * weights.Values[o * layer.Inputs + tap.Weight];
                }
            }
        }

        return dx;
    }

    // The first input of the group that an output channel belongs to.
    private int FirstOf(int output, LayerState layer)
    {
        int groups = Groups(layer.Input.Channels);
        int group = output * groups / layer.Output.Channels;
        return group * (layer.Input.Channels / groups) * layer.Input.Positions;
    }

    // What a position of an output is made of, over all channels of a group.
    private Tap[][] Windows(LayerState layer)
    {
        (int taps, int positions) = (Taps(layer.Input), layer.Input.Positions);
        return
        [
            .. Under(layer.Input, layer.Output).Select(window => (Tap[])
            [
                .. from channel in Enumerable.Range(0, layer.Inputs / taps)
                   from value in window
                   select new Tap(channel * taps + value.Tap, channel * positions + value.Place),
            ]),
        ];
    }

    private int Taps(ValueShape input) => HighOf(input).Kernel * WideOf(input).Kernel;

    // A weight of an output's row, and the input that it is multiplied with, from the group's first one.
    private readonly record struct Tap(int Weight, int Input);
}
