using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Orleans;

namespace NetGen.Training;

/// <summary>A stage as a client asks for it; what workers have to know of it.</summary>
[GenerateSerializer, Immutable]
internal sealed record StageRequest
{
    /// <summary>Name within the study.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>What the stage is recognised by: seed, space, score, networks and data.</summary>
    [Id(1)]
    public string Definition { get; init; } = "";

    /// <summary>The <see cref="StagePlan"/>, as JSON.</summary>
    [Id(2)]
    public string Plan { get; init; } = "";

    /// <summary>What workers know the objective by.</summary>
    [Id(3)]
    public string Objective { get; init; } = "";

    /// <summary>What workers know the data by; null where the objective has its own.</summary>
    [Id(4)]
    public string? Data { get; init; }

    /// <summary><see cref="FactsOf"/> the client's objective; the worker's objective must have the same.</summary>
    [Id(5)]
    public string Facts { get; init; } = "";

    /// <summary>How long a training may take.</summary>
    [Id(6)]
    public TimeSpan? Limit { get; init; }

    /// <summary>Whether workers with another numeric path take part.</summary>
    [Id(7)]
    public bool MixesPaths { get; init; }

    /// <summary>Whether the network of the best trial is wanted.</summary>
    [Id(8)]
    public bool KeepsNetwork { get; init; }

    /// <summary>What tells this request from others of its study: a larger stage of the same name is another.</summary>
    public string Key() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{Name}\n{Definition}\n{Plan}\n{Objective}\n{Data}\n{Limit}\n{MixesPaths}")))[..16];

    /// <summary>What has to agree between the objectives of client and worker.</summary>
    public static string FactsOf(Objective objective) => string.Create(
        CultureInfo.InvariantCulture,
        $"{objective.ScoreName}, {(objective.LowerIsBetter ? "lower" : "higher")} is better, {objective.Folds} folds"
        + $"{(objective.Definition == "" ? "" : $"; {objective.Definition}")}");
}

/// <summary>A training that has ended.</summary>
/// <param name="Trial">Number of the trial.</param>
/// <param name="Epochs">Epochs, which tell the rung.</param>
/// <param name="Repeat">Which of the repeats.</param>
/// <param name="Fold">Which fold.</param>
/// <param name="Score">The score; null where it failed.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Reason">Why it failed.</param>
/// <param name="Path">The numeric path of whoever ran it; null where it is not known.</param>
[GenerateSerializer, Immutable]
internal sealed record ToldRun(
    int Trial, int Epochs, int Repeat, int Fold, double? Score, double Seconds, string? Reason, string? Path)
{
    public RunKey Key() => new(Trial, Epochs, Repeat, Fold);

    public RunRow Row() => new(Score ?? double.NaN, Seconds, Reason) { Path = Path };

    public static ToldRun Of(RunKey key, RunRow row) => new(
        key.Trial, key.Epochs, key.Repeat, key.Fold, double.IsNaN(row.Score) ? null : row.Score, row.Seconds,
        row.Reason, row.Path);
}

/// <summary>A training, and of which stage.</summary>
[GenerateSerializer, Immutable]
internal readonly record struct RunName(string Stage, int Trial, int Epochs, int Repeat, int Fold)
{
    public RunKey Key() => new(Trial, Epochs, Repeat, Fold);

    public static RunName Of(string stage, RunKey key) => new(stage, key.Trial, key.Epochs, key.Repeat, key.Fold);
}

/// <summary>A worker, for as long as its process lives.</summary>
/// <param name="Id">Unique.</param>
/// <param name="Name">For people.</param>
/// <param name="NumericPath">What the bits of its scores depend on.</param>
[GenerateSerializer, Immutable]
internal sealed record WorkerFacts(string Id, string Name, string NumericPath);

/// <summary>What a worker reports to a study: what has ended, what runs, how much more it can run.</summary>
[GenerateSerializer, Immutable]
internal sealed record WorkerReport
{
    [Id(0)]
    public required WorkerFacts Worker { get; init; }

    /// <summary>What has ended, by stage.</summary>
    [Id(1)]
    public IReadOnlyList<(string Stage, ToldRun Run)> Told { get; init; } = [];

    /// <summary>What runs.</summary>
    [Id(2)]
    public IReadOnlyList<RunName> Running { get; init; } = [];

    /// <summary>How many trainings it would take.</summary>
    [Id(3)]
    public int Free { get; init; }

    /// <summary>How many more it would queue, if they are short.</summary>
    [Id(7)]
    public int Ahead { get; init; }

    /// <summary>How long to wait for them where there are none.</summary>
    [Id(4)]
    public TimeSpan Hold { get; init; }

    /// <summary>Whether the worker is leaving: other workers get its trainings.</summary>
    [Id(5)]
    public bool IsLeaving { get; init; }

    /// <summary>Stages whose trainings it does not take, and why.</summary>
    [Id(6)]
    public IReadOnlyList<(string Stage, string Reason)> Declined { get; init; } = [];
}

/// <summary>What a study answers to a worker.</summary>
[GenerateSerializer, Immutable]
internal sealed record WorkerOrders
{
    /// <summary>What to run.</summary>
    [Id(0)]
    public IReadOnlyList<RunName> Start { get; init; } = [];

    /// <summary>What runs for nothing: others told it, or nobody wants it any more.</summary>
    [Id(1)]
    public IReadOnlyList<RunName> Cancel { get; init; } = [];

    /// <summary>Networks to send: those just told, and those that are to be trained for it once more.</summary>
    [Id(2)]
    public IReadOnlyList<RunName> Networks { get; init; } = [];
}

/// <summary>What a study answers to a client that begins a stage.</summary>
/// <param name="Activation">Which activation of the study: another one may have its trainings in another order.</param>
/// <param name="Problem">Why the stage cannot be; null where it can.</param>
[GenerateSerializer, Immutable]
internal sealed record Begun(Guid Activation, string? Problem);

/// <summary>What a client has not seen yet.</summary>
[GenerateSerializer, Immutable]
internal sealed record StageNews
{
    /// <summary>Whether the stage runs where the client began it; if not, it is to be begun again.</summary>
    [Id(0)]
    public bool IsKnown { get; init; }

    /// <summary>Trainings, in the order in which they were told.</summary>
    [Id(1)]
    public IReadOnlyList<ToldRun> Told { get; init; } = [];

    /// <summary>Lines for people.</summary>
    [Id(2)]
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Why it does not go on; null where it does.</summary>
    [Id(3)]
    public string? Problem { get; init; }
}

/// <summary>Where a client has come to.</summary>
/// <param name="Client">Who it is.</param>
/// <param name="Activation">From <see cref="Begun"/>.</param>
/// <param name="Told">How many trainings it has seen.</param>
/// <param name="Lines">How many lines it has seen.</param>
/// <param name="Hold">How long to wait for more.</param>
[GenerateSerializer, Immutable]
internal sealed record Seen(string Client, Guid Activation, int Told, int Lines, TimeSpan Hold);

/// <summary>A network that a trial trained.</summary>
/// <param name="Bytes">The file; null where it could not be trained again.</param>
/// <param name="Problem">Why it could not.</param>
[GenerateSerializer, Immutable]
internal sealed record TrainedNetwork(byte[]? Bytes, string? Problem);
