using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace NetGen.Training;

/// <summary>
/// Figures of a cluster for OpenTelemetry: <c>AddMeter("NetGen.Cluster")</c>. docs/scale.md names them.
/// </summary>
internal static class ClusterMeter
{
    public const string Name = "NetGen.Cluster";

    private static readonly Meter Meter = new(Name);

    /// <summary>Trainings given to workers.</summary>
    public static readonly Counter<long> Asked = Meter.CreateCounter<long>(
        "netgen.study.asked", "{training}", "Trainings given to workers.");

    /// <summary>Trainings told and stored.</summary>
    public static readonly Counter<long> Told = Meter.CreateCounter<long>(
        "netgen.study.told", "{training}", "Trainings told and stored.");

    /// <summary>Trainings told that had been told before, or do not count.</summary>
    public static readonly Counter<long> ToldAgain = Meter.CreateCounter<long>(
        "netgen.study.told_again", "{training}", "Trainings told that did not count: told before, or not wanted.");

    /// <summary>Trainings taken from workers that did not report.</summary>
    public static readonly Counter<long> Expired = Meter.CreateCounter<long>(
        "netgen.study.expired", "{training}", "Trainings taken from workers that did not report.");

    private static readonly Histogram<double> Writes = Meter.CreateHistogram<double>(
        "netgen.study.write.duration", "s", "Time of a write of a study to its storage.");

    private static readonly UpDownCounter<long> Running = Meter.CreateUpDownCounter<long>(
        "netgen.worker.running", "{training}", "Trainings that run on this worker.");

    private static readonly Histogram<double> Trainings = Meter.CreateHistogram<double>(
        "netgen.worker.training.duration", "s", "Time of a training, by outcome.");

    /// <summary>Times a write until it is disposed.</summary>
    public static Timing Write() => new(Stopwatch.GetTimestamp());

    /// <summary>A training begins.</summary>
    public static void Begin() => Running.Add(1);

    /// <summary>A training ends: done, failed or canceled.</summary>
    public static void End(double seconds, string outcome)
    {
        Running.Add(-1);
        Trainings.Record(seconds, new KeyValuePair<string, object?>("outcome", outcome));
    }

    /// <summary>The time of a write.</summary>
    public readonly struct Timing(long start) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => Writes.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
