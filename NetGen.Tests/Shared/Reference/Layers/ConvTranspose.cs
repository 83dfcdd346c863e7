using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>
/// y[o, stride p - padding + dilation k] += W[c, o, k] x[c, p] for every channel c, position p and place k of the
/// kernel, and b[o]: PyTorch's ConvTranspose2d and ConvTranspose1d.
/// </summary>
public sealed record ConvTranspose(
    int Channels, int Kernel, int Stride = 1, int Padding = 0, int OutputPadding = 0, int Dilation = 1,
    bool Bias = true)
    : Windowed(Kernel, Stride, Padding)
{
    /// <summary>The dilation in the width, where it differs.</summary>
    public int DilationWidth { get; init; } = Width.Same;

    /// <summary>The places more on the right, where they differ.</summary>
    public int OutputPaddingWidth { get; init; } = Width.Same;

    /// <inheritdoc/>
    public override string Attribute => $"ConvTranspose({string.Join(", ", (string[])
    [
        Channels == Width.Same ? "Width.Same" : $"{Channels}", $"{Kernel}", .. Movement,
        .. Given("outputPadding", OutputPadding, 0), .. Given("dilation", Dilation, 1),
        .. Given("outputPaddingWidth", OutputPaddingWidth, Width.Same),
        .. Given("dilationWidth", DilationWidth, Width.Same), .. Bias ? (string[])[] : ["bias: false"],
        .. Label is null ? (string[])[] : [$"name: \"{Label}\""],
    ])})";

    /// <inheritdoc/>
    protected override int UsualStride => 1;

    /// <inheritdoc/>
    protected override bool HasOwnWidth =>
        base.HasOwnWidth || DilationWidth != Width.Same || OutputPaddingWidth != Width.Same;

    /// <inheritdoc/>
    protected override Window High => base.High with { Dilation = Dilation };

    /// <inheritdoc/>
    protected override Window Wide => base.Wide with { Dilation = Or(DilationWidth, Dilation) };

    /// <inheritdoc/>
    public override int Outputs(int inputs) => Or(Channels, inputs);

    /// <inheritdoc/>
    public override ValueShape Output(IReadOnlyList<ValueShape> inputs)
    {
        ValueShape input = inputs[0];
        int width = Size(Wide, input.Width, Or(OutputPaddingWidth, OutputPadding));
        return input.IsSignal
            ? new(Outputs(input.Channels), width)
            : new(Outputs(input.Channels), Size(High, input.Height, OutputPadding), width);
    }

    /// <inheritdoc/>
    public override bool Fits(ValueShape input) =>
        !(input.IsSignal && HasOwnWidth) && Output([input]).Sizes.All(size => size > 0)
        && (input.IsSignal || OutputPadding < High.Stride) && Or(OutputPaddingWidth, OutputPadding) < Wide.Stride;

    /// <inheritdoc/>
    public override int FanIn(ValueShape input) => Outputs(input.Channels) * High.Kernel * Wide.Kernel;

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> CreateTensors(ValueShape input, LayerSpec? next)
    {
        int channels = Outputs(input.Channels), taps = (input.IsSignal ? 1 : High.Kernel) * Wide.Kernel;
        Tensor weights = new("Weights", TensorRole.Weights, input.Channels * channels * taps);
        return Bias && next is not BatchNorm ? [weights, new Tensor("Bias", TensorRole.Bias, channels)] : [weights];
    }

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        Matrix y = new(x.Rows, layer.Outputs);
        (double[] weights, double[]? bias) = (layer["Weights"].Values, layer.Find("Bias")?.Values);
        (int Input, int Weight, int Output)[] products = [.. Products(layer)];
        for (int row = 0; row < x.Rows; row++)
        {
            for (int output = 0; output < y.Columns; output++)
                y[row, output] = bias?[output / layer.Output.Positions] ?? 0;
            foreach ((int input, int weight, int output) in products)
                y[row, output] += weights[weight] * x[row, input];
        }

        tape.Push(dy => Backward(x, dy, layer, products));
        return y;
    }

    /// <summary>With y += W x: dW += dy x and dx += W dy; db += dy.</summary>
    private static Matrix Backward(
        Matrix x, Matrix dy, LayerState layer, (int Input, int Weight, int Output)[] products)
    {
        Matrix dx = new(x.Rows, x.Columns);
        (Tensor weights, Tensor? bias) = (layer["Weights"], layer.Find("Bias"));
        for (int row = 0; row < x.Rows; row++)
        {
            for (int output = 0; output < dy.Columns && bias is not null; output++)
                bias.Gradient[output / layer.Output.Positions] += dy[row, output];
            foreach ((int input, int weight, int output) in products)
            {
                weights.Gradient[weight] += dy[row, output] * x[row, input];
                dx[row, input] += weights.Values[weight] * dy[row, output];
            }
        }

        return dx;
    }

    // Which value of the input adds which weight to which value of the output.
    private IEnumerable<(int Input, int Weight, int Output)> Products(LayerState layer)
    {
        (ValueShape input, ValueShape output) = (layer.Input, layer.Output);
        IReadOnlyList<(int Tap, int Place)[]> patches = Under(output, input);
        int taps = (input.IsSignal ? 1 : High.Kernel) * Wide.Kernel;
        return
            from channel in Enumerable.Range(0, input.Channels)
            from position in Enumerable.Range(0, input.Positions)
            from o in Enumerable.Range(0, output.Channels)
            from value in patches[position]
            select (
                channel * input.Positions + position, (channel * output.Channels + o) * taps + value.Tap,
                o * output.Positions + value.Place);
    }

    private static int Size(Window window, int values, int more) =>
        (values - 1) * window.Stride - 2 * window.Padding + window.Reach + more;
}
