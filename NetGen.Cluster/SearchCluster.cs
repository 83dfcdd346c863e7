using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace NetGen.Training;

/// <summary>A cluster, as one who searches sees it.</summary>
public sealed class SearchCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private IHost? host;

    /// <summary>A cluster that this process has a client of already.</summary>
    /// <param name="client">The client, or that of a silo.</param>
    public SearchCluster(IClusterClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        Grains = client;
    }

    private SearchCluster(IHost host)
        : this(host.Services.GetRequiredService<IClusterClient>()) => this.host = host;

    /// <summary>The grains.</summary>
    internal IGrainFactory Grains { get; }

    /// <summary>Connects to a cluster. Waits a minute for its first worker.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">There is no worker, or the database does not answer.</exception>
    public static async Task<SearchCluster> ConnectAsync(
        ClusterAddress address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.ConnectionString is string connection)
            await PostgresTables.CheckAsync(connection, cancellationToken);
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Patience);
        while (true)
        {
            HostApplicationBuilder builder = SearchWorker.NewHost();
            SearchWorker.LeaveSignals(builder);
            _ = builder.UseOrleansClient(client => SearchHosting.Configure(client, address));
            IHost host = builder.Build();
            try
            {
                await host.StartAsync(late.Token);
                return new(host);
            }
            catch (Exception problem)
            {
                host.Dispose();
                cancellationToken.ThrowIfCancellationRequested();
                if (late.IsCancellationRequested)
                    throw Missing(address, problem);
                await Task.Delay(TimeSpan.FromSeconds(0.5), cancellationToken);
            }
        }
    }

    /// <summary>
    /// A cluster within this process: it is a worker itself, and further ones on this machine may join.
    /// </summary>
    /// <param name="registry">Objectives and data by name.</param>
    /// <param name="address">Where the cluster is; on this machine if left out.</param>
    /// <param name="options">How this process works.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">As of <see cref="SearchWorker.RunAsync"/>.</exception>
    public static async Task<SearchCluster> StartAsync(
        SearchRegistry registry, ClusterAddress? address = null, SearchWorkerOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new();
        SearchWorkerOptions own = options with
        {
            Configure = builder =>
            {
                SearchWorker.LeaveSignals(builder);
                options.Configure?.Invoke(builder);
            },
        };
        return new(await SearchWorker.StartAsync(
            registry, address ?? ClusterAddress.Localhost(), own, cancellationToken));
    }

    /// <summary>Disconnects; a worker within this process ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref host, null) is not IHost own)
            return;
        await own.StopAsync();
        own.Dispose();
    }

    private static IOException Missing(ClusterAddress address, Exception problem)
    {
        string where = address.ConnectionString is null
            ? $"on this machine, ports {address.FirstPort} to {address.PortsOf(ClusterAddress.MostLocal - 1).Gateway}"
            : "in the database";
        return new(
            $"Expected a worker of cluster '{address.Name}' {where}, found none within {Patience.TotalSeconds} s.",
            problem);
    }
}
