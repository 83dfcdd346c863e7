using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace NetGen.CompilerServices;

/// <summary>
/// A category: one input a place, or the place's number where an embedding reads it. Places are the names, then the
/// unknown ones together where training decides about names, then missing.
/// </summary>
/// <param name="facts">What was declared.</param>
/// <param name="names">The names: the declaration's, or those of the training rows.</param>
/// <param name="unknown">The place of a name that is none of these.</param>
/// <param name="missing">The place of a missing name.</param>
internal sealed class EncodedCategory(ColumnFacts facts, string[] names, int unknown, int missing)
    : EncodedColumn(facts)
{
    /// <summary>No place at all: every input is 0.</summary>
    public const int NoPlace = -1;

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> places =
        names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A category of a record, whose unknown and missing names have places of their own.</summary>
    public EncodedCategory(ColumnFacts facts, string[] names)
        : this(facts, names, facts.MaxNames, facts.Places - 1)
    {
    }

    /// <summary>The names.</summary>
    public string[] Names { get; } = names;

    /// <summary>The place of a missing name.</summary>
    public int MissingPlace => missing;

    /// <summary>What each place is called.</summary>
    public string[] PlaceNames
    {
        get
        {
            IEnumerable<string> unlearned = Facts.LearnsNames
                ? Numbered("no name").Take(Facts.MaxNames - Names.Length).Append(Own("other"))
                : [];
            bool hasMissing = Facts.MayBeMissing && missing >= Names.Length;
            return [.. Names, .. unlearned, .. hasMissing ? [Own("missing")] : Array.Empty<string>()];
        }
    }

    // A place may not be called as a name of the training rows is.
    private string Own(string what) => places.ContainsKey($"({what})") ? Numbered(what).First() : $"({what})";

    private IEnumerable<string> Numbered(string what) => Enumerable.Range(1, int.MaxValue)
        .Select(number => string.Create(CultureInfo.InvariantCulture, $"({what} {number})"))
        .Where(name => !places.ContainsKey(name));

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
            string filled = !Facts.MayBeMissing ? ""
                : missing < Names.Length ? $"; missing: {Names[missing]}"
                : "; a place for missing";
            return $"{of}, {how}: {ColumnErrors.Names(Names)}{filled}";
        }
    }

    /// <summary>Writes the inputs of a member of an enumeration.</summary>
    public unsafe void EncodeMember(int place, long value, int row, float* inputs)
    {
        if (place == -2 && Facts.MayBeMissing)
            place = missing;
        else if (place == -2)
            ColumnErrors.Missing(row, Facts);
        else if (place < 0)
            ColumnErrors.Member(row, Facts, value);
        Write(place, inputs);
    }

    /// <summary>Writes the inputs of a name; a name of white space alone is missing.</summary>
    public unsafe void EncodeName(ReadOnlySpan<char> name, int row, float* inputs) =>
        Write(NameChecks.IsMissing(name, Facts, row) ? missing : PlaceOf(name), inputs);

    /// <summary>Writes the inputs of a missing name.</summary>
    public unsafe void EncodeMissing(int row, float* inputs)
    {
        if (!Facts.MayBeMissing)
            ColumnErrors.Missing(row, Facts);
        Write(missing, inputs);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json) => EncodingJson.Write(json, Names);

    /// <summary>Writes the inputs of a field, whatever text it is; null is a missing one.</summary>
    public unsafe void Encode(string? name, Span<float> inputs)
    {
        fixed (float* to = inputs)
            Write(name is null ? missing : PlaceOf(name), to);
    }

    private int PlaceOf(ReadOnlySpan<char> name) => places.TryGetValue(name, out int place) ? place : unknown;

    private unsafe void Write(int place, float* inputs)
    {
        if (Facts.Embedding is not null)
        {
            inputs[0] = place;
            return;
        }

        new Span<float>(inputs, Facts.Width).Clear();
        if (place >= 0)
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
