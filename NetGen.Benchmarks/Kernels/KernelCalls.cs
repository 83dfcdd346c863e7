using System;
using NetGen.Benchmarks.Workloads;
using NetGen.CompilerServices;
using NetGen.Generated.NetGen.Benchmarks.Workloads.DigitsNormalized;

namespace NetGen.Benchmarks.Kernels;

/// <summary>
/// The emitted kernels of <see cref="DigitsNormalized"/>, each called as its trainer calls it, on buffers of their own.
/// </summary>
internal abstract unsafe class KernelCalls
{
    /// <summary>Rows of a call.</summary>
    protected const int Rows = 64;

    private const int Inputs = 784;
    private const int Hidden = 128;
    private const int Outputs = 16;

    private readonly AlignedBuffer gradients = new(Layout.Facts.Layout.LearnedLength);

    protected KernelCalls()
    {
        Random random = new(1);
        foreach (AlignedBuffer buffer in new[] { X, A, Given, Y })
            foreach (ref float value in buffer.Span)
                value = random.NextSingle() - 0.5f;
        for (int row = 0; row < Rows; row++)
            Labels.Span[row] = BitConverter.Int32BitsToSingle(random.Next(10));
        Transpose.Copy(P + Layout.Dense2Weights, Hidden, 10, Outputs, T.Start, Hidden);
    }

    /// <summary>Parameters.</summary>
    protected float* P => Network.Parameters.Start;

    /// <summary>Where gradients of parameters go.</summary>
    protected StoreSink Gradients => new(gradients.Start);

    protected DigitsNormalized Network { get; } = new(seed: 1);

    protected AlignedBuffer X { get; } = new(Rows * Inputs);

    protected AlignedBuffer A { get; } = new(Rows * Hidden);

    protected AlignedBuffer Xhat { get; } = new(Rows * Hidden);

    protected AlignedBuffer Activated { get; } = new(Rows * Hidden);

    protected AlignedBuffer Given { get; } = new(Rows * Hidden);

    protected AlignedBuffer D { get; } = new(Rows * Hidden);

    protected AlignedBuffer Y { get; } = new(Rows * Outputs);

    protected AlignedBuffer Dy { get; } = new(Rows * Outputs);

    protected AlignedBuffer T { get; } = new(Hidden * Outputs);

    protected AlignedBuffer Statistics { get; } = new(3 * Hidden);

    protected AlignedBuffer Labels { get; } = new(Rows);

    public abstract void Dense1Forward();

    public abstract void BatchNorm1Forward();

    public abstract void Dense2Forward();

    public abstract void Loss();

    public abstract void Dense2BiasGradient();

    public abstract void Dense2InputGradient();

    public abstract void Dense2WeightGradient();

    public abstract void BatchNorm1Backward();

    public abstract void Dense1WeightGradient();
}

/// <summary>The calls at one vector width.</summary>
internal sealed unsafe class KernelCalls<K> : KernelCalls
    where K : struct, IKernels
{
    private static readonly DropoutPass Masks = new(seed: 1, step: 0, firstRow: 0);

    public override void Dense1Forward() => K.Dense1Forward(P, X.Start, A.Start, Rows, Share.All);

    public override void BatchNorm1Forward() => K.BatchNorm1Forward(
        P, A.Start, Xhat.Start, Activated.Start, Statistics.Start, P + Layout.BatchNorm1RunningMean,
        P + Layout.BatchNorm1RunningVariance, Rows, P[Layout.BatchNorm1Epsilon], false, Masks, Share.All);

    public override void Dense2Forward() => K.Dense2Forward(P, A.Start, Y.Start, Rows);

    public override void Loss() => K.Loss(Y.Start, Dy.Start, (int*)Labels.Start, Rows, 1f / Rows);

    public override void Dense2BiasGradient() => K.Dense2BiasGradient(P, Y.Start, Rows, Share.All, Gradients);

    public override void Dense2InputGradient() => K.Dense2InputGradient(
        T.Start, Y.Start, D.Start, Rows, Share.All);

    public override void Dense2WeightGradient() =>
        K.Dense2WeightGradient(A.Start, Y.Start, Rows, Share.All, Gradients);

    public override void BatchNorm1Backward()
    {
        // It overwrites the gradient that it is given, and over and over again that would become denormal.
        Given.Span.CopyTo(D.Span);
        K.BatchNorm1Backward(
            P, Xhat.Start, Activated.Start, D.Start, Statistics.Start, Rows, false, Share.All, Gradients);
    }

    public override void Dense1WeightGradient() =>
        K.Dense1WeightGradient(X.Start, Given.Start, Rows, Share.All, Gradients);
}
