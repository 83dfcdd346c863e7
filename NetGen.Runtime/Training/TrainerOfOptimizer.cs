using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>A trainer with its optimiser, whose rule is inlined into the emitted backward pass.</summary>
public abstract unsafe partial class Trainer<TTarget, TOptimizer> : Trainer<TTarget>
    where TTarget : unmanaged
    where TOptimizer : unmanaged, IOptimizer
{
    // What tensors are padded to.
    private const int FloatsOfALine = 16;

    private readonly ParameterBlock[] states;
    private readonly TensorRules<TOptimizer> rules;
    private TOptimizer rule;

    /// <summary>Called by emitted trainers.</summary>
    protected Trainer(
        NetworkFacts facts, ParameterBlock parameters, TOptimizer optimizer, int maxBatch, ulong seed, int threads,
        long floatsPerRow, long fixedFloats, int rowsPerSlice, params ActivationBuffer[] buffers)
        : base(facts, parameters, maxBatch, seed, threads, floatsPerRow, fixedFloats, rowsPerSlice, buffers)
    {
        if (TOptimizer.StateCount is < 0 or > 2)
        {
            throw new ArgumentException(
                $"Expected StateCount 0, 1 or 2, found {TOptimizer.StateCount} in {typeof(TOptimizer).Name}.",
                nameof(optimizer));
        }

        if (!KeepsZero(optimizer))
        {
            throw new ArgumentException(
                "Expected a rule that keeps a zero weight without gradient at zero, "
                + $"found that {typeof(TOptimizer).Name} moves it.",
                nameof(optimizer));
        }

        CheckRule(optimizer);
        rule = optimizer;
        states = new ParameterBlock[TOptimizer.StateCount];
        for (int i = 0; i < states.Length; i++)
            states[i] = new ParameterBlock(facts.Layout) { HoldsState = true };
        OptimizerState = Array.AsReadOnly(states);
        rules = new TensorRules<TOptimizer>(
            parameters, states.Length > 0 ? states[0].Start : null, states.Length > 1 ? states[1].Start : null);
        StartTeam();
    }

    /// <summary>
    /// The update rule, whose numbers may be changed between steps. A step refuses a learning rate or a weight decay
    /// that is not finite and at least 0, and changes nothing then.
    /// </summary>
    public ref TOptimizer Optimizer
    {
        get
        {
            ThrowIfDisposed();
            return ref rule;
        }
    }

    /// <inheritdoc/>
    public override string OptimizerName => InUse(typeof(TOptimizer).FullName ?? typeof(TOptimizer).Name);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override Span<byte> OptimizerBytes
    {
        get
        {
            ThrowIfDisposed();
            return MemoryMarshal.AsBytes(new Span<TOptimizer>(ref rule));
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterBlock> OptimizerState
    {
        get => InUse(field);
    }

    /// <inheritdoc/>
    public override float LearningRate
    {
        get => InUse(rule.LearningRate);
        set => rule.LearningRate = InUse(RangeCheck.NotNegative(value, nameof(LearningRate)));
    }

    /// <inheritdoc/>
    public override float WeightDecay
    {
        get => InUse(rule.WeightDecay);
        set => rule.WeightDecay = InUse(RangeCheck.NotNegative(value, nameof(WeightDecay)));
    }

    /// <summary>A sink that updates the network's parameters in the step that was begun.</summary>
    protected UpdateSink<TOptimizer> Updates => rules.Sinks[0];

    /// <inheritdoc/>
    protected override void BeginUpdate(long step)
    {
        rules.DecaysEvery = DecaysEvery;
        CheckRule(rule);
        TOptimizer waiting = rule;
        rule.BeginStep(step);
        rules.Begin(waiting, rule, step);
        if (step % Denormals.Period == 0)
        {
            foreach (ParameterBlock state in states)
                Denormals.Flush(state.Memory);
        }
    }

    /// <inheritdoc/>
    protected override void UpdateFrom(float* gradients, Share share)
    {
        UpdateSink<TOptimizer> updates = Updates;
        for (int i = 0; i < Parameters.Layout.Tensors.Count; i++)
        {
            ParameterTensor tensor = Parameters.Layout[i];
            if (!tensor.IsLearned || Parameters.IsFrozen(i))
                continue;
            UpdateSink<TOptimizer> sink = updates.ForTensor(i);
            if (tensor.IsLazy)
            {
                SweepLazily(sink, gradients, tensor, share);
                continue;
            }

            int lines = tensor.Length / FloatsOfALine;
            int start = tensor.Offset + FloatsOfALine * share.Start(lines);
            int end = tensor.Offset + FloatsOfALine * share.End(lines);
            Sweep(sink, gradients, start, end, FloatsOfALine);
        }
    }

    // Of a lazy tensor, the outputs that have a gradient.
    private static void SweepLazily(
        UpdateSink<TOptimizer> sink, float* gradients, ParameterTensor tensor, Share share)
    {
        int stride = tensor.OutputStride, end = share.End(tensor.Outputs);
        for (int output = share.Start(tensor.Outputs); output < end; output++)
        {
            int start = tensor.Offset + output * stride;
            if (!PaddedRows.IsZero(gradients + start, stride))
                Sweep(sink, gradients, start, start + stride, stride);
        }
    }

    // By the widest vectors that divide a number of floats, a multiple of 8.
    private static void Sweep(UpdateSink<TOptimizer> sink, float* gradients, int start, int end, int multiple)
    {
        if (VectorWidths.Has512 && multiple % Vector512<float>.Count == 0)
            Sweep(sink, gradients, start, end, default(Vector512<float>));
        else if (VectorWidths.Has256)
            Sweep(sink, gradients, start, end, default(Vector256<float>));
        else if (VectorWidths.Has128)
            Sweep(sink, gradients, start, end, default(Vector128<float>));
        else
            Sweep(sink, gradients, start, end, default(float));
    }

    // Numbers of a rule of one's own that no setter checked.
    private static void CheckRule(TOptimizer optimizer)
    {
        if (optimizer.LearningRate is >= 0f and <= float.MaxValue
            && optimizer.WeightDecay is >= 0f and <= float.MaxValue)
        {
            return;
        }

        RangeCheck.NotNegative(optimizer.LearningRate, nameof(LearningRate), nameof(optimizer));
        RangeCheck.NotNegative(optimizer.WeightDecay, nameof(WeightDecay), nameof(optimizer));
    }

    // Padding is a zero weight whose gradient is always zero. An ordinary rate: infinity times zero would be no fault
    // of the rule.
    private static bool KeepsZero(TOptimizer rule)
    {
        rule.LearningRate = 1e-3f;
        (float state0, float state1) = (0f, 0f);
        rule.BeginStep(1);
        return rule.Update(0f, 0f, ref state0, ref state1) == 0f && state0 == 0f && state1 == 0f;
    }

    // The last parameter only selects the overload. Tensors are padded to 16 floats, so no width leaves a tail.
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sweep(
        UpdateSink<TOptimizer> sink, float* gradients, int start, int end, Vector512<float> width)
    {
        for (int i = start; i < end; i += Vector512<float>.Count)
            sink.Accept(i, Vector512.Load(gradients + i));
    }
}
