using System;

namespace NetGen.CompilerServices;

/// <summary>The ranges of what may be set at run time: one check for every way in which a setting is set.</summary>
internal static class SettingRange
{
    /// <summary>Throws unless the values may stand in the tensor; only settings have a range.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="values">The values.</param>
    /// <param name="first">Index of the first value in the tensor.</param>
    /// <param name="name">Name of the argument that holds the values.</param>
    public static void Check(ParameterTensor tensor, ReadOnlySpan<float> values, int first, string name)
    {
        if (tensor.Role != TensorRole.Setting)
            return;
        for (int i = 0; i < values.Length; i++)
        {
            if (!Contains(tensor.Name, values[i]))
            {
                string place = tensor.Count > 1 ? $" at {first + i}" : "";
                throw new ArgumentOutOfRangeException(
                    name, values[i], $"Expected {tensor.Name} {Words(tensor.Name)}, found {values[i]}{place}.");
            }
        }
    }

    private static bool Contains(string setting, float value) => setting switch
    {
        "Rate" => value is >= 0f and < 1f,
        "LabelSmoothing" => value is >= 0f and <= 1f,
        _ => value >= 0f && float.IsFinite(value),
    };

    private static string Words(string setting) => setting switch
    {
        "Rate" => "in [0, 1)",
        "LabelSmoothing" => "in [0, 1]",
        _ => "finite and at least 0",
    };
}
