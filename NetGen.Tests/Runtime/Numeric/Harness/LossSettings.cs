using System;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Numeric;

/// <summary>Sets what may be set of a loss at run time, of a network whose type is not known.</summary>
internal static class LossSettings
{
    /// <summary>Makes the settings of a network those of a spec.</summary>
    public static void Set(ParameterBlock parameters, LossSpec loss)
    {
        Reset(parameters);
        foreach ((string name, float[]? values) in loss.Settings)
            foreach (ParameterTensor tensor in parameters.Layout.Tensors)
                if (values is not null && tensor.FullName == $"Loss.{name}")
                    parameters.CopyFrom(tensor, values);
    }

    /// <summary>Makes them what changes nothing: no smoothing, weights of 1.</summary>
    public static void Reset(ParameterBlock parameters)
    {
        foreach (ParameterTensor tensor in parameters.Layout.Tensors)
        {
            if (tensor.Layer != "Loss")
                continue;
            float[] values = new float[tensor.Count];
            Array.Fill(values, tensor.Name == "LabelSmoothing" ? 0f : 1f);
            parameters.CopyFrom(tensor, values);
        }
    }
}
