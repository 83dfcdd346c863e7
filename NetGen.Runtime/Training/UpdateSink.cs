using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>Updates parameters with an optimiser as soon as their gradients are known.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe partial struct UpdateSink<TOptimizer> : IGradientSink<UpdateSink<TOptimizer>>
    where TOptimizer : unmanaged, IOptimizer
{
    private UpdateSink<TOptimizer>* sinks;
    private float* parameters;
    private float* state0;
    private float* state1;
#pragma warning disable IDE0044 // Read-only, the optimiser would be copied ahead of every call.
    private TOptimizer optimizer;
#pragma warning restore IDE0044
    private readonly float decay;
    private int distance;   // from the tensors that a kernel names to those that are meant, in floats

    /// <summary>Updates <paramref name="parameters"/>, keeping state in blocks of the same layout.</summary>
    internal UpdateSink(
        UpdateSink<TOptimizer>* sinks, TOptimizer optimizer, bool decays, float* parameters, float* state0,
        float* state1)
    {
        this.sinks = sinks;
        this.optimizer = optimizer;
        this.parameters = parameters;
        this.state0 = state0;
        this.state1 = state1;
        float lambda = decays ? optimizer.WeightDecay : 0f;
        decay = TOptimizer.DecouplesWeightDecay ? 1f - optimizer.LearningRate * lambda : lambda;
    }

    /// <inheritdoc/>
    public static bool NeedsEvery => false;

    /// <inheritdoc/>
    public readonly bool IgnoresZero =>
        TOptimizer.IgnoresZeroGradients && decay == (TOptimizer.DecouplesWeightDecay ? 1f : 0f);

    /// <inheritdoc/>
    public readonly UpdateSink<TOptimizer> ForTensor(int tensor)
    {
        UpdateSink<TOptimizer> sink = sinks[tensor];
        sink.parameters += distance;
        sink.state0 += distance;
        sink.state1 += distance;
        return sink;
    }

    /// <inheritdoc/>
    public readonly UpdateSink<TOptimizer> Moved(int tensors, int floats) =>
        this with { sinks = sinks + tensors, distance = distance + floats };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Prefetch(int offset)
    {
        Cache.ToL1(parameters + offset);
        if (TOptimizer.StateCount > 0)
            Cache.ToL1(state0 + offset);
        if (TOptimizer.StateCount > 1)
            Cache.ToL1(state1 + offset);
    }

    /// <inheritdoc/>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Accept(int offset, Vector512<float> gradient)
    {
        Vector512<float> weight = Vector512.Load(parameters + offset);
        if (TOptimizer.DecouplesWeightDecay)
            weight *= Vector512.Create(decay);
        else
            gradient = Vector512.MultiplyAddEstimate(weight, Vector512.Create(decay), gradient);
        Vector512<float> first = Vector512.Create(0f);
        Vector512<float> second = Vector512.Create(0f);
        if (TOptimizer.StateCount > 0)
            first = Vector512.Load(state0 + offset);
        if (TOptimizer.StateCount > 1)
            second = Vector512.Load(state1 + offset);
        optimizer.Update(weight, gradient, ref first, ref second).Store(parameters + offset);
        if (TOptimizer.StateCount > 0)
            first.Store(state0 + offset);
        if (TOptimizer.StateCount > 1)
            second.Store(state1 + offset);
    }
}
