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
    public override string Attribute => $"Dense({UnitsText}{(Bias ? "" : ", bias: false")}"
        + (Label is null ? "" : $", name: \"{Label}\"")
        + (WeightsOf is null ? "" : $", weightsOf: \"{WeightsOf}\"") + ")";

    private string UnitsText =>
        Units == NetGen.Width.Same ? "Width.Same" : Units.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override bool IsByChannel => false;

    /// <inheritdoc/>
    public override int Outputs(int inputs) => Units == NetGen.Width.Same ? inputs : Units;

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> CreateTensors(int inputs, LayerSpec? next)
    {
        List<Tensor> tensors = [];
        if (WeightsOf is null)
            tensors.Add(new Tensor("Weights", TensorRole.Weights, Outputs(inputs) * inputs));
        if (Bias && next is not BatchNorm)
            tensors.Add(new Tensor("Bias", TensorRole.Bias, Outputs(inputs)));
        return tensors;
    }

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        tape.Push(dy => Affine.Backward(x, dy, layer["Weights"], layer.Find("Bias")));
        return Affine.Forward(x, layer.Outputs, layer["Weights"], layer.Find("Bias"));
    }
}
