using System.Collections.Generic;
using System.Linq;
using NetGen.Benchmarks.Generation;

namespace NetGen.Benchmarks.Workloads;

/// <summary>The workloads, in the order of the table.</summary>
internal static class AllWorkloads
{
    /// <summary>Every workload: what threads can share on each of these numbers of them, the rest on one.</summary>
    public static IEnumerable<Workload> Of(IReadOnlyList<int> threads) =>
        [.. threads.Distinct().SelectMany(Shared), .. Inference(), .. Waiting()];

    // Rates are so small that weights stay where they are however many steps are timed.
    private static IEnumerable<Workload> Shared(int threads) =>
    [
        .. Train<Tiny, int, Momentum>("4-32-32-3 ReLU", new(1e-6f), threads, 1, 16, 64),
        .. Train<TinyTanh, float, Adam>("4-32-16-4 tanh, Adam", new(1e-6f), threads, 256, 10_000),
        .. Of<SpiralTanh, int, Momentum>("24-8-2 tanh, dropout", new(1e-6f), "gradient", threads, 200),
        .. Train<Digits, int, Momentum>("784-128-10 ReLU", new(1e-6f), threads, 1, 64, 256),
        .. Train<Digits, int, Adam>("784-128-10 ReLU, Adam", new(1e-6f), threads, 1, 64, 256),
        .. Train<DigitsNormalized, int, Momentum>("784-128-10 BN ReLU dropout", new(1e-6f), threads, 64, 256),
        .. Train<Cifar, int, Momentum>("3072-50-10 ReLU", new(1e-6f), threads, 1, 64, 256),
        .. Train<Wide, int, Momentum>("784-512-512-10 BN ReLU", new(1e-6f), threads, 64, 256),
        .. Train<Wider, int, Momentum>("1024-1024-1024-10 ReLU", new(1e-6f), threads, 256),
        .. Train<PlainTower, int, Momentum>("256, 16 Dense ReLU", new(1e-6f), threads, 64),
        .. Train<ResidualTower, int, Momentum>("256, 8 residual blocks", new(1e-6f), threads, 64),
        .. Train<GrowingTower, int, Momentum>("64, 6 blocks of Concat", new(1e-6f), threads, 64),
        .. Train<Records, float, Momentum>("20 tables of 1000 x 16", new(1e-6f), threads, 64),
        .. Train<Records, float, Adam>("20 tables of 1000 x 16, Adam", new(1e-6f), threads, 64),
        .. Train<LeNet, int, Momentum>("LeNet", new(1e-6f), threads, 64, 256),
        .. Train<ResNet8, int, Momentum>("ResNet-8", new(1e-6f), threads, 64),
        .. Train<KeywordSpotter, int, Momentum>("DS-CNN", new(1e-6f), threads, 64),
        .. Train<TemporalNetwork, int, Momentum>("TCN", new(1e-6f), threads, 16),
        .. Of<Convolutions, int, Momentum>("4 Conv(64, 3 x 3)", new(1e-6f), "gradient", threads, 16),
        new RoofWorkload { Name = "multiply-adds alone", Batch = 1, Phase = Workload.RoofPhase, Threads = threads },
        Serve<Controller, float>("6-64-8-4 ReLU", 40_000, threads),
        Serve<Digits, int>("784-128-10 ReLU", 1_000, threads),
    ];

    private static IEnumerable<Workload> Inference() =>
    [
        .. Infer<Layer8, float>("8-8", 1),
        .. Infer<Layer16, float>("16-16", 1),
        .. Infer<Layer32, float>("32-32", 1),
        .. Infer<Layer64, float>("64-64", 1),
        .. Infer<Controller, float>("6-64-8-4 ReLU", 1),
        .. Infer<Tiny, int>("4-32-32-3 ReLU", 1, 16, 64),
        .. Infer<Digits, int>("784-128-10 ReLU", 1, 64, 256),
        .. Infer<DigitsNormalized, int>("784-128-10 BN ReLU dropout", 64, 256),
        .. Infer<Cifar, int>("3072-50-10 ReLU", 1, 64, 256),
        .. Infer<Wide, int>("784-512-512-10 BN ReLU", 64, 256),
        .. Infer<Wider, int>("1024-1024-1024-10 ReLU", 256),
        .. Infer<LeNet, int>("LeNet", 1, 64),
        .. Infer<ResNet8, int>("ResNet-8", 1, 64),
        .. Infer<KeywordSpotter, int>("DS-CNN", 1, 64),
        .. Infer<Convolutions, int>("4 Conv(64, 3 x 3)", 16),
    ];

    // What a person waits for.
    private static IEnumerable<Workload> Waiting() =>
    [
        new GenerationWorkload(edit: false) { Name = "generator, all samples", Batch = 1, Phase = "build" },
        new GenerationWorkload(edit: true) { Name = "generator, one network", Batch = 1, Phase = "edit" },
        File("save", alone: false),
        File("save", alone: true),
        File("load", alone: false),
        File("load", alone: true),
        new FirstStepWorkload { Name = "small program", Batch = 64, Phase = "first step" },
    ];

    private static FileWorkload File(string phase, bool alone) =>
        new(alone) { Name = alone ? "100 MB, bytes alone" : "100 MB of weights", Batch = 1, Phase = phase };

    private static ServeWorkload<TNetwork, TTarget> Serve<TNetwork, TTarget>(string name, int calls, int threads)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged =>
        new(calls) { Name = name, Batch = 1, Phase = "serve", Threads = threads };

    private static IEnumerable<Workload> Train<TNetwork, TTarget, TOptimizer>(
        string name, TOptimizer optimizer, int threads, params int[] batches)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
        where TOptimizer : unmanaged, IOptimizer =>
        Of<TNetwork, TTarget, TOptimizer>(name, optimizer, "train", threads, batches);

    private static IEnumerable<Workload> Infer<TNetwork, TTarget>(string name, params int[] batches)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged =>
        Of<TNetwork, TTarget, Sgd>(name, new(0f), "infer", 1, batches);

    private static IEnumerable<Workload> Of<TNetwork, TTarget, TOptimizer>(
        string name, TOptimizer optimizer, string phase, int threads, params int[] batches)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
        where TOptimizer : unmanaged, IOptimizer =>
        batches.Select(batch => new NetworkWorkload<TNetwork, TTarget, TOptimizer>(optimizer)
        {
            Name = name,
            Batch = batch,
            Phase = phase,
            Threads = threads,
        });
}
