using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace NetGen.CompilerServices;

/// <summary>
/// A category: one input a place, or the place's number where an embedding reads it. Places are the names, then the
/// unknown ones together where training decides about names, then missing.
/// </summary>
/// <param name="facts">What was declared.</param>
/// <param name="names">The names: the declaration's, or those of the training rows.</param>
internal sealed class EncodedCategory(ColumnFacts facts, string[] names) : EncodedColumn(facts)
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> places =
        names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The names.</summary>
    public string[] Names { get; } = names;

    /// <summary>What each place is called.</summary>
    public string[] PlaceNames
    {
        get
        {
            IEnumerable<string> unlearned = Facts.LearnsNames
                ? Enumerable.Repeat("(no name)", Facts.MaxNames - Names.Length).Append("(other)")
                : [];
            return [.. Names, .. unlearned, .. Facts.MayBeMissing ? ["(missing)"] : Array.Empty<string>()];
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Features => Facts.Embedding is null
        ? PlaceNames.Select(place => $"{Facts.Name}={place}")
        : [Facts.Name];

    /// <inheritdoc/>
    public override string Summary
    {
        get
        {
            string of = Facts.LearnsNames
                ? $"{Names.Length} of at most {Facts.MaxNames} names"
                : $"{Names.Length} names";
            string how = Facts.Embedding is string layer ? $"rows of {layer}" : "one input each";
            string missing = Facts.MayBeMissing ? "; a place for missing" : "";
            return $"{of}, {how}: {ColumnErrors.Names(Names)}{missing}";
        }
    }

    private int Unknown => Facts.MaxNames;

    private int MissingPlace => Facts.Places - 1;

    /// <summary>Writes the inputs of a member of an enumeration.</summary>
    public unsafe void EncodeMember(int place, long value, int row, float* inputs)
    {
        if (place == -2 && Facts.MayBeMissing)
            place = MissingPlace;
        else if (place == -2)
            ColumnErrors.Missing(row, Facts);
        else if (place < 0)
            ColumnErrors.Member(row, Facts, value);
        Write(place, inputs);
    }

    /// <summary>Writes the inputs of a name; a name of white space alone is missing.</summary>
    public unsafe void EncodeName(ReadOnlySpan<char> name, int row, float* inputs) =>
        Write(NameChecks.IsMissing(name, Facts, row) ? MissingPlace : PlaceOf(name), inputs);

    /// <summary>Writes the inputs of a missing name.</summary>
    public unsafe void EncodeMissing(int row, float* inputs)
    {
        if (!Facts.MayBeMissing)
            ColumnErrors.Missing(row, Facts);
        Write(MissingPlace, inputs);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json) => EncodingJson.Write(json, Names);

    private int PlaceOf(ReadOnlySpan<char> name) => places.TryGetValue(name, out int place) ? place : Unknown;

    private unsafe void Write(int place, float* inputs)
    {
        if (Facts.Embedding is not null)
        {
            inputs[0] = place;
            return;
        }

        new Span<float>(inputs, Facts.Width).Clear();
        inputs[place] = 1f;
    }
}

/// <summary>Names of records, checked.</summary>
internal static class NameChecks
{
    /// <summary>Whether a name is a missing one: empty, or of white space alone.</summary>
    /// <exception cref="ArgumentException">It may not be missing, or it is too long.</exception>
    public static bool IsMissing(ReadOnlySpan<char> name, ColumnFacts facts, int row)
    {
        if (name.Length > ColumnErrors.MostCharacters)
            ColumnErrors.Name(row, facts, name.Length);
        if (!name.IsWhiteSpace())
            return false;
        if (!facts.MayBeMissing)
            ColumnErrors.Name(row, facts, 0);
        return true;
    }
}
