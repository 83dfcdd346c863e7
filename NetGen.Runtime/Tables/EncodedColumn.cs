using System.Collections.Generic;
using System.Text.Json;

namespace NetGen.CompilerServices;

/// <summary>How a fitted column becomes inputs.</summary>
/// <param name="facts">What was declared.</param>
internal abstract class EncodedColumn(ColumnFacts facts)
{
    /// <summary>What was declared.</summary>
    public ColumnFacts Facts { get; } = facts;

    /// <summary>What each of its inputs is.</summary>
    public abstract IEnumerable<string> Features { get; }

    /// <summary>What is made of the column, in a phrase.</summary>
    public abstract string Summary { get; }

    /// <summary>Writes what was learned, as members of an object.</summary>
    public abstract void Write(Utf8JsonWriter json);

    /// <summary>What the input beside a value is called that says whether it was missing.</summary>
    protected string MissingFeature => Facts.Name + " is missing";
}
