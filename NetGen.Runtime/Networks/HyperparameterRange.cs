using System;

namespace NetGen.CompilerServices;

/// <summary>The ranges of hyperparameters: one check for every way in which one is set.</summary>
internal static class HyperparameterRange
{
    /// <summary>Throws unless the values may stand in the tensor; only hyperparameters have a range.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="values">The values.</param>
    /// <param name="first">Index of the first value in the tensor.</param>
    /// <param name="name">Name of the argument that holds the values.</param>
    public static void Check(ParameterTensor tensor, ReadOnlySpan<float> values, int first, string name)
    {
        if (tensor.Role != TensorRole.Hyperparameter)
            return;
        for (int i = 0; i < values.Length; i++)
        {
            if (!Contains(tensor.Hyperparameter, values[i]))
            {
                string place = tensor.Count > 1 ? $" at {first + i}" : "";
                throw new ArgumentOutOfRangeException(
                    name, values[i],
                    $"Expected {tensor.Name} {Words(tensor.Hyperparameter)}, found {values[i]}{place}.");
            }
        }
    }

    private static bool Contains(Hyperparameter kind, float value) => kind switch
    {
        Hyperparameter.DropoutRate => value is >= 0f and < 1f,
        Hyperparameter.LabelSmoothing => value is >= 0f and <= 1f,
        Hyperparameter.Epsilon => value > 0f && float.IsFinite(value),
        Hyperparameter.Momentum => value is > 0f and <= 1f,
        _ => CompilerServices.Check.IsWeight(value),
    };

    private static string Words(Hyperparameter kind) => kind switch
    {
        Hyperparameter.DropoutRate => "in [0, 1)",
        Hyperparameter.LabelSmoothing => "in [0, 1]",
        Hyperparameter.Epsilon => "finite and above 0",
        Hyperparameter.Momentum => "in (0, 1]",
        _ => "finite and at least 0",
    };
}
