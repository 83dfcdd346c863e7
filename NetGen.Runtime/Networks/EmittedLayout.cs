using System;
using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>How emitted code says where its parameters stand. Nothing else makes layouts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EmittedLayout
{
    private const int FloatsOfALine = 16;

    /// <summary>
    /// Describes a block of <paramref name="length"/> floats, the first <paramref name="learnedLength"/> of them
    /// learned.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A tensor does not lie within the block and behind the one before it, or a value not within its tensor.
    /// </exception>
    public static ParameterLayout Of(
        string network, int length, int learnedLength, params ParameterTensor[] tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ParameterTensor[] own = [.. tensors];
        LayoutCheck.Throw(network, length, learnedLength, own);
        return new(network, length, learnedLength, own);
    }

    /// <summary>Describes a hyperparameter that is one number.</summary>
    public static ParameterTensor Number(
        string layer, string name, Hyperparameter hyperparameter, int offset, float start) =>
        Tensor(
            layer, name, TensorRole.Hyperparameter, outputs: 1, offset, length: 1,
            new(WeightInit.Constant, start), hyperparameter: hyperparameter);

    /// <summary>Describes values that lie side by side and start equal, padded to whole lines.</summary>
    public static ParameterTensor Vector(
        string layer, string name, TensorRole role, int outputs, int offset, float start,
        Hyperparameter hyperparameter = Hyperparameter.None) =>
        Tensor(
            layer, name, role, outputs, offset, (outputs + FloatsOfALine - 1) / FloatsOfALine * FloatsOfALine,
            new(WeightInit.Constant, start), hyperparameter: hyperparameter);

    /// <summary>Describes a tensor, as the properties of <see cref="ParameterTensor"/> say.</summary>
    /// <remarks>What is left out is that of a vector, or of outputs that lie side by side in one panel.</remarks>
    public static ParameterTensor Tensor(
        string layer, string name, TensorRole role, int outputs, int offset, int length, Init init, int inputs = 1,
        int outputStride = 1, int inputStride = 1, int? groupSize = null, int? panelSize = null, int panelStride = 0,
        int splitOutputs = 0, int splitStride = 0, Hyperparameter hyperparameter = Hyperparameter.None,
        bool isLazy = false, int[]? kernel = null, bool isTransposed = false,
        int positions = 1)
    {
        return new()
        {
            Layer = layer,
            Name = name,
            Role = role,
            Hyperparameter = hyperparameter,
            Outputs = outputs,
            Inputs = inputs,
            Offset = offset,
            Length = length,
            OutputStride = outputStride,
            InputStride = inputStride,
            GroupSize = groupSize ?? outputs,
            PanelSize = panelSize ?? groupSize ?? outputs,
            PanelStride = panelStride,
            Init = init,
            SplitOutputs = splitOutputs,
            SplitStride = splitStride,
            IsLazy = isLazy,
            IsTransposed = isTransposed,
            Positions = positions,
            Kernel = Array.AsReadOnly<int>([.. kernel ?? []]),
        };
    }
}
