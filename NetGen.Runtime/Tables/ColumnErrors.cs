using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetGen.CompilerServices;

/// <summary>What is said of a record that cannot be encoded: row and property, the expected and the found.</summary>
internal static class ColumnErrors
{
    /// <summary>Largest size of a number: beyond it squares and sums would lose everything else.</summary>
    public const double MostSize = 1e30;

    /// <summary>Largest size of a scaled number: a network of float32 makes nothing of it.</summary>
    public const double MostScaled = 1e12;

    /// <summary>Most characters of a name.</summary>
    public const int MostCharacters = 1000;

    /// <summary>Throws: a number is not finite, or too large.</summary>
    /// <param name="row">The row, from 0; -1 where there is one alone.</param>
    /// <param name="facts">The column.</param>
    /// <param name="found">The number; NaN where it is missing.</param>
    [DoesNotReturn]
    public static void Number(int row, ColumnFacts facts, double found) => throw Of(
        row, facts,
        double.IsFinite(found) && Math.Abs(found) <= MostSize
            ? $"a number that is scaled to at most {Limit(MostScaled)} in size"
            : $"a finite number of at most {Limit(MostSize)} in size",
        Text(found));

    /// <summary>Throws: what takes the place of a missing number is too far from the others.</summary>
    [DoesNotReturn]
    public static void Imputed(ColumnFacts facts, double found) => throw new ArgumentException(
        $"{facts.Name}: expected a number for missing ones that is scaled to at most {Limit(MostScaled)} in size, "
        + $"found {Text(found)}.",
        "training");

    /// <summary>Throws: a value is missing that may not be.</summary>
    [DoesNotReturn]
    public static void Missing(int row, ColumnFacts facts) => throw Of(
        row, facts, facts.Kind switch
        {
            ColumnKind.Number => "a number",
            ColumnKind.Date => "a date",
            _ => "a name",
        },
        "null");

    /// <summary>Throws: a member is none of the enumeration's.</summary>
    [DoesNotReturn]
    public static void Member(int row, ColumnFacts facts, long found) => throw Of(
        row, facts, $"one of {Names(facts.Names)}", found.ToString(CultureInfo.InvariantCulture));

    /// <summary>Throws: a text is no name.</summary>
    [DoesNotReturn]
    public static void Name(int row, ColumnFacts facts, int length) => throw Of(
        row, facts, $"a name of 1 to {MostCharacters.ToString("N0", CultureInfo.InvariantCulture)} characters",
        length <= MostCharacters
            ? "an empty one"
            : $"one of {length.ToString("N0", CultureInfo.InvariantCulture)}");

    /// <summary>Throws: a target is no class of the training rows.</summary>
    [DoesNotReturn]
    public static void Class(int row, ColumnFacts facts, string[] classes, ReadOnlySpan<char> found) => throw Of(
        row, facts, $"one of {Names(classes)}", $"'{Shown.Name(found.ToString())}'");

    /// <summary>Throws: there is no record.</summary>
    [DoesNotReturn]
    public static void Record(int row) =>
        throw new ArgumentException(
            row < 0 ? "Expected a record, found null." : $"{Place(row)}expected a record, found null.",
            row < 0 ? "record" : "records");

    /// <summary>The first names of a list.</summary>
    public static string Names(System.Collections.Generic.IReadOnlyList<string> names)
    {
        const int most = 10;
        string[] first = new string[Math.Min(most, names.Count)];
        for (int i = 0; i < first.Length; i++)
            first[i] = Shown.Name(names[i]);
        string rest = names.Count > most ? $" and {names.Count - most} others" : "";
        return string.Join(", ", first) + rest;
    }

    private static ArgumentException Of(int row, ColumnFacts facts, string expected, string found) => new(
        $"{Place(row)}{facts.Name}: expected {expected}, found {found}.", row < 0 ? "record" : "records");

    private static string Place(int row) =>
        row < 0 ? "" : $"Row {row.ToString(CultureInfo.InvariantCulture)}, ";

    private static string Limit(double number) => number.ToString("0E+0", CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
