using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NetGen.Training;

namespace NetGen.Tests.Cluster;

/// <summary>Workers and a client within this process.</summary>
internal sealed class Silos : IAsyncDisposable
{
    private readonly List<IHost> hosts = [];
    private readonly TestPorts ports = TestPorts.Take();

    private Silos() => Address = ClusterAddress.Localhost(ports.First) with { Name = ports.Name };

    public ClusterAddress Address { get; }

    public SearchCluster Cluster { get; private set; } = null!;

    /// <summary>Starts so many workers of one core each, and a client.</summary>
    public static async Task<Silos> Start(
        SearchRegistry registry, int count, Func<SearchWorkerOptions, int, SearchWorkerOptions>? change = null)
    {
        Silos silos = new();
        for (int i = 0; i < count; i++)
            _ = await silos.Add(registry, i, change);
        silos.Cluster = await SearchCluster.ConnectAsync(silos.Address);
        return silos;
    }

    /// <summary>One more worker.</summary>
    public async Task<IHost> Add(
        SearchRegistry registry, int index, Func<SearchWorkerOptions, int, SearchWorkerOptions>? change = null)
    {
        SearchWorkerOptions options = new()
        {
            Cores = 1,
            Name = FormattableString.Invariant($"worker {index}"),
            Silence = TimeSpan.FromSeconds(20),
            Output = Environment.GetEnvironmentVariable("NETGEN_LINES") is null ? null : Console.Error,
        };
        IHost host = await SearchWorker.StartAsync(
            registry, Address, change?.Invoke(options, index) ?? options, CancellationToken.None);
        hosts.Add(host);
        return host;
    }

    /// <summary>What asks for trials on a worker.</summary>
    public IHostedService Pump(int index) =>
        hosts[index].Services.GetServices<IHostedService>().OfType<WorkerPump>().Single();

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        hosts.Reverse();
        foreach (IHost host in hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }

        ports.Dispose();
    }
}
