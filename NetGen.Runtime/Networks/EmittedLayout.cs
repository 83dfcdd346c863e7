using System;
using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>How emitted code says where its parameters stand. Nothing else makes layouts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EmittedLayout
{
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

    /// <summary>Describes a tensor, as the properties of <see cref="ParameterTensor"/> say.</summary>
    public static ParameterTensor Tensor(
        string layer, string name, TensorRole role, int outputs, int inputs, int offset, int length, int outputStride,
        int inputStride, int groupSize, int panelSize, int panelStride, Init init, int splitOutputs = 0,
        int splitStride = 0)
    {
        return new()
        {
            Layer = layer,
            Name = name,
            Role = role,
            Outputs = outputs,
            Inputs = inputs,
            Offset = offset,
            Length = length,
            OutputStride = outputStride,
            InputStride = inputStride,
            GroupSize = groupSize,
            PanelSize = panelSize,
            PanelStride = panelStride,
            Init = init,
            SplitOutputs = splitOutputs,
            SplitStride = splitStride,
        };
    }
}
