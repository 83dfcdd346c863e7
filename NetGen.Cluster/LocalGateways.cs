using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Threading.Tasks;
using Orleans.Messaging;
using Orleans.Runtime;

namespace NetGen.Training;

/// <summary>The workers of this machine, by the ports that somebody listens on.</summary>
internal sealed class LocalGateways(ClusterAddress address) : IGatewayListProvider
{
    /// <inheritdoc/>
    public TimeSpan MaxStaleness => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public bool IsUpdatable => true;

    /// <inheritdoc/>
    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<IList<Uri>> GetGateways() => Task.FromResult<IList<Uri>>(
        [.. Ports().Select(port => new IPEndPoint(IPAddress.Loopback, port).ToGatewayUri())]);

    /// <summary>The ports of workers for clients.</summary>
    public IEnumerable<int> Ports()
    {
        HashSet<int> taken = TakenPorts();
        return Enumerable.Range(0, ClusterAddress.MostLocal).Select(index => address.PortsOf(index).Gateway)
            .Where(taken.Contains);
    }

    /// <summary>The ports of this machine that somebody listens on.</summary>
    public static HashSet<int> TakenPorts() =>
        [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(end => end.Port)];
}
