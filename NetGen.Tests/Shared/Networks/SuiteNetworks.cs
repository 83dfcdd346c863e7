using System.Collections.Generic;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

/// <summary>The networks that emitted code is held against the reference with.</summary>
internal static class SuiteNetworks
{
    /// <summary>The random chains, the small networks, and the random graphs; then those of images.</summary>
    public static IReadOnlyList<NetworkSpec> All { get; } =
        [.. RandomNetworks.All, .. SmallNetworks.All, .. RandomGraphs.All, .. Images];

    /// <summary>The networks of images, small ones and random graphs.</summary>
    public static IReadOnlyList<NetworkSpec> Images =>
        [.. SmallNetworks.Images, .. RandomGraphs.OfImages];
}
