using System;
using System.Net;

namespace NetGen.Training;

/// <summary>Where a cluster is: how its workers and clients find each other, and where studies are stored.</summary>
public sealed record ClusterAddress
{
    private ClusterAddress()
    {
    }

    /// <summary>Clusters of other names know nothing of each other.</summary>
    public string Name { get; init; } = "netgen";

    /// <summary>
    /// How PostgreSQL is reached, as Npgsql takes it; null where studies are in the memory of the workers.
    /// </summary>
    public string? ConnectionString { get; private init; }

    /// <summary>
    /// The first port that workers try to listen on; of several on a machine each takes the next two that are free.
    /// </summary>
    public int FirstPort { get; private init; } = 11_111;

    /// <summary>
    /// The address of this machine that other workers and clients reach a worker by; if left out, what its
    /// host name stands for, or else an address of a network interface. On this machine alone, the loopback.
    /// </summary>
    public IPAddress? Advertised { get; init; }

    /// <summary>
    /// Processes of this machine, with nothing installed. The worker on the first port knows who is there: when it
    /// ends, end the others, too, and start again. Studies are in the memory of the workers. A client that is still
    /// there begins again with what it has.
    /// </summary>
    /// <param name="firstPort">Workers take ports from here on, two each.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no port, or has too few behind it.</exception>
    public static ClusterAddress Localhost(int firstPort = 11_111)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstPort, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstPort, IPEndPoint.MaxPort - 2 * MostLocal);
        return new() { FirstPort = firstPort, Advertised = IPAddress.Loopback };
    }

    /// <summary>
    /// Machines that share a PostgreSQL database, which outlives each of them. It needs Orleans' tables:
    /// <see cref="PostgresTables.CreateAsync"/>.
    /// </summary>
    /// <param name="connectionString">How to reach it, as Npgsql takes it.</param>
    /// <param name="firstPort">A worker listens on this port and the next, or the next two that are free.</param>
    /// <exception cref="ArgumentException">The string is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is no port, or has too few behind it.</exception>
    public static ClusterAddress Postgres(string connectionString, int firstPort = 11_111)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return Localhost(firstPort) with { ConnectionString = connectionString, Advertised = null };
    }

    /// <summary>How many workers one machine may have.</summary>
    internal const int MostLocal = 32;

    /// <summary>The two ports of a worker of this machine: for other workers, and for clients.</summary>
    internal (int Silo, int Gateway) PortsOf(int index) => (FirstPort + 2 * index, FirstPort + 2 * index + 1);
}
