using System.Collections.Generic;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

/// <summary>The networks that emitted code is held against the reference with.</summary>
internal static class SuiteNetworks
{
    /// <summary>The random chains and graphs, then the small ones.</summary>
    public static IReadOnlyList<NetworkSpec> All { get; } =
        [.. RandomNetworks.All, .. SmallNetworks.All, .. RandomGraphs.All];
}
