using System;

namespace NetGen.CompilerServices;

/// <summary>
/// What an update does differently from tensor to tensor: decay, a rate of its own, nothing at all. Before the step, it
/// is written down as a sink for each tensor, which kernels pick up. A sink has no reference in it: with one, the JIT
/// copies it by <c>rep movs</c> for each tile, which waits for the stores of the tile before it: long, where two
/// threads take lines of weights from each other.
/// </summary>
internal sealed unsafe class TensorRules<TOptimizer>
    where TOptimizer : unmanaged, IOptimizer
{
    private readonly ParameterBlock parameters;
    private readonly float* state0;
    private readonly float* state1;
    private readonly AlignedBuffer aside;
    private readonly AlignedBuffer sinks;
    private readonly bool[] areWeights;

    /// <summary>Rules for parameters and what an optimiser keeps of them; null stands for none.</summary>
    public TensorRules(ParameterBlock parameters, float* state0, float* state1)
    {
        this.parameters = parameters;
        this.state0 = state0;
        this.state1 = state1;
        areWeights = new bool[parameters.Layout.Tensors.Count];
        int longest = 0;
        for (int i = 0; i < areWeights.Length; i++)
        {
            ParameterTensor tensor = parameters.Layout[i];
            areWeights[i] = tensor.Role == TensorRole.Weights;
            if (tensor.IsLearned && !areWeights[i])
                longest = Math.Max(longest, tensor.Length);
        }

        aside = new AlignedBuffer(longest);
        int floats = (sizeof(UpdateSink<TOptimizer>) + sizeof(float) - 1) / sizeof(float);
        sinks = new AlignedBuffer(floats * (long)areWeights.Length);
    }

    /// <summary>Whether weight decay acts on more than weight matrices.</summary>
    public bool DecaysEvery { get; set; }

    /// <summary>The sinks by tensor, those of the last step that was begun.</summary>
    public UpdateSink<TOptimizer>* Sinks => (UpdateSink<TOptimizer>*)sinks.Start;

    /// <summary>Begins a step.</summary>
    /// <param name="waiting">The optimiser before the step.</param>
    /// <param name="begun">The optimiser that has begun it.</param>
    /// <param name="step">Number of the step: 1, 2, ...</param>
    public void Begin(TOptimizer waiting, TOptimizer begun, long step)
    {
        UpdateSink<TOptimizer> ofWeights = Of(begun, true), ofOthers = Of(begun, DecaysEvery);
        for (int i = 0; i < areWeights.Length; i++)
            Sinks[i] = areWeights[i] ? ofWeights : ofOthers;
        if (!parameters.FreezesAny && !parameters.HasFactors)
            return;
        for (int i = 0; i < areWeights.Length; i++)
            Sinks[i] = Special(i, waiting, begun, step);
    }

    private UpdateSink<TOptimizer> Of(TOptimizer optimizer, bool decays) =>
        new(Sinks, optimizer, decays, parameters.Start, state0, state1);

    private UpdateSink<TOptimizer> Special(int tensor, TOptimizer waiting, TOptimizer begun, long step)
    {
        bool decays = areWeights[tensor] || DecaysEvery;
        if (parameters.IsFrozen(tensor))
            return new(Sinks, begun, decays, Aside(tensor), Aside(tensor), Aside(tensor));
        float factor = parameters.FactorOf(tensor);
        if (factor == 1f)
            return Of(begun, decays);
        waiting.LearningRate *= factor;
        waiting.BeginStep(step);
        return Of(waiting, decays);
    }

    // Where a kernel that has gradients of several layers in hand may put a vector that is not wanted: weight matrices
    // have kernels of their own, which do not run.
    private float* Aside(int tensor) => aside.Start - parameters.Layout[tensor].Offset;
}
