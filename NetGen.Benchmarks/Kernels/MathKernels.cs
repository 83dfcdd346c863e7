using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using NetGen.CompilerServices;

namespace NetGen.Benchmarks.Kernels;

/// <summary>
/// Elementary functions of 1,024 values, and as many factors of a dropout mask, at the widest vectors.
/// </summary>
public unsafe partial class MathKernels
{
    private const int Count = 1024;

    private readonly AlignedBuffer x = new(Count);
    private readonly AlignedBuffer y = new(Count);

    public MathKernels()
    {
        Random random = new(1);
        foreach (ref float value in x.Span)
            value = 8 * random.NextSingle() + 0.001f;
    }

    [Benchmark]
    public void Exp() => Run<ExpFunction>();

    [Benchmark]
    public void Log() => Run<LogFunction>();

    [Benchmark]
    public void Tanh() => Run<TanhFunction>();

    [Benchmark]
    public void Sigmoid() => Run<SigmoidFunction>();

    [Benchmark]
    public void Erf() => Run<ErfFunction>();

    [Benchmark]
    public void Mask() => DropoutMask.Fill(y.Start, 0, Count, seed: 1, step: 0, layer: 0, rate: 0.2f, kept: 1.25f);

    private void Run<F>()
        where F : struct, IFunction
    {
        if (VectorWidths.Has512)
            Apply<F>(x.Start, y.Start, Vector512<float>.Zero);
        else if (VectorWidths.Has256)
            Apply<F>(x.Start, y.Start, Vector256<float>.Zero);
        else
            Apply<F>(x.Start, y.Start, Vector128<float>.Zero);
    }

    // The last argument chooses the width.
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<F>(float* from, float* to, Vector512<float> width)
        where F : struct, IFunction
    {
        for (int i = 0; i < Count; i += Vector512<float>.Count)
            F.Of(Vector512.Load(from + i)).Store(to + i);
    }
}
