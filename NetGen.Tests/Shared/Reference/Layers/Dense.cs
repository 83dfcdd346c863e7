using System.Collections.Generic;
using System.Globalization;

namespace NetGen.Tests.Reference;

/// <summary>
/// y[o] = sum_i W[o, i] x[i] + b[o]; the bias is left out in front of BatchNorm, which cancels it. Units of
/// <see cref="Width.Same"/> are as many as come in.
/// </summary>
public sealed record Dense(int Units, bool Bias = true) : LayerSpec
{
    /// <inheritdoc/>
    public override string Attribute => Bias ? $"Dense({UnitsText})" : $"Dense({UnitsText}, bias: false)";

    private string UnitsText =>
        Units == NetGen.Width.Same ? "Width.Same" : Units.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override int Outputs(int inputs) => Units == NetGen.Width.Same ? inputs : Units;

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> CreateTensors(int inputs, LayerSpec? next)
    {
        Tensor weights = new("Weights", TensorRole.Weights, Outputs(inputs) * inputs);
        return Bias && next is not BatchNorm
            ? [weights, new Tensor("Bias", TensorRole.Bias, Outputs(inputs))]
            : [weights];
    }

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        tape.Push(dy => Affine.Backward(x, dy, layer["Weights"], layer.Find("Bias")));
        return Affine.Forward(x, layer.Outputs, layer["Weights"], layer.Find("Bias"));
    }
}
