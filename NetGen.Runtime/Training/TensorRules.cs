using System;

namespace NetGen.CompilerServices;

/// <summary>What an update does differently from tensor to tensor: decay, a rate of its own, nothing at all.</summary>
internal sealed unsafe class TensorRules<TOptimizer>
    where TOptimizer : struct, IOptimizer
{
    private readonly ParameterBlock parameters;
    private readonly AlignedBuffer aside;
    private TOptimizer beforeStep;
    private long step;

    public TensorRules(ParameterBlock parameters)
    {
        this.parameters = parameters;
        int longest = 0;
        foreach (ParameterTensor tensor in parameters.Layout.Tensors)
            if (tensor.IsLearned && tensor.Role != TensorRole.Weights)
                longest = Math.Max(longest, tensor.Length);
        aside = new AlignedBuffer(longest);
    }

    /// <summary>Whether weight decay acts on more than weight matrices.</summary>
    public bool DecaysEvery { get; set; }

    /// <summary>Whether a layer is frozen or has a learning rate of its own.</summary>
    public bool AreSpecial => parameters.FreezesAny || parameters.HasFactors;

    /// <summary>Notes an optimiser that has not begun its step.</summary>
    public void Begin(TOptimizer optimizer, long nextStep)
    {
        beforeStep = optimizer;
        step = nextStep;
    }

    public bool Decays(int tensor) => DecaysEvery || parameters.Layout[tensor].Role == TensorRole.Weights;

    public bool IsFrozen(int tensor) => parameters.IsFrozen(tensor);

    /// <summary>The optimiser for a tensor, in the middle of its step.</summary>
    public TOptimizer OptimizerOf(int tensor, TOptimizer begun)
    {
        float factor = parameters.FactorOf(tensor);
        if (factor == 1f)
            return begun;
        TOptimizer own = beforeStep;
        own.LearningRate *= factor;
        own.BeginStep(step);
        return own;
    }

    /// <summary>
    /// Where a kernel that has gradients of several layers in hand may put a vector that is not wanted: weight matrices
    /// have kernels of their own, which do not run.
    /// </summary>
    public float* Aside(int tensor) => aside.Start - parameters.Layout[tensor].Offset;
}
