using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Measuring;
using NetGen.Generated.NetGen.Benchmarks.Workloads.DigitsNormalized;

namespace NetGen.Benchmarks.Kernels;

/// <summary>
/// 784-128-10 with BatchNorm, ReLU and dropout at a batch of 64, kernel by kernel: what a training step is made of, in
/// its order, at each vector width that this machine has. Gradients of parameters are stored, where a step applies
/// them.
/// </summary>
public class LayerKernels
{
    private KernelCalls calls = null!;

    /// <summary>The widths that this machine has.</summary>
    public static IEnumerable<int> Widths => Roof.Widths;

    /// <summary>Bits of a vector.</summary>
    [ParamsSource(nameof(Widths))]
    public int Bits { get; set; }

    [GlobalSetup]
    public void Setup() => calls = Bits switch
    {
        512 => new KernelCalls<Vector512Kernels>(),
        256 => new KernelCalls<Vector256Kernels>(),
        _ => new KernelCalls<Vector128Kernels>(),
    };

    [Benchmark]
    public void Dense1Forward() => calls.Dense1Forward();

    [Benchmark]
    public void BatchNorm1Forward() => calls.BatchNorm1Forward();

    [Benchmark]
    public void Dense2Forward() => calls.Dense2Forward();

    [Benchmark]
    public void Loss() => calls.Loss();

    [Benchmark]
    public void Dense2BiasGradient() => calls.Dense2BiasGradient();

    [Benchmark]
    public void Dense2InputGradient() => calls.Dense2InputGradient();

    [Benchmark]
    public void Dense2WeightGradient() => calls.Dense2WeightGradient();

    [Benchmark]
    public void BatchNorm1Backward() => calls.BatchNorm1Backward();

    [Benchmark]
    public void Dense1WeightGradient() => calls.Dense1WeightGradient();
}
