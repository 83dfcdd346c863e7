using System;
using System.IO;
using Microsoft.Extensions.Hosting;

namespace NetGen.Training;

/// <summary>How a worker works.</summary>
public sealed record SearchWorkerOptions
{
    /// <summary>Trainings that run at once; as many as there are cores if left out.</summary>
    public int Cores { get; init; } = Environment.ProcessorCount;

    /// <summary>What it is called in lines for people; machine and process if left out.</summary>
    public string Name { get; init; } =
        FormattableString.Invariant($"{Environment.MachineName}/{Environment.ProcessId}");

    /// <summary>
    /// After how long a worker that does not report counts as lost, and its trainings are given to others; 15 seconds
    /// if left out. The same on all workers.
    /// </summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Where lines go, such as that a study does not answer; nowhere where it is null.</summary>
    public TextWriter? Output { get; init; }

    /// <summary>
    /// Adds to the host of a worker that <see cref="SearchWorker"/> or <see cref="SearchCluster"/> makes: logging,
    /// OpenTelemetry.
    /// </summary>
    public Action<IHostApplicationBuilder>? Configure { get; init; }

    /// <summary>Another path than that of this machine, for tests.</summary>
    internal string? NumericPath { get; init; }

    internal void Check(string name)
    {
        if (Cores < 1)
            throw new ArgumentException($"Expected Cores of at least 1, found {Cores}.", name);
        if (Silence < TimeSpan.FromSeconds(1))
            throw new ArgumentException($"Expected Silence of at least 1 second, found {Silence}.", name);
    }
}
