using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>
/// How a table becomes rows of numbers, fitted on the training rows and then applied to any: a number is one feature, a
/// category one feature a name, 1 or 0 (one-hot), and missing fields are filled with what the training rows say. A
/// category that training did not have is all zeros.
/// </summary>
public sealed partial class TableEncoding
{
    private readonly EncodedColumn[] columns;
    private readonly TableOptions options;
    private readonly HashSet<string> missing;
    private readonly int width;

    // Made when asked for: a name of a column is repeated for each of its categories.
    private string[]? featureNames;

    private TableEncoding(EncodedColumn[] columns, string[] classes, TableOptions options)
    {
        this.columns = columns;
        this.options = options;
        missing = options.MissingMarks;
        ClassNames = classes;
        width = columns.Sum(column => column.Facts.Width);
    }

    /// <summary>Inputs of an encoded row.</summary>
    internal int Width => width;

    /// <summary>Whether an input of an encoded row is a number of the table, and not part of a category.</summary>
    internal bool IsNumber(int input)
    {
        foreach (EncodedColumn column in columns)
        {
            if (input < column.Facts.Width)
                return column is EncodedNumber;
            input -= column.Facts.Width;
        }

        return false;
    }

    /// <summary>What each input of an encoded row is: a column, or <c>column=category</c>.</summary>
    public IReadOnlyList<string> FeatureNames =>
        featureNames ??= [.. columns.SelectMany(column => column.Features)];

    /// <summary>
    /// What each label means, where there is a single target: its distinct fields, in the order of their numbers if all
    /// are numbers, else in that of their characters.
    /// </summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Learns the columns from training rows.</summary>
    /// <exception cref="ArgumentException">
    /// A column of the options is not in the table, no target is named, or nothing but targets.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// A column has no value at all; or it is not named in <see cref="TableOptions.Categories"/> and has text that is
    /// mostly numbers or dates, or more names than 50 or than half its fields. The message names the column, its first
    /// such field, and what to do.
    /// </exception>
    public static TableEncoding Fit(CsvTable training, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Targets.Count == 0)
            throw new ArgumentException("Expected at least 1 target column, found none.", nameof(options));
        foreach (string name in options.Targets.Concat(options.Ignored).Concat(options.Categories))
            _ = training.IndexOf(name, nameof(options));
        EncodedColumn[] columns =
        [
            .. training.Columns.Except(options.Targets).Except(options.Ignored)
                .Select(name => new ColumnFit(training, name, options).Column()),
        ];
        string[] classes = options.Targets.Count > 1
            ? []
            : new ColumnFit(training, options.Targets[0], options).Labels();
        return columns.Length > 0
            ? new(columns, classes, options)
            : throw new ArgumentException("Expected a column beside the targets, found none.", nameof(options));
    }

    /// <summary>Rows with labels: the number of the target's class in <see cref="ClassNames"/>.</summary>
    /// <exception cref="InvalidOperationException">There are several targets.</exception>
    /// <exception cref="ArgumentException">A column is missing.</exception>
    /// <exception cref="InvalidDataException">
    /// A field is no number where training had numbers, or a target is missing or no class of the training rows.
    /// </exception>
    public Dataset<int> ToLabels(CsvTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (options.Targets.Count > 1)
        {
            throw new InvalidOperationException(
                $"Expected a single target column for labels, found {options.Targets.Count}.");
        }

        int target = table.IndexOf(options.Targets[0], nameof(table));
        Dictionary<string, int> classes = ClassNames.Select((name, label) => (name, label))
            .ToDictionary(pair => pair.name, pair => pair.label);
        int[] labels = new int[table.Rows];
        for (int row = 0; row < labels.Length; row++)
            if (!classes.TryGetValue(table[row, target], out labels[row]))
                throw table.Damaged(row, target, $"one of {Quote.Few(ClassNames)}");

        return new(Inputs(table), width, labels);
    }

    /// <summary>Rows with the numbers of the targets, for a regression.</summary>
    /// <exception cref="ArgumentException">A column is missing.</exception>
    /// <exception cref="InvalidDataException">
    /// A field is no number where training had numbers, or a target is missing or no number.
    /// </exception>
    public Dataset<float> ToValues(CsvTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        int[] targets = [.. options.Targets.Select(name => table.IndexOf(name, nameof(table)))];
        float[] values = new float[RowCheck.Total(table.Rows, targets.Length, nameof(table))];
        for (int i = 0; i < values.Length; i++)
        {
            (int row, int target) = (i / targets.Length, targets[i % targets.Length]);
            if (!TableColumn.TryNumber(table[row, target], table.Culture, out values[i]))
                throw table.Damaged(row, target, "a finite number");
        }

        return new(Inputs(table), width, values, targets.Length);
    }

    /// <summary>
    /// The inputs alone, one encoded row of <see cref="FeatureNames"/> behind the other: of rows to be predicted, whose
    /// targets nobody knows. The table need not have the target columns.
    /// </summary>
    /// <exception cref="ArgumentException">A column is missing.</exception>
    /// <exception cref="InvalidDataException">A field is no number where training had numbers.</exception>
    public float[] ToInputs(CsvTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Inputs(table);
    }

    /// <summary>
    /// Makes a row whose columns are set one by one, without text of CSV: for a program that predicts. It is made once,
    /// and setting and reading it allocates nothing.
    /// </summary>
    public EncodedRow CreateRow() => new(columns, missing, width);

    private float[] Inputs(CsvTable table)
    {
        int[] sources = [.. columns.Select(column => table.IndexOf(column.Facts.Name, nameof(table)))];
        float[] inputs = new float[RowCheck.Total(table.Rows, width, nameof(table))];
        int at = 0;
        for (int row = 0; row < table.Rows; row++)
        {
            for (int c = 0; c < columns.Length; c++)
            {
                string field = table[row, sources[c]];
                string? text = missing.Contains(field) ? null : field;
                if (!TableColumn.Encode(columns[c], text, table.Culture, inputs.AsSpan(at, columns[c].Facts.Width)))
                    throw table.Damaged(row, sources[c], "a finite number");
                at += columns[c].Facts.Width;
            }
        }

        return inputs;
    }

    /// <summary>A table of what is made of each column.</summary>
    public string Describe()
    {
        EncodingTable table = new();
        foreach (EncodedColumn column in columns)
            table.Add(column);
        foreach (string target in options.Targets)
        {
            table.AddTarget(
                Quote.Plain(target), ClassNames.Count > 0 ? $"{ClassNames.Count} labels, or numbers" : "numbers");
        }

        return table.ToString();
    }

    /// <summary>Features and classes, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{FeatureNames.Count:N0} features, {ClassNames.Count:N0} classes");
}
