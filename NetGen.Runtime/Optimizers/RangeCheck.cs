using System;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// The sentences about numbers that are out of range, for constructors and setters alike: who sets a number asks here.
/// </summary>
internal static class RangeCheck
{
    /// <summary>A learning rate, a weight decay, a factor: finite and at least 0.</summary>
    public static float NotNegative(
        float value, string name, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value >= 0f && float.IsFinite(value) ? value : throw Error(argument, value, $"{name} finite and at least 0");

    /// <summary>A bound of gradients: above 0, or infinite.</summary>
    public static float AboveZero(
        float value, string name, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value > 0f ? value : throw Error(argument, value, $"{name} above 0");

    /// <summary>A share that is kept from step to step: in [0, 1).</summary>
    public static float Share(
        float value, string name, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value is >= 0f and < 1f ? value : throw Error(argument, value, $"{name} in [0, 1)");

    /// <summary>What keeps a quotient finite: finite and above 0.</summary>
    public static float Positive(
        float value, string name, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value > 0f && float.IsFinite(value) ? value : throw Error(argument, value, $"{name} finite and above 0");

    /// <summary>Refuses a rule that no constructor made: without an epsilon its quotient of zeros is NaN.</summary>
    public static void IsConstructed(float epsilon, string type)
    {
        if (epsilon == 0f)
        {
            throw new InvalidOperationException(
                $"Expected {type} made by its constructor with a learning rate, found default({type}).");
        }
    }

    private static ArgumentOutOfRangeException Error(string argument, float value, string expected) =>
        new(argument, value, $"Expected {expected}, found {value}.");
}
