using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen.Benchmarks.FirstStep;

/// <summary>
/// A small program that trains: the time from the start of its process to the end of its first step is a measurement,
/// and published ahead of time it shows what an instruction set costs.
/// </summary>
internal static class Program
{
    private const int Batch = 64;
    private const int MultiplyAdds = Batch * (3 * (784 * 128 + 128 * 10) - 784 * 128);

    /// <summary>Takes a step and, with the argument <c>time</c>, times some more.</summary>
    public static int Main(string[] arguments)
    {
        if (arguments is not ([] or ["time"]))
        {
            Console.Error.WriteLine($"Expected nothing or 'time', found '{string.Join(' ', arguments)}'.");
            return 2;
        }

        Random random = new(1);
        float[] inputs = new float[Batch * 784];
        int[] labels = new int[Batch];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = random.NextSingle() - 0.5f;
        for (int i = 0; i < labels.Length; i++)
            labels[i] = random.Next(10);
        Digits network = new(seed: 1);
        using Trainer<int, Momentum> trainer = network.Train(new Momentum(1e-6f), maxBatch: Batch);
        float loss = trainer.Step(inputs, labels);
        Console.WriteLine($"loss of the first step {loss:F4}");
        if (arguments.Length > 0)
            Time(() => trainer.Step(inputs, labels));
        return 0;
    }

    private static void Time(Func<float> step)
    {
        const int rounds = 60;
        const int steps = 20;
        double[] microseconds = new double[rounds];

        // As many rounds again before them warm up, the JIT among others.
        for (int round = -rounds; round < rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < steps; i++)
                _ = step();
            microseconds[Math.Max(round, 0)] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / steps;
        }

        double[] sorted = [.. microseconds.Order()];
        double median = sorted[rounds / 2];
        string compiled = RuntimeFeature.IsDynamicCodeSupported ? "JIT" : "NativeAOT";
        Console.WriteLine(
            $"784-128-10 ReLU, batch {Batch}, {compiled}, vectors of {VectorWidths.Widest} bits: "
            + $"median {median:F1} us, minimum {sorted[0]:F1} us a step, {2e-3 * MultiplyAdds / median:F1} GFLOP/s");
    }
}
