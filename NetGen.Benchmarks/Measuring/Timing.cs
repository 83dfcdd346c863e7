using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Measuring;

/// <summary>What was measured of one workload.</summary>
/// <param name="Median">Median of the rounds, in microseconds a call.</param>
/// <param name="Minimum">Fastest round, in microseconds a call.</param>
/// <param name="Bytes">Managed bytes a call, median of the rounds; a part of a byte counts as one.</param>
internal readonly record struct Timing(double Median, double Minimum, double Bytes)
{
    private const double RoundSeconds = 0.004;

    // What others left in the caches is not a row's fault, and weights and rows that outgrow an L2 take more than a
    // call or two to be where they stay: 3072-50-10 at 64 rows takes 205 us a step at once, and 185 later on.
    private const double WarmSeconds = 0.01;

    // Behind a pause the system may have the threads of a team on one processor, and takes some 10 ms to see that there
    // is work for two.
    private const double SpreadSeconds = 0.02;

    /// <summary>GFLOP/s by the median, of the workload that was timed.</summary>
    public double Gflops(Workload workload) => 2 * workload.MultiplyAdds / Median / 1e3;

    /// <summary>
    /// Times all workloads in turn, round by round, so that a noisy neighbour hits each of them alike. Each runs for
    /// 0.2 seconds beforehand: by then the JIT has compiled it for good.
    /// </summary>
    /// <param name="workloads">The workloads.</param>
    /// <param name="rounds">Rounds.</param>
    /// <param name="pause">How long the thread sleeps in front of each turn.</param>
    public static Timing[] Of(IReadOnlyList<Workload> workloads, int rounds, TimeSpan pause)
    {
        Action[] calls = [.. workloads.Select(workload => workload.Prepare())];
        int[] repeats = [.. workloads.Zip(calls, Repeats)];
        double[][] times = [.. calls.Select(_ => new double[rounds])];
        double[][] bytes = [.. calls.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < calls.Length; i++)
            {
                workloads[i].BeginRound();
                if (pause > TimeSpan.Zero)
                    Thread.Sleep(pause);
                CallFor(calls[i], workloads[i].Threads > 1 ? SpreadSeconds : WarmSeconds);
                double each = repeats[i] * workloads[i].Calls;
                long allocated = GC.GetTotalAllocatedBytes(precise: true);
                times[i][round] = Seconds(calls[i], repeats[i]) / each * 1e6;
                bytes[i][round] = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / each;
                workloads[i].EndRound();
            }
        }

        return [.. times.Zip(bytes, (all, of) => new Timing(Middle(all), all.Min(), Math.Ceiling(Middle(of))))];
    }

    private static int Repeats(Workload workload, Action call)
    {
        workload.BeginRound();
        return Math.Max(1, (int)(RoundSeconds / CallFor(call, 0.2)));
    }

    // Calls again and again, once at least; returns the seconds that one of them took.
    private static double CallFor(Action call, double seconds)
    {
        long start = Stopwatch.GetTimestamp();
        int count = 0;
        do
        {
            call();
            count++;
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);

        return Stopwatch.GetElapsedTime(start).TotalSeconds / count;
    }

    private static double Seconds(Action call, int repeats)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repeats; i++)
            call();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>The median.</summary>
    public static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
