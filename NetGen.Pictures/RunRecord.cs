using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>A training with what it takes to repeat it; a picture or a report shows it.</summary>
/// <param name="Name">What it is called beside others.</param>
/// <param name="History">Its epochs.</param>
public sealed record RunRecord(string Name, TrainingHistory History)
{
    /// <summary>Name of the network.</summary>
    public string Network { get; init; } = "";

    /// <summary>The network's table of layers; may be empty.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The network's graph as a Mermaid flowchart; may be empty.</summary>
    public string Graph { get; init; } = "";

    /// <summary>Settings, such as the optimiser, in the order in which they are shown.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; }

    /// <summary><see cref="Dataset{TTarget}.Fingerprint"/> of the training data; may be empty.</summary>
    public string DataFingerprint { get; init; } = "";

    /// <summary>What becomes of each column of the network's record; null where it takes rows of numbers.</summary>
    public RecordEncoding? Encoding { get; init; }

    /// <summary>The record of a training on records, with the network's encoding.</summary>
    /// <param name="name">What it is called beside others.</param>
    /// <param name="network">The network that was trained.</param>
    /// <param name="history">What <c>TrainOn</c> gave back.</param>
    /// <param name="options">What it was given.</param>
    /// <param name="training">The training records.</param>
    /// <param name="settings">Settings that the options do not know, such as the optimiser.</param>
    /// <exception cref="InvalidOperationException">The network was not fitted.</exception>
    /// <exception cref="ArgumentException">A record cannot be encoded.</exception>
    public static RunRecord Of<TNetwork, TRecord, TTarget>(
        string name, IRecordNetwork<TNetwork, TRecord, TTarget> network, TrainingHistory history,
        TrainingOptions options, IEnumerable<TRecord> training,
        params IReadOnlyList<(string Name, string Value)> settings)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        return Of<TNetwork, TTarget>(name, history, options, network.ToDataset(training), settings) with
        {
            Encoding = network.Encoding,
        };
    }

    /// <summary>The record of a run of the training loop: its options are the first settings.</summary>
    /// <param name="name">What it is called beside others.</param>
    /// <param name="history">What the loop gave back.</param>
    /// <param name="options">What the loop was given.</param>
    /// <param name="training">The training data.</param>
    /// <param name="settings">Settings that the options do not know, such as the optimiser.</param>
    public static RunRecord Of<TNetwork, TTarget>(
        string name, TrainingHistory history, TrainingOptions options, Dataset<TTarget> training,
        params IReadOnlyList<(string Name, string Value)> settings)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(settings);
        static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
        return new(name, history)
        {
            Network = TNetwork.Facts.Name,
            Summary = TNetwork.Facts.Summary,
            Graph = TNetwork.Facts.ToMermaid(),
            Settings =
            [
                ("rows", Text(training.Rows)), ("epochs", Text(options.Epochs)), ("batch", Text(options.BatchSize)),
                .. settings,
            ],
            Seed = options.Seed,
            DataFingerprint = training.Fingerprint(),
        };
    }

    /// <summary>Settings, seed and data in one line.</summary>
    internal string Line => string.Join(
        ", ",
        Settings.Select(setting => $"{setting.Name} {setting.Value}")
            .Append(string.Create(CultureInfo.InvariantCulture, $"seed {Seed}"))
            .Concat(DataFingerprint == "" ? [] : [$"data {DataFingerprint}"]));

    /// <summary>Name, settings, seed and data, in one line.</summary>
    public override string ToString() => $"{Name}: {Line}";
}
