using System.Collections.Generic;
using System.Linq;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Report;

/// <summary>What NetGen is to reach: near the machine's limit, and ahead of the others.</summary>
internal static class Goals
{
    private const string Tiny = "4-32-32-3 ReLU";
    private const string Digits = "784-128-10 ReLU";
    private const string DigitsNormalized = "784-128-10 BN ReLU dropout";
    private const string Cifar = "3072-50-10 ReLU";
    private const string Wide = "784-512-512-10 BN ReLU";
    private const string Wider = "1024-1024-1024-10 ReLU";
    private const string Convolutions = "4 Conv(64, 3 x 3)";

    // GFLOP of a step of 784-128-10 at a batch of 256, from which on a second thread has to pay.
    private const double WorthTwoThreads = 0.1;

    // Rows that run on one thread whatever is asked for differ by noise alone.
    private const double NotSlower = 0.95;

    private static readonly Goal[] All =
    [
        .. new[] { Digits, DigitsNormalized, Cifar }.SelectMany(name => new[]
        {
            Train(Measure.Share, name, 64, 0.78, 0.80),
            Train(Measure.Share, name, 256, 0.85, 0.87),
            Train(Measure.TimesLibtorch, name, 64, 1.7, 3),
            Train(Measure.TimesLibtorch, name, 256, 1.35, 2.4),
        }),
        Train(Measure.Share, Wide, 64, 0.75, 0.70),
        Train(Measure.Share, Wide, 256, 0.85, 0.85),
        Train(Measure.Share, Wider, 256, 0.85, 0.85),
        Train(Measure.TimesLibtorch, Wide, 64, 1.6, 2.3),
        Train(Measure.TimesLibtorch, Wide, 256, 1.4, 2.4),
        Train(Measure.TimesLibtorch, Wider, 256, 1.3, 2.3),
        Train(Measure.TimesLibtorch, "256, 8 residual blocks", 64, 1.4, 2),
        Train(Measure.TimesLibtorch, Digits, 1, 6, 14),
        Train(Measure.TimesLibtorch, Cifar, 1, 4.5, 8),
        Train(Measure.TimesLibtorch, Tiny, 1, 200, 200),
        Train(Measure.TimesLibtorch, Tiny, 16, 60, 80),
        Train(Measure.TimesLibtorch, Tiny, 64, 18, 30),
        Within("24-8-2 tanh, dropout", "gradient", 4, 3),
        Train(Measure.Share, "LeNet", 64, 0.40, 0.40),
        Train(Measure.Share, "LeNet", 256, 0.40, 0.40),
        Train(Measure.TimesLibtorch, "LeNet", 64, 3.5, 3.5),
        Train(Measure.TimesLibtorch, "LeNet", 256, 2.2, 2.2),
        new(Measure.TimesOnnxRuntime, 3, 3, row => Is(row, "DS-CNN", "infer", 1) && row.Batch == 1),

        // 80 % forward and 70 % backward.
        new(Measure.Share, 0.80, 0.80, row => Is(row, Convolutions, "infer", 1)),
        new(Measure.Share, 0.73, 0.73, row => Is(row, Convolutions, "gradient", 1)),

        // 15 and 25 million rows a second.
        new(Measure.Microseconds, 666, 400, row => Is(row, "4-32-16-4 tanh, Adam", "train", 1) && row.Batch == 10_000),
        Within("16-16", "infer", 0.015, 0.010),
        Within("64-64", "infer", 0.110, 0.070),
        Within("6-64-8-4 ReLU", "infer", 0.060, 0.045),
        new(Measure.TimesOnnxRuntime, 50, 50, row => row is { Phase: "infer", Workload: "16-16" or "64-64" }),
        new(Measure.TimesOnnxRuntime, 50, 50, row => Is(row, "6-64-8-4 ReLU", "infer", 1)),
        new(Measure.Share, 0.85, 0.85, row => row is { Phase: "infer", Batch: >= 64 }),
        new(Measure.TimesLibtorch, 1, 1, row => row.Phase == "infer"),
        new(Measure.TimesOnnxRuntime, 1, 1, row => row.Phase == "infer"),
        new(Measure.TimesOneThread, 1.7, 1.7, row => IsShared(row) && GflopOf(row) >= WorthTwoThreads),
        new(Measure.TimesOneThread, NotSlower, NotSlower, row => IsShared(row) && GflopOf(row) < WorthTwoThreads),
        new(Measure.Bytes, 0, 0, row => row.Gflops > 0),
        Within("generator, all samples", "build", 100_000, 100_000),
        Within("generator, one network", "edit", 20_000, 20_000),
        Within("small program", "first step", 150_000, 150_000),
    ];

    /// <summary>Every goal that the rows have a number for, in the order of the rows.</summary>
    public static Outcome[] Judge(IReadOnlyList<Row> rows, Machine machine) =>
    [
        .. from row in rows
           where row.System == Workloads.Workload.Own
           from goal in All
           where goal.Fits(row)
           let found = goal.Find(row, shared => OnOneThread(rows, shared))
           where !double.IsNaN(found)
           select new Outcome(
               row.Workload, row.Batch, row.Phase, row.Threads, goal.Measure, goal.On(machine.Kind), found,
               goal.IsMet(found, machine.Kind)),
    ];

    private static Goal Train(Measure measure, string name, int batch, double half, double full) =>
        new(measure, half, full, row => Is(row, name, "train", 1) && row.Batch == batch);

    private static Goal Within(string name, string phase, double half, double full) =>
        new(Measure.Microseconds, half, full, row => Is(row, name, phase, 1));

    private static bool Is(Row row, string name, string phase, int threads) =>
        (row.Workload, row.Phase, row.Threads) == (name, phase, threads);

    private static bool IsShared(Row row) => row is { Phase: "train" or "gradient", Threads: 2 };

    private static double GflopOf(Row row) => row.Gflops * row.MedianMicroseconds / 1e6;

    private static Row? OnOneThread(IReadOnlyList<Row> rows, Row shared) => rows.FirstOrDefault(row =>
        row.System == shared.System && row.Batch == shared.Batch && Is(row, shared.Workload, shared.Phase, 1));
}
