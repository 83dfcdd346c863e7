using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;

namespace NetGen.Training;

/// <summary>Searches on an Orleans silo.</summary>
public static class SearchHosting
{
    private const string Npgsql = "Npgsql";

    /// <summary>
    /// Lets a silo of one's own run trials. It needs a grain storage by the name of <c>netgen</c>, which holds studies
    /// as JSON.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="registry">Objectives and data by name.</param>
    /// <param name="options">How to work.</param>
    /// <returns>The silo.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static ISiloBuilder AddSearch(
        this ISiloBuilder silo, SearchRegistry registry, SearchWorkerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(registry);
        options ??= new();
        options.Check(nameof(options));
        _ = silo.Services.AddSingleton(registry).AddSingleton(options).AddSingleton(new SearchTimes(options.Silence));
        _ = silo.Services.AddHostedService<WorkerPump>();
        return silo;
    }

    /// <summary>The whole silo of a worker, on the ports of this index.</summary>
    internal static void Configure(
        ISiloBuilder silo, ClusterAddress address, int index, SearchRegistry registry, SearchWorkerOptions options)
    {
        (int siloPort, int gatewayPort) = address.PortsOf(index);
        if (address.ConnectionString is string connection)
        {
            _ = silo.UseAdoNetClustering(sql => (sql.Invariant, sql.ConnectionString) = (Npgsql, connection))
                .AddAdoNetGrainStorage(
                    StudyStore.Provider, sql => (sql.Invariant, sql.ConnectionString) = (Npgsql, connection));
        }
        else
        {
            IPEndPoint first = new(IPAddress.Loopback, address.PortsOf(0).Silo);
            _ = silo.UseDevelopmentClustering(first).AddMemoryGrainStorage(StudyStore.Provider);
        }

        _ = silo.Configure<EndpointOptions>(ends =>
        {
            ends.AdvertisedIPAddress = address.Advertised ?? AddressOfMachine();
            (ends.SiloPort, ends.GatewayPort) = (siloPort, gatewayPort);
            if (address.Advertised is null || !IPAddress.IsLoopback(address.Advertised))
            {
                ends.SiloListeningEndpoint = new(IPAddress.Any, siloPort);
                ends.GatewayListeningEndpoint = new(IPAddress.Any, gatewayPort);
            }
        });
        _ = silo.Configure<ClusterOptions>(cluster => Name(cluster, address)).Configure<ClusterMembershipOptions>(
            members => Watch(members, options.Silence)).AddSearch(registry, options);
    }

    /// <summary>The client of a cluster.</summary>
    internal static void Configure(IClientBuilder client, ClusterAddress address)
    {
        if (address.ConnectionString is string connection)
            _ = client.UseAdoNetClustering(sql => (sql.Invariant, sql.ConnectionString) = (Npgsql, connection));
        else
            _ = client.Services.AddSingleton<Orleans.Messaging.IGatewayListProvider>(new LocalGateways(address));
        _ = client.Configure<ClusterOptions>(cluster => Name(cluster, address))
            .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
    }

    private static void Name(ClusterOptions cluster, ClusterAddress address) =>
        (cluster.ClusterId, cluster.ServiceId) = (address.Name, address.Name);

    // A silo is dead after three probes that fail, and one that looks dead in the table does not keep others waiting.
    private static void Watch(ClusterMembershipOptions members, TimeSpan silence)
    {
        members.ProbeTimeout = silence / 3;
        members.NumMissedProbesLimit = 3;
        members.TableRefreshTimeout = silence;
        members.IAmAliveTablePublishTimeout = silence;
    }

    // The host name may stand for the loopback alone; then an interface that reaches others, one with a gateway first.
    private static IPAddress AddressOfMachine()
    {
        IEnumerable<IPAddress> named = Dns.GetHostAddresses(Dns.GetHostName());
        IEnumerable<IPAddress> ofInterfaces = NetworkInterface.GetAllNetworkInterfaces()
            .Where(one => one.OperationalStatus == OperationalStatus.Up)
            .Select(one => one.GetIPProperties()).OrderBy(one => one.GatewayAddresses.Count > 0 ? 0 : 1)
            .SelectMany(one => one.UnicastAddresses, (_, address) => address.Address);
        return named.Concat(ofInterfaces).FirstOrDefault(
            one => one.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(one))
            ?? throw new IOException(
                "Expected ClusterAddress.Advertised, found no address of this machine but the loopback.");
    }
}
