using System;

namespace NetGen.Tests.Numeric;

/// <summary>A generated network, driven without its types; targets come as the bytes of their span.</summary>
internal interface INetworkDriver
{
    /// <summary>What is known of it at compile time.</summary>
    NetworkFacts Facts { get; }

    /// <summary>All that it owns.</summary>
    ParameterBlock Parameters { get; }

    /// <summary>A block for its gradients.</summary>
    ParameterBlock CreateGradients();

    /// <summary>Outputs with the loss's link.</summary>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>Outputs without the loss's link.</summary>
    void Logits(ReadOnlySpan<float> inputs, Span<float> logits);

    /// <summary>Loss and accuracy at inference.</summary>
    Evaluation Evaluate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<byte> targets, ReadOnlySpan<float> rowWeights = default);

    /// <summary>Makes a trainer.</summary>
    ITrainerDriver Train<TOptimizer>(TOptimizer optimizer, int maxBatch, ulong seed = 0, int threads = 1)
        where TOptimizer : unmanaged, IOptimizer;
}
