using System;

namespace NetGen;

/// <summary>The sentences about optimiser settings that are out of range.</summary>
internal static class OptimizerCheck
{
    /// <summary>A learning rate or a weight decay: finite and at least 0.</summary>
    public static float NotNegative(float value, string name) => value >= 0f && float.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"Expected {name} finite and at least 0, found {value}.");

    /// <summary>Refuses a rule that no constructor made: without an epsilon its quotient of zeros is NaN.</summary>
    public static void IsConstructed(float epsilon, string type)
    {
        if (epsilon == 0f)
        {
            throw new InvalidOperationException(
                $"Expected {type} made by its constructor with a learning rate, found default({type}).");
        }
    }

    /// <summary>A share that is kept from step to step: in [0, 1).</summary>
    public static float Share(float value, string name) => value is >= 0f and < 1f
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"Expected {name} in [0, 1), found {value}.");

    /// <summary>What keeps a quotient finite: finite and above 0.</summary>
    public static float Positive(float value, string name) => value > 0f && float.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"Expected {name} finite and above 0, found {value}.");
}
