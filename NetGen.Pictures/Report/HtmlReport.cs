using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// A report as one HTML file that needs nothing else: pictures are in it, no network is asked. It follows the reader's
/// light or dark setting. The same parts give the same text.
/// </summary>
public sealed partial class HtmlReport
{
    private readonly HtmlPage page = new();
    private readonly HashSet<RecordEncoding> encodings = [];
    private int pictures;

    /// <summary>A report with nothing in it but its title.</summary>
    /// <exception cref="ArgumentException"><paramref name="title"/> is empty.</exception>
    public HtmlReport(string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        Title = title;
    }

    /// <summary>Its title.</summary>
    public string Title { get; }

    /// <summary>
    /// Adds a run: how it ended, settings, seed and data, the network's table of layers and its graph, curves, a table
    /// of epochs.
    /// </summary>
    /// <exception cref="ArgumentException">The run has no epoch.</exception>
    public HtmlReport AddRun(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        EpochTable epochs = new(run.History);
        Picture curves = Pictures.Curves(run.History, epochs.HasAccuracy ? "Loss and accuracy" : "Loss", "");
        page.Heading(run.Name);
        page.Facts(FactsOf(run));
        if (run.Summary != "")
            page.Preformatted("Network", run.Summary);
        if (run.Graph != "")
            page.Folded("Its graph, as a Mermaid flowchart", run.Graph);
        if (run.Encoding is not null)
            AddEncoding(run.Encoding);
        AddPicture(curves);
        return AddTable("Epochs", epochs.Columns, epochs.Rows);
    }

    /// <summary>Adds several runs overlaid, and a table of the last epoch of each.</summary>
    /// <exception cref="ArgumentException">There is no run, or one has no epoch or not the figure.</exception>
    public HtmlReport AddRuns(
        IReadOnlyList<RunRecord> runs, MonitoredFigure figure = MonitoredFigure.ValidationLoss)
    {
        AddPicture(Pictures.Runs(runs, figure));
        EpochTable epochs = new([.. runs.Select(run => run.History[^1])]);
        return AddTable(
            "Last epoch of each run",
            ["run", .. epochs.Figures, "settings, seed, data"],
            [.. runs.Select((run, i) => (IReadOnlyList<string>)[run.Name, .. epochs.FiguresOf(i), run.Line])]);
    }

    /// <summary>
    /// Adds a table of what becomes of each column of a record: <see cref="RecordEncoding.Describe"/>. Runs and
    /// judgements of networks with a record add it themselves; it is shown once.
    /// </summary>
    public HtmlReport AddEncoding(RecordEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        if (encodings.Add(encoding))
        {
            TextTable table = EncodingTables.Of(encoding);
            page.TextTable(table.Title, table.Columns, table.Rows);
        }

        return this;
    }

    /// <summary>Adds a confusion matrix, and precision, recall and F1 of each class.</summary>
    /// <exception cref="ArgumentException">As of <see cref="Pictures.Confusion"/>.</exception>
    public HtmlReport AddConfusion(ConfusionMatrix matrix, IReadOnlyList<string>? classes = null)
    {
        AddPicture(Pictures.Confusion(matrix, classes));
        return AddTable(
            "Classes", ["class", "precision", "recall", "F1", "rows"],
            [
                .. Enumerable.Range(0, matrix.Classes).Select(label =>
                {
                    ClassScores scores = matrix.Scores(label);
                    return (IReadOnlyList<string>)
                    [
                        (classes ?? matrix.ClassNames)[label], Number(scores.Precision, "F4"),
                        Number(scores.Recall, "F4"), Number(scores.F1, "F4"), Number(scores.Support, "N0"),
                    ];
                }),
            ]);
    }

    /// <summary>Adds a picture.</summary>
    public HtmlReport AddPicture(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        page.Figure(PictureSvg.ForPage(picture, ++pictures), picture.Width);
        return this;
    }

    /// <summary>Adds a table.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="columns">Names of the columns, at least one.</param>
    /// <param name="rows">Rows, with a cell a column.</param>
    /// <exception cref="ArgumentException">There is no column, or a row has another number of cells.</exception>
    public HtmlReport AddTable(
        string title, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (columns.Count == 0)
            throw new ArgumentException("Expected at least 1 column, found 0.", nameof(columns));
        for (int row = 0; row < rows.Count; row++)
        {
            if (rows[row]?.Count != columns.Count)
            {
                throw new ArgumentException(
                    $"Expected {columns.Count} cells a row, one a column, found {rows[row]?.Count ?? 0} in row {row}.",
                    nameof(rows));
            }
        }

        page.Table(title, columns, rows);
        return this;
    }

    /// <summary>Adds a heading with text below it.</summary>
    public HtmlReport AddText(string heading, string text)
    {
        ArgumentNullException.ThrowIfNull(heading);
        ArgumentNullException.ThrowIfNull(text);
        page.Heading(heading);
        page.Paragraph(text);
        return this;
    }

    /// <summary>The report as HTML.</summary>
    public string ToHtml() => page.Document(Title);

    /// <summary>Its title.</summary>
    public override string ToString() => Title;

    /// <summary>Writes the report to a file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        File.WriteAllText(path, ToHtml());
    }

    private static IReadOnlyList<(string Name, string Value)> FactsOf(RunRecord run)
    {
        return
        [
            .. run.Network == "" ? [] : new[] { ("network", run.Network) },
            .. run.Settings,
            ("seed", run.Seed.ToString(CultureInfo.InvariantCulture)),
            .. run.DataFingerprint == "" ? [] : new[] { ("training data", run.DataFingerprint) },
            ("end", run.History.Ending),
            .. run.History.BestEpoch is int best ? new[] { ("weights kept", $"epoch {best}") } : [],
        ];
    }

    internal static string Number<T>(T? value, string format)
        where T : struct, IFormattable =>
        value is T number && !number.Equals(float.NaN) ? number.ToString(format, CultureInfo.InvariantCulture) : "-";

    internal static string Number<T>(T value, string format)
        where T : struct, IFormattable => Number<T>((T?)value, format);
}
