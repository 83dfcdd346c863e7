using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>y[o] = sum_i W[o, i] x[i] + b[o]; the bias is left out in front of BatchNorm, which cancels it.</summary>
public sealed record Dense(int Units, bool Bias = true) : LayerSpec
{
    /// <inheritdoc/>
    public override string Attribute => Bias ? $"Dense({Units})" : $"Dense({Units}, bias: false)";

    /// <inheritdoc/>
    public override int Outputs(int inputs) => Units;

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> CreateTensors(int inputs, LayerSpec? next)
    {
        Tensor weights = new("Weights", TensorRole.Weights, Units * inputs);
        return Bias && next is not BatchNorm ? [weights, new Tensor("Bias", TensorRole.Bias, Units)] : [weights];
    }

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        tape.Push(dy => Affine.Backward(x, dy, layer["Weights"], layer.Find("Bias")));
        return Affine.Forward(x, Units, layer["Weights"], layer.Find("Bias"));
    }
}
