using System;

namespace NetGen.CompilerServices;

/// <summary>The sentences about trainers that are called when they must not be.</summary>
internal static class TrainerErrors
{
    /// <summary>The trainer was disposed.</summary>
    public static ObjectDisposedException Disposed() => new(
        "Trainer", "Expected a trainer in use, found one that was disposed: make another with Train.");

    /// <summary>Two threads are in the trainer.</summary>
    public static InvalidOperationException TwoCallers() =>
        new("Expected one thread at a time to call a trainer, found two.");
}
