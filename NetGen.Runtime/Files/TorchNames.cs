using System.Linq;
using System.Text;

namespace NetGen.CompilerServices;

/// <summary>What PyTorch calls the tensors of a layer.</summary>
internal static class TorchNames
{
    /// <summary>Counts the batches that a BatchNorm of PyTorch has seen; NetGen has no use for it.</summary>
    public const string BatchCounter = "num_batches_tracked";

    /// <summary>What PyTorch calls the bias of an affine layer.</summary>
    public const string Bias = "bias";

    /// <summary>Name within the module, such as <c>weight</c>.</summary>
    public static string Of(ParameterTensor tensor) => tensor.Role switch
    {
        TensorRole.Weights or TensorRole.Gamma or TensorRole.Slope => "weight",
        TensorRole.Bias or TensorRole.Beta => Bias,
        _ => tensor.Name == "RunningVariance" ? "running_var" : WithUnderscores(tensor.Name),
    };

    /// <summary>Dimensions as PyTorch has them.</summary>
    public static long[] ShapeOf(ParameterTensor tensor) => tensor.Role == TensorRole.Weights
        ? [tensor.Outputs, tensor.Inputs / tensor.Taps, .. tensor.Kernel.Select(size => (long)size)]
        : [tensor.Outputs];

    private static string WithUnderscores(string name)
    {
        StringBuilder text = new();
        foreach (char c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
