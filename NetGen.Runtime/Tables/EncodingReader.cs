using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NetGen.CompilerServices;

/// <summary>
/// Reads what an encoding has in a file; damage is named with file and column, the expected and the found.
/// </summary>
/// <param name="file">The file.</param>
internal sealed class EncodingReader(TensorFile file)
{
    /// <summary>The items of an array.</summary>
    public IEnumerable<JsonElement> Array(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out JsonElement items)
            && items.ValueKind == JsonValueKind.Array
                ? items.EnumerateArray()
                : throw Damaged($"an array '{name}' in the encoding", "none");

    /// <summary>A column.</summary>
    public EncodedColumn Column(JsonElement item, ColumnFacts facts)
    {
        CheckDeclared(item, facts);
        return facts.Kind switch
        {
            ColumnKind.Number => NumberColumn(item, facts),
            ColumnKind.Date => new EncodedDate(facts, DateScalings(item, facts)),
            _ => new EncodedCategory(facts, Names(item, facts, least: 1)),
        };
    }

    private EncodedNumber NumberColumn(JsonElement item, ColumnFacts facts)
    {
        NumberScaling scaling = Scaling(item, facts, facts.Scale);
        if (!facts.MayBeMissing)
            return new(facts, scaling, imputed: 0);
        double imputed = Number(item, facts, "missing");
        return NumberChecks.CanEncode(scaling, imputed)
            ? new(facts, scaling, imputed)
            : throw Damaged($"a number for a missing {facts.Name} that can be scaled", Text(imputed));
    }

    /// <summary>A target.</summary>
    public EncodedTarget Target(JsonElement item, ColumnFacts facts)
    {
        CheckDeclared(item, facts);
        return facts.Kind == ColumnKind.Number
            ? new(facts, Scaling(item, facts, facts.Scale), [])
            : new(facts, NumberScaling.Identity, Names(item, facts, least: 2));
    }

    /// <summary>What a damaged encoding is answered with.</summary>
    public InvalidDataException Damaged(string expected, string found) => file.Damaged(expected, found);

    private void CheckDeclared(JsonElement item, ColumnFacts facts)
    {
        (string name, string declared) = (Text(item, "name"), Text(item, "declared"));
        if (name != facts.Name)
            throw Damaged($"{facts.Name} in the encoding", Shown.Name(name));
        if (declared != EncodingJson.Declared(facts))
            throw Damaged($"{facts.Name} as {EncodingJson.Declared(facts)}", Shown.Name(declared));
    }

    private string Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement text)
            && text.ValueKind == JsonValueKind.String
                ? text.GetString()!
                : throw Damaged($"a text '{name}' for each column of the encoding", "none");

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private double Number(JsonElement item, ColumnFacts facts, string name) =>
        item.TryGetProperty(name, out JsonElement number) ? Finite(number, facts, name)
            : throw Damaged($"a number '{name}' of {facts.Name}", "none");

    private double Finite(JsonElement number, ColumnFacts facts, string name) =>
        number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out double value) && double.IsFinite(value)
            ? value
            : throw Damaged($"a finite number as '{name}' of {facts.Name}", Shown.Name(number.GetRawText()));

    private NumberScaling Scaling(JsonElement item, ColumnFacts facts, Scale scale)
    {
        if (scale != Scale.Quantile)
        {
            double factor = Number(item, facts, "factor");
            return factor > 0
                ? new(scale, Number(item, facts, "offset"), factor, [])
                : throw Damaged($"a factor above 0 of {facts.Name}", Text(factor));
        }

        double[] knots = [.. Array(item, "knots").Select(knot => Finite(knot, facts, "knots"))];
        bool ascends = knots.Zip(knots.Skip(1)).All(pair => pair.First <= pair.Second);
        return knots.Length > 0 && ascends
            ? new(scale, 0, 1, knots)
            : throw Damaged($"ascending knots of {facts.Name}", "others");
    }

    private NumberScaling[] DateScalings(JsonElement item, ColumnFacts facts)
    {
        JsonElement[] parts = [.. Array(item, "parts")];
        if (parts.Length != facts.Parts.Count)
            throw Damaged($"{facts.Parts.Count} parts of {facts.Name}", $"{parts.Length}");
        return [.. parts.Zip(facts.Parts, (part, kind) => DateScaling(part, facts, kind))];
    }

    private NumberScaling DateScaling(JsonElement part, ColumnFacts facts, DatePart kind)
    {
        NumberScaling scaling = Scaling(part, facts, DateParts.IsPeriodic(kind) ? Scale.None : Scale.Standard);
        return DateParts.CanEncode(scaling, kind)
            ? scaling
            : throw Damaged($"a scaling of {facts.Name} that dates can have", "another");
    }

    private string[] Names(JsonElement item, ColumnFacts facts, int least)
    {
        string[] names =
        [
            .. Array(item, "names").Select(name => name.ValueKind == JsonValueKind.String
                ? name.GetString()!
                : throw Damaged($"texts as names of {facts.Name}", name.ValueKind.ToString())),
        ];
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Length)
            throw Damaged($"each name of {facts.Name} once", "one of them twice");
        int most = facts.LearnsNames ? facts.MaxNames : facts.Names.Count;
        if (names.Length < least || names.Length > most)
            throw Damaged($"from {least} to {most} names of {facts.Name}", $"{names.Length}");
        return facts.LearnsNames || names.SequenceEqual(facts.Names)
            ? names
            : throw Damaged($"the names {ColumnErrors.Names(facts.Names)} of {facts.Name}", ColumnErrors.Names(names));
    }
}
