using System;

namespace NetGen;

/// <summary>
/// Declares that the partial class is a neural network, whose layers are the attributes that follow, in source order.
/// NetGen's source generator writes its forward pass, backward pass and update.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute;
