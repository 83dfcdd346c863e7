namespace NetGen;

/// <summary>
/// One named tensor in a <see cref="ParameterBlock"/>: <paramref name="Outputs"/> x <paramref name="Inputs"/> values
/// seen from outside, laid out with strides and padding inside.
/// </summary>
/// <param name="Layer">Name of the layer, such as <c>Dense1</c>.</param>
/// <param name="Name">Name within the layer, such as <c>Weights</c>.</param>
/// <param name="Role">What the values are.</param>
/// <param name="Outputs">Rows seen from outside; the length of a vector.</param>
/// <param name="Inputs">Columns seen from outside; 1 for a vector.</param>
/// <param name="Offset">First float in the block.</param>
/// <param name="Length">Floats in the block, padding included.</param>
/// <param name="OutputStride">Floats from an output to the next of its panel.</param>
/// <param name="InputStride">Floats from an input to the next.</param>
/// <param name="GroupSize">Outputs in one group; a Maxout layer has a group a piece, all else is one group.</param>
/// <param name="PanelSize">
/// Outputs that lie side by side for each input: those of a group, or 32 of a wide layer, whose weights lie in the
/// order in which products read them.
/// </param>
/// <param name="PanelStride">Floats from a panel to the next.</param>
/// <param name="Init">How the values start.</param>
public sealed record ParameterTensor(
    string Layer, string Name, TensorRole Role, int Outputs, int Inputs, int Offset, int Length,
    int OutputStride, int InputStride, int GroupSize, int PanelSize, int PanelStride, Init Init)
{
    /// <summary>
    /// Outputs, the last ones, that lie as rows of inputs behind the others: they would leave a vector nearly empty.
    /// </summary>
    public int SplitOutputs { get; init; }

    /// <summary>Floats from one of <see cref="SplitOutputs"/> to the next.</summary>
    public int SplitStride { get; init; }

    /// <summary>Values seen from outside.</summary>
    public int Count => Outputs * Inputs;

    /// <summary>Whether an optimiser changes the values.</summary>
    public bool IsLearned => Role is not (TensorRole.Statistic or TensorRole.Setting);

    /// <summary>Layer and name, such as <c>Dense1.Weights</c>.</summary>
    public string FullName => $"{Layer}.{Name}";

    /// <summary>
    /// Index in the block of the value that stands at (<paramref name="output"/>, <paramref name="input"/>).
    /// </summary>
    internal int IndexOf(int output, int input)
    {
        int split = output - (Outputs - SplitOutputs);
        return split >= 0
            ? Offset + Inputs * InputStride + split * SplitStride + input
            : Offset + output / PanelSize * PanelStride + output % PanelSize * OutputStride + input * InputStride;
    }
}
