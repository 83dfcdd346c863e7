using System;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What every network's class and its facts offer beyond what is written for them.</summary>
public static class NetworkExtensions
{
    extension<TNetwork, TTarget>(INetwork<TNetwork, TTarget>)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        /// <summary>
        /// The graph as the text of a Mermaid flowchart, which GitHub and many editors show as a picture: layers with
        /// kind and dimensions, blocks as frames, and a dotted arrow from weights to the layers that share them.
        /// </summary>
        public static string ToMermaid() => MermaidText.Of(TNetwork.Facts.Layers);
    }

    /// <summary>The graph of a network as the text of a Mermaid flowchart.</summary>
    public static string ToMermaid(this NetworkFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return MermaidText.Of(facts.Layers);
    }
}
