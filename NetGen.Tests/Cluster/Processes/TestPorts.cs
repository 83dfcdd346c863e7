using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.NetworkInformation;

namespace NetGen.Tests.Cluster;

/// <summary>
/// Ports of this machine that one cluster of one test run has, and a name that no other cluster has: two test runs at
/// the same time know nothing of each other. A locked file says whose the ports are; the lock ends with the process.
/// </summary>
public sealed class TestPorts : IDisposable
{
    // Below those that the system gives to outgoing connections.
    private const int Least = 20_000;
    private const int Blocks = 120;
    private const int Size = 100;

    private readonly FileStream file;

    private TestPorts(int first, FileStream file) => (First, this.file) = (first, file);

    /// <summary>The first port; the next 99 are free, too.</summary>
    public int First { get; }

    /// <summary>The name of the cluster.</summary>
    public string Name { get; } = $"test-{Guid.NewGuid():N}";

    /// <summary>Takes ports that nobody listens on.</summary>
    /// <exception cref="IOException">None are free.</exception>
    public static TestPorts Take()
    {
        int begin = Random.Shared.Next(Blocks);
        for (int i = 0; i < Blocks; i++)
            if (TryTake(Least + (begin + i) % Blocks * Size) is TestPorts ports)
                return ports;
        throw new IOException($"Expected {Size} free ports from {Least} on, found none.");
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private static TestPorts? TryTake(int first)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"netgen-tests-{Environment.UserName}-{first}.lock");
        FileStream file;
        try
        {
            // The file stays: whoever removes it may remove what another process has locked.
            file = new(Path.Combine(Path.GetTempPath(), name), FileMode.OpenOrCreate, FileAccess.ReadWrite,
                FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }

        if (!IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Any(end => end.Port >= first && end.Port < first + Size))
            return new(first, file);
        file.Dispose();
        return null;
    }
}
