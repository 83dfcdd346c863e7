using System;

namespace NetGen.CompilerServices;

/// <summary>
/// What a layout must be so that no access by it leaves its block. It is checked when a layout is made: whoever reads
/// and writes values relies on it.
/// </summary>
internal static class LayoutCheck
{
    // What learned tensors are padded to: updates go through whole lines.
    private const int FloatsOfALine = 16;

    /// <summary>Throws unless all tensors lie in the block, one behind the other, learned ones first.</summary>
    public static void Throw(
        string network, int length, int learnedLength, ReadOnlySpan<ParameterTensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (learnedLength < 0 || learnedLength > length || learnedLength % FloatsOfALine != 0)
        {
            throw new ArgumentException(
                $"Expected a learned length from 0 to {length} in whole lines of {FloatsOfALine} floats, "
                + $"found {learnedLength}.",
                nameof(learnedLength));
        }

        long end = 0, count = 0;
        foreach (ParameterTensor tensor in tensors)
        {
            ArgumentNullException.ThrowIfNull(tensor, nameof(tensors));
            string? wrong = Placed(tensor, end, tensor.IsLearned ? 0 : learnedLength,
                tensor.IsLearned ? learnedLength : length) ?? Inside(tensor);
            if (wrong is not null)
                throw new ArgumentException($"{wrong} in {tensor.FullName} of {network}.", nameof(tensors));
            end = (long)tensor.Offset + tensor.Length;
            count += tensor.IsLearned ? tensor.Count : 0;
        }

        if (count > int.MaxValue)
            throw new ArgumentException($"Expected at most {int.MaxValue} values, found {count}.", nameof(tensors));
    }

    private static string? Placed(ParameterTensor tensor, long end, int first, int last)
    {
        long start = Math.Max(end, first);
        if (tensor.Length < 1 || tensor.Offset < start || (long)tensor.Offset + tensor.Length > last)
            return $"Expected floats within [{start}, {last}), found {tensor.Length} from {tensor.Offset} on";
        if (tensor.IsLearned && (tensor.Offset % FloatsOfALine != 0 || tensor.Length % FloatsOfALine != 0))
        {
            return $"Expected whole lines of {FloatsOfALine} floats, found {tensor.Length} floats from "
                + $"{tensor.Offset} on";
        }

        return null;
    }

    private static string? Inside(ParameterTensor tensor)
    {
        if (tensor.Outputs < 1 || tensor.Inputs < 1 || (long)tensor.Outputs * tensor.Inputs > int.MaxValue)
            return $"Expected a shape, found {tensor.Outputs} x {tensor.Inputs}";
        if (!KernelFits(tensor))
        {
            return $"Expected a kernel whose size divides {tensor.Inputs} inputs, found "
                + string.Join(" x ", tensor.Kernel);
        }

        if (tensor.Positions < 1)
            return $"Expected at least 1 position, found {tensor.Positions}";
        if (tensor.GroupSize < 1 || tensor.Outputs % tensor.GroupSize != 0)
            return $"Expected groups that divide {tensor.Outputs} outputs, found a GroupSize of {tensor.GroupSize}";
        if (tensor.SplitOutputs < 0 || tensor.SplitOutputs > tensor.BlockOutputs)
            return $"Expected SplitOutputs from 0 to {tensor.BlockOutputs}, found {tensor.SplitOutputs}";
        if (tensor.PanelSize < 1
            || int.Min(int.Min(tensor.OutputStride, tensor.InputStride),
                int.Min(tensor.PanelStride, tensor.SplitStride)) < 0)
        {
            return "Expected a PanelSize of at least 1 and strides of at least 0, found another";
        }

        long last = Math.Max(LastInPanels(tensor), LastOfSplit(tensor));
        return last < tensor.Length ? null : $"Expected values within {tensor.Length} floats, found one at {last}";
    }

    private static bool KernelFits(ParameterTensor tensor)
    {
        long taps = 1;
        foreach (int size in tensor.Kernel)
        {
            taps *= size;
            if (size < 1 || taps > tensor.Inputs)
                return false;
        }

        return tensor.Inputs % taps == 0;
    }

    // The furthest output stands last in the last panel, or in the last one that is full.
    private static long LastInPanels(ParameterTensor tensor)
    {
        int outputs = tensor.BlockOutputs - tensor.SplitOutputs;
        if (outputs == 0)
            return 0;
        int panel = (outputs - 1) / tensor.PanelSize;
        long last = panel * (long)tensor.PanelStride + (outputs - 1) % tensor.PanelSize * (long)tensor.OutputStride;
        if (panel > 0)
        {
            last = Math.Max(
                last, (panel - 1L) * tensor.PanelStride + (tensor.PanelSize - 1L) * tensor.OutputStride);
        }

        return last + (tensor.BlockInputs - 1L) * tensor.InputStride;
    }

    private static long LastOfSplit(ParameterTensor tensor) => tensor.SplitOutputs == 0 ? 0
        : (long)tensor.BlockInputs * tensor.InputStride + (tensor.SplitOutputs - 1L) * tensor.SplitStride
            + tensor.BlockInputs - 1;
}
