using System;

namespace NetGen.CompilerServices;

/// <summary>The sentences about trainers that are called when they must not be.</summary>
internal static class TrainerErrors
{
    /// <summary>The trainer was disposed.</summary>
    public static ObjectDisposedException Disposed() => new(
        "Trainer", "Expected a trainer in use, found one that was disposed: make another with Train.");

    /// <summary>A backward pass on its own has no forward pass to go back from.</summary>
    public static InvalidOperationException NothingToGoBackFrom(string found) => new(
        $"Expected a call of Forward since the last step and the last change of the network, found {found}.");

    /// <summary>There is no pass whose statistics could be taken.</summary>
    public static InvalidOperationException NoStatistics() => new(
        "Expected a call of Forward or ComputeGradients since the last step or CommitStatistics, found none.");

    /// <summary>Two threads are in the trainer.</summary>
    public static InvalidOperationException TwoCallers() =>
        new("Expected one thread at a time to call a trainer, found two.");
}
