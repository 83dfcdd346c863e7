using System;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Peers;

/// <summary>What a peer is given.</summary>
/// <param name="Network">Layers and values.</param>
/// <param name="Rows">Inputs and targets.</param>
/// <param name="Rule">Type of NetGen's update rule, with its default numbers.</param>
/// <param name="LearningRate">Its learning rate.</param>
internal sealed record PeerTask(DeclaredNetwork Network, RandomRows Rows, Type Rule, float LearningRate);
