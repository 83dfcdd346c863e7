using System;

namespace NetGen.Tests.Numeric;

/// <summary>
/// A trainer of a generated network, driven without its types; targets come as the bytes of their span.
/// </summary>
internal interface ITrainerDriver : IDisposable
{
    /// <summary>Updates done so far.</summary>
    long StepCount { get; }

    /// <summary>Largest norm of all gradients together.</summary>
    float ClipNorm { set; }

    /// <summary>One step; returns the loss before the update.</summary>
    float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<byte> targets, ReadOnlySpan<float> rowWeights = default);

    /// <summary>Loss and gradients; changes nothing else.</summary>
    float ComputeGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<byte> targets, ParameterBlock gradients,
        ReadOnlySpan<float> rowWeights = default, Span<float> inputGradients = default);

    /// <summary>Gradients from one of the logits of the last forward pass.</summary>
    void Backward(
        ReadOnlySpan<float> outputGradients, ParameterBlock gradients, Span<float> inputGradients = default);

    /// <summary>Moves running statistics towards those of the last pass.</summary>
    void CommitStatistics();

    /// <summary>Updates from given gradients.</summary>
    void ApplyGradients(ParameterBlock gradients);

    /// <summary>A forward pass in training mode.</summary>
    void Forward(ReadOnlySpan<float> inputs, Span<float> logits);
}
