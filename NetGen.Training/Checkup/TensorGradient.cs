using System;

namespace NetGen.Training;

/// <summary>How a tensor's gradient compares with central differences.</summary>
/// <param name="Tensor">Its full name, such as <c>Dense1.Weights</c>.</param>
/// <param name="Norm">|g|: what the loss should rise by per unit along the gradient itself.</param>
/// <param name="Measured">What it rises by; NaN where the gradient is zero.</param>
/// <param name="Tolerance">How far the two may be apart.</param>
/// <param name="Agreeing">Single values, drawn at random, that agree.</param>
/// <param name="Compared">Single values that were compared.</param>
public sealed record TensorGradient(
    string Tensor, double Norm, double Measured, double Tolerance, int Agreeing, int Compared)
{
    /// <summary>
    /// Whether the gradient agrees: along itself, and in three of four single values (a kink of a ReLU just
    /// beyond the step misleads one now and then).
    /// </summary>
    public bool Agrees =>
        !(Math.Abs(Measured - Norm) > Tolerance) && 4 * Agreeing >= 3 * Compared && double.IsFinite(Norm);
}
