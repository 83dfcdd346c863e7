using System;
using System.Collections.Generic;
using MathNet.Numerics;

namespace NetGen.Training;

/// <summary>An activation with its derivative, in float64.</summary>
/// <param name="Name">Name of its attribute, with its slope or alpha where it has one.</param>
/// <param name="Value">The activation.</param>
/// <param name="Derivative">Its derivative; at a kink, what training takes there: PyTorch's.</param>
public sealed record ActivationCurve(string Name, Func<double, double> Value, Func<double, double> Derivative)
{
    /// <summary>Every elementwise activation of NetGen, with the defaults of its attribute.</summary>
    public static IReadOnlyList<ActivationCurve> All { get; } =
    [
        new("Sigmoid", Sigmoid, x => Sigmoid(x) * Sigmoid(-x)),
        new("Tanh", Math.Tanh, x => 1 - Math.Tanh(x) * Math.Tanh(x)),
        new("ReLU", x => Math.Max(0, x), x => x > 0 ? 1 : 0),
        Leaky("LeakyReLU", 0.01),
        Leaky("PReLU", 0.25),
        new("ELU", x => x > 0 ? x : Math.Exp(x) - 1, x => x > 0 ? 1 : Math.Exp(x)),
        new("GELU", x => x * Normal(x), x => Normal(x) + x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)),
        new("SiLU", x => x * Sigmoid(x), x => Sigmoid(x) * (1 + x * Sigmoid(-x))),
        new(
            "Hardswish", x => x * Math.Clamp(x + 3, 0, 6) / 6,
            x => x <= -3 ? 0 : x < 3 ? (2 * x + 3) / 6 : 1),
        new(
            "Mish", x => x * Math.Tanh(Softplus(x)),
            x => Math.Tanh(Softplus(x)) + x * Sigmoid(x) / Math.Pow(Math.Cosh(Softplus(x)), 2)),
        new("Softplus", Softplus, Sigmoid),
    ];

    private static ActivationCurve Leaky(string name, double slope) =>
        new(FormattableString.Invariant($"{name}({slope})"), x => x > 0 ? x : slope * x, x => x > 0 ? 1 : slope);

    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    // The normal distribution: the share below x.
    private static double Normal(double x) => SpecialFunctions.Erfc(-x / Math.Sqrt(2)) / 2;
}
