using System;

namespace NetGen;

/// <summary>
/// Marks a method written for <c>Vector512&lt;T&gt;</c> in a partial type: NetGen's generator adds the same text for
/// <c>Vector256&lt;T&gt;</c>, <c>Vector128&lt;T&gt;</c> and plain <c>T</c> as overloads, so that a formula is written
/// once.
/// In the plain form <c>Vector512.X(...)</c> becomes <c>Scalar.X(...)</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachWidthAttribute : Attribute;
