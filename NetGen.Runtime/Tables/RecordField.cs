using System;

namespace NetGen;

/// <summary>A property of a record that files have a column of.</summary>
/// <param name="Property">The property.</param>
/// <param name="Column">What the column is called.</param>
/// <param name="Type">Its type, that of the value where it is nullable.</param>
/// <param name="IsNullable">Whether a missing field is null; else it is an error.</param>
/// <param name="IsTarget">Whether it is to be predicted: a file without the column leaves the type's default.</param>
public sealed record RecordField(string Property, string Column, Type Type, bool IsNullable, bool IsTarget);
