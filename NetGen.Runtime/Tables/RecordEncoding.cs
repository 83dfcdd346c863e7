using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>
/// How records become inputs and targets: what was learned of training rows alone, such as names and means. It does not
/// change; any number of threads may use it. A network keeps it beside its parameters and in its files.
/// </summary>
public sealed partial class RecordEncoding
{
    private readonly EncodedColumn[] columns;
    private readonly EncodedTarget[] targets;

    internal RecordEncoding(NetworkFacts facts, EncodedColumn[] columns, EncodedTarget[] targets)
    {
        (Network, Layout, this.columns, this.targets) = (facts.Name, facts.Layout, columns, targets);
        Columns = Array.AsReadOnly(Array.ConvertAll(columns, column => column.Facts));
        Targets = Array.AsReadOnly(Array.ConvertAll(targets, target => target.Facts));
        InputLength = Columns.Sum(column => column.Width);
        FeatureNames = Array.AsReadOnly([.. columns.SelectMany(column => column.Features)]);
        ClassNames = Array.AsReadOnly(targets[0].Classes);
    }

    /// <summary>The network whose record it encodes.</summary>
    public string Network { get; }

    /// <summary>The layout of that network: no other one may have the encoding.</summary>
    internal ParameterLayout Layout { get; }

    /// <summary>The features of the record.</summary>
    public IReadOnlyList<ColumnFacts> Columns { get; }

    /// <summary>The targets of the record.</summary>
    public IReadOnlyList<ColumnFacts> Targets { get; }

    /// <summary>Values of an encoded row.</summary>
    public int InputLength { get; }

    /// <summary>What each value of an encoded row is, such as <c>Area</c> or <c>Heating=Gas</c>.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>Names of the classes, in the order of their labels; empty where targets are numbers.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>
    /// The names of a category, those of an enumeration or of the training rows, in the order of their places.
    /// </summary>
    /// <exception cref="ArgumentException">The record has no such category.</exception>
    public IReadOnlyList<string> NamesOf(string column) => Array.AsReadOnly(Category(column).Names);

    /// <summary>
    /// What a category's places stand for, inputs or rows of an embedding: the names, then those that there is room
    /// for, unknown and missing ones.
    /// </summary>
    /// <exception cref="ArgumentException">The record has no such category.</exception>
    public IReadOnlyList<string> PlacesOf(string column) => Category(column).PlaceNames;

    /// <summary>From a network's output to a target in its own unit.</summary>
    /// <param name="target">Index of the target.</param>
    /// <param name="output">The network's output.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such target.</exception>
    public double Decode(int target, float output)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)target, (uint)targets.Length, nameof(target));
        return targets[target].Scaling.Decode(output);
    }

    /// <summary>Takes rows of targets from the network's units back to their own, in place.</summary>
    internal void DecodeTargets(Span<float> rows)
    {
        for (int i = 0; i < rows.Length; i++)
            rows[i] = (float)Decode(i % targets.Length, rows[i]);
    }

    /// <summary>Takes the numbers of a row of inputs back to their own units, in place.</summary>
    internal void DecodeInputs(Span<float> row)
    {
        foreach (EncodedColumn column in columns)
        {
            if (column is EncodedDate date)
                date.Decode(row.Slice(column.Facts.Start, column.Facts.Width));
            else if (column is EncodedNumber number)
                row[column.Facts.Start] = (float)number.Scaling.Decode(row[column.Facts.Start]);
        }
    }

    /// <summary>A table of what is made of each column.</summary>
    public string Describe() => Table().ToString();

    internal EncodingTable Table()
    {
        EncodingTable table = new();
        foreach (EncodedColumn column in columns)
            table.Add(column);
        foreach (EncodedTarget target in targets)
            table.AddTarget(target.Facts.Name, target.Summary);
        return table;
    }

    /// <summary>Inputs and targets, in one line.</summary>
    public override string ToString()
    {
        string names = string.Join(", ", Targets.Select(target => target.Name));
        return string.Create(
            CultureInfo.InvariantCulture, $"{columns.Length:N0} columns in {InputLength:N0} inputs; {names}");
    }

    internal EncodedColumn[] OwnColumns => columns;

    internal EncodedTarget[] OwnTargets => targets;

    private EncodedCategory Category(string column) =>
        columns.OfType<EncodedCategory>().FirstOrDefault(own => own.Facts.Name == column)
            ?? throw new ArgumentException(
                $"Expected a category of {Network}'s record, found '{column}'.", nameof(column));
}
