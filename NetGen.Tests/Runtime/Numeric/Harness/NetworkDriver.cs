using System;
using System.Runtime.InteropServices;

namespace NetGen.Tests.Numeric;

/// <summary>
/// Drives a network through <see cref="INetwork{TSelf, TTarget}"/>; allocates nothing beyond what the network does.
/// </summary>
internal sealed class NetworkDriver<TNetwork, TTarget>(ulong seed) : INetworkDriver
    where TNetwork : class, INetwork<TNetwork, TTarget>
    where TTarget : unmanaged
{
    private readonly TNetwork network = TNetwork.Create(seed);

    /// <inheritdoc/>
    public NetworkFacts Facts => TNetwork.Facts;

    /// <inheritdoc/>
    public ParameterBlock Parameters => network.Parameters;

    /// <inheritdoc/>
    public ParameterBlock CreateGradients() => network.CreateGradients();

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);

    /// <inheritdoc/>
    public void Logits(ReadOnlySpan<float> inputs, Span<float> logits) => network.Logits(inputs, logits);

    /// <inheritdoc/>
    public Evaluation Evaluate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<byte> targets, ReadOnlySpan<float> rowWeights) =>
        network.Evaluate(inputs, Typed(targets), rowWeights);

    /// <inheritdoc/>
    public ITrainerDriver Train<TOptimizer>(TOptimizer optimizer, int maxBatch, ulong seed, int threads)
        where TOptimizer : unmanaged, IOptimizer => new Trained(network.Train(optimizer, maxBatch, seed, threads));

    private static ReadOnlySpan<TTarget> Typed(ReadOnlySpan<byte> targets) =>
        MemoryMarshal.Cast<byte, TTarget>(targets);

    private sealed class Trained(Trainer<TTarget> trainer) : ITrainerDriver
    {
        public long StepCount => trainer.StepCount;

        public float ClipNorm
        {
            set => trainer.ClipNorm = value;
        }

        public float Step(
            ReadOnlySpan<float> inputs, ReadOnlySpan<byte> targets, ReadOnlySpan<float> rowWeights) =>
            trainer.Step(inputs, Typed(targets), rowWeights);

        public float ComputeGradients(
            ReadOnlySpan<float> inputs, ReadOnlySpan<byte> targets, ParameterBlock gradients,
            ReadOnlySpan<float> rowWeights, Span<float> inputGradients) =>
            trainer.ComputeGradients(inputs, Typed(targets), gradients, rowWeights, inputGradients);

        public void Backward(
            ReadOnlySpan<float> outputGradients, ParameterBlock gradients, Span<float> inputGradients) =>
            trainer.Backward(outputGradients, gradients, inputGradients);

        public void CommitStatistics() => trainer.CommitStatistics();

        public void ApplyGradients(ParameterBlock gradients) => trainer.ApplyGradients(gradients);

        public void Forward(ReadOnlySpan<float> inputs, Span<float> logits) => trainer.Forward(inputs, logits);

        public void Dispose() => trainer.Dispose();
    }
}
