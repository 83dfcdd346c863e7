using System;

namespace NetGen.Benchmarks.Peers;

/// <summary>The native libraries of the peers cannot be used; the message says why, in one line.</summary>
internal sealed class PeersMissingException(string message, Exception inner) : Exception(message, inner);
