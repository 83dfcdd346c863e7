using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace NetGen.Training;

/// <summary>A process that runs trials for a cluster.</summary>
public static class SearchWorker
{
    /// <summary>
    /// Joins a cluster, or is its first worker, and runs trials until it is cancelled. It gives back what it runs then.
    /// </summary>
    /// <param name="registry">Objectives and data by name.</param>
    /// <param name="address">Where the cluster is.</param>
    /// <param name="options">How to work.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="IOException">
    /// No port is free, this machine has no address that others reach, or the database does not answer or has no
    /// tables of Orleans.
    /// </exception>
    public static async Task RunAsync(
        SearchRegistry registry, ClusterAddress address, SearchWorkerOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new();
        using IHost host = await StartAsync(registry, address, options, cancellationToken);
        await host.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>Starts the silo of a worker on the first ports that are free.</summary>
    internal static async Task<IHost> StartAsync(
        SearchRegistry registry, ClusterAddress address, SearchWorkerOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(address);
        options.Check(nameof(options));
        if (address.ConnectionString is string connection)
            await PostgresTables.CheckAsync(connection, cancellation);
        for (int index = 0; index < ClusterAddress.MostLocal; index++)
        {
            (int silo, int gateway) = address.PortsOf(index);
            if (PortClaim.TryTake(silo, gateway) is not PortClaim claim)
                continue;
            HostApplicationBuilder builder = NewHost(options);
            _ = builder.Services.AddSingleton(_ => claim);
            _ = builder.UseOrleans(one => SearchHosting.Configure(one, address, index, registry, options));
            IHost host = builder.Build();
            _ = host.Services.GetRequiredService<PortClaim>();
            try
            {
                await host.StartAsync(cancellation);
            }
            catch
            {
                host.Dispose();
                throw;
            }

            options.Output?.WriteLine(FormattableString.Invariant(
                $"{options.Name}: worker of '{address.Name}' on ports {silo} and {gateway}, cores: {options.Cores}"));
            return host;
        }

        throw new IOException(
            $"Expected two free ports from {address.FirstPort} on, found none up to "
            + $"{address.PortsOf(ClusterAddress.MostLocal - 1).Gateway}.");
    }

    /// <summary>A host without what a worker does not need, such as settings files.</summary>
    internal static HostApplicationBuilder NewHost(SearchWorkerOptions? options = null)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { DisableDefaults = true, Configuration = new ConfigurationManager() });
        options?.Configure?.Invoke(builder);
        return builder;
    }

    /// <summary>Leaves Ctrl+C and SIGTERM to the program: a host takes them for itself.</summary>
    internal static void LeaveSignals(IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
