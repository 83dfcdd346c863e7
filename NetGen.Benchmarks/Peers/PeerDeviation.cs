using System;

namespace NetGen.Benchmarks.Peers;

/// <summary>How far systems are apart that were given the same network and rows.</summary>
/// <param name="Outputs">Largest difference of an output.</param>
/// <param name="Loss">
/// Largest difference of the loss of a step, relative to the first: a loss near 0 is the difference of logits that have
/// grown, whose rounding stays.
/// </param>
/// <param name="Change">
/// Euclidean distance of all tensors after some steps, relative to the way they have gone.
/// </param>
internal readonly record struct PeerDeviation(double Outputs, double Loss, double Change)
{
    // Float32 sums in different orders: some 1e-6 in practice. A wrong formula is off by far more.
    private const double Tolerance = 1e-4;

    // Adam divides by the root of the squared gradient, which magnifies the rounding of the smallest gradients.
    private const double ChangeTolerance = 1e-2;

    /// <summary>Whether all are within what the rounding of float32 explains.</summary>
    public bool IsSmall => Outputs <= Tolerance && Loss <= Tolerance && Change <= ChangeTolerance;

    /// <summary>The larger of each.</summary>
    public PeerDeviation Max(PeerDeviation other) =>
        new(Larger(Outputs, other.Outputs), Larger(Loss, other.Loss), Larger(Change, other.Change));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"outputs {Outputs:0.#e+0}, loss {Loss:0.#e+0}, parameters after training {Change:0.#e+0} of their change");

    // NaN is the largest.
    private static double Larger(double a, double b) => double.IsNaN(a) || a > b ? a : b;
}
