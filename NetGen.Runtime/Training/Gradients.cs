using System;

namespace NetGen.CompilerServices;

/// <summary>
/// What is done to a whole block of gradients or parameters. Padding is zero, so that it counts for nothing.
/// </summary>
internal static unsafe class Gradients
{
    /// <summary>lambda / 2 |w|^2 over the tensors that weight decay acts on.</summary>
    public static float Penalty(ParameterBlock parameters, float lambda, bool every)
    {
        double sum = 0;
        for (int i = 0; i < parameters.Layout.Tensors.Count; i++)
        {
            ParameterTensor tensor = parameters.Layout[i];
            if (!parameters.IsFrozen(i) && (tensor.Role == TensorRole.Weights || (every && tensor.IsLearned)))
                sum += SumOfSquares(new ReadOnlySpan<float>(parameters.Start + tensor.Offset, tensor.Length));
        }

        GC.KeepAlive(parameters);
        return (float)(0.5 * lambda * sum);
    }

    /// <summary>Cuts every gradient to a largest magnitude, then scales all to a largest norm.</summary>
    public static void Clip(ParameterBlock gradients, float largest, float norm)
    {
        Span<float> values = new(gradients.Start, gradients.Layout.LearnedLength);
        if (largest < float.PositiveInfinity)
            foreach (ref float value in values)
                value = Math.Clamp(value, -largest, largest);
        double length = norm < float.PositiveInfinity ? Math.Sqrt(SumOfSquares(values)) : 0;
        if (length > norm)
        {
            // PyTorch's clip_grad_norm_ adds 1e-6 to the norm, too.
            float factor = (float)(norm / (length + 1e-6));
            foreach (ref float value in values)
                value *= factor;
        }

        GC.KeepAlive(gradients);
    }

    /// <summary>Makes the gradients of frozen layers zero: they were not computed.</summary>
    public static void ClearFrozen(ParameterBlock gradients, ParameterBlock parameters)
    {
        for (int i = 0; parameters.FreezesAny && i < gradients.Layout.Tensors.Count; i++)
        {
            ParameterTensor tensor = gradients.Layout[i];
            if (tensor.IsLearned && parameters.IsFrozen(i))
                new Span<float>(gradients.Start + tensor.Offset, tensor.Length).Clear();
        }

        GC.KeepAlive(gradients);
    }

    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
            sum += (double)value * value;
        return sum;
    }
}
