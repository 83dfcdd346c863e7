using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>A table of epochs: figures that none of them has are left out.</summary>
internal sealed class EpochTable(IReadOnlyList<EpochResult> epochs)
{
    /// <summary>Whether an epoch has an accuracy.</summary>
    public bool HasAccuracy { get; } = epochs.Any(epoch => epoch.Validation is { Accuracy: not float.NaN });

    private bool HasError { get; } = epochs.Any(epoch => !double.IsNaN(epoch.ValidationError));

    /// <summary>Names of the first columns: the epoch, and what it came to.</summary>
    public IReadOnlyList<string> Figures =>
    [
        "epoch", "loss", "val. loss", .. HasAccuracy ? ["val. accuracy (%)"] : Empty,
        .. HasError ? ["val. error"] : Empty,
    ];

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns => [.. Figures, "learning rate", "rows/s", "seconds"];

    /// <summary>A row an epoch.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows =>
    [
        .. epochs.Select((epoch, i) => (IReadOnlyList<string>)
        [
            .. FiguresOf(i), HtmlReport.Number(epoch.LearningRate, "G3"),
            HtmlReport.Number(epoch.RowsPerSecond, "N0"), HtmlReport.Number(epoch.Seconds, "F2"),
        ]),
    ];

    private static string[] Empty => [];

    /// <summary>The cells of the first columns.</summary>
    public IReadOnlyList<string> FiguresOf(int index)
    {
        EpochResult epoch = epochs[index];
        return
        [
            HtmlReport.Number(epoch.Epoch, "D"), HtmlReport.Number(epoch.Loss, "F4"),
            HtmlReport.Number(epoch.Validation?.Loss, "F4"),
            .. HasAccuracy ? [HtmlReport.Number(100 * epoch.Validation?.Accuracy, "F2")] : Empty,
            .. HasError ? [Baselines.Number(epoch.ValidationError)] : Empty,
        ];
    }
}
