using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace NetGen.CompilerServices;

/// <summary>A target: a scaled number, or the class of a row.</summary>
/// <param name="facts">What was declared.</param>
/// <param name="scaling">How a number is scaled.</param>
/// <param name="classes">Names of the classes; none for a number.</param>
internal sealed class EncodedTarget(ColumnFacts facts, NumberScaling scaling, string[] classes)
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> labels =
        classes.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What was declared.</summary>
    public ColumnFacts Facts { get; } = facts;

    /// <summary>How a number is scaled.</summary>
    public NumberScaling Scaling { get; } = scaling;

    /// <summary>Names of the classes; none for a number.</summary>
    public string[] Classes { get; } = classes;

    /// <summary>What is made of the target, in a phrase.</summary>
    public string Summary => Facts.Kind == ColumnKind.Category
        ? $"{Classes.Length} classes: {ColumnErrors.Names(Classes)}"
        : new EncodedNumber(Facts, Scaling, imputed: 0).Summary;

    /// <summary>A target learned from training rows.</summary>
    public static EncodedTarget Of(ColumnFit fit, ColumnFacts facts)
    {
        if (fit is NumberColumnFit number)
            return new(facts, number.Scaling(), []);
        string[] classes = ((CategoryFit)fit).Names();
        return classes.Length >= 2
            ? new(facts, NumberScaling.Identity, classes)
            : throw new ArgumentException(
                $"{facts.Name}: expected at least 2 classes, found {Shown.Name(classes[0])} alone.", "training");
    }

    /// <summary>The label of a class.</summary>
    public int LabelOf(ReadOnlySpan<char> name, int row)
    {
        NameChecks.IsMissing(name, Facts, row);
        if (!labels.TryGetValue(name, out int label))
            ColumnErrors.Class(row, Facts, Classes, name);
        return label;
    }

    /// <summary>Writes what was learned, as members of an object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (Facts.Kind == ColumnKind.Number)
            EncodingJson.Write(json, Scaling);
        else
            EncodingJson.Write(json, Classes);
    }
}
