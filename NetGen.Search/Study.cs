using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace NetGen.Training;

/// <summary>
/// A search in stages, such as coarse and fine, kept in a SQLite file as it goes: the same program, run again after it
/// was ended in whatever way, takes from the file what had ended and goes on with the rest. Scores depend on the seed,
/// not on how many trials run at once. Making a stage larger, or asking for more repeats, keeps what is there.
/// </summary>
/// <remarks>
/// Any member that reads or writes the file throws <see cref="IOException"/> where the disk is full or fails, and
/// <see cref="InvalidDataException"/> where the file has been damaged; both name it.
/// </remarks>
public sealed partial class Study : IDisposable
{
    private readonly StudyFile file;
    private readonly string? path;
    private readonly AsyncLocal<StageEngine?> engine = new();

    private Study(string? path, ulong seed) => (file, this.path, Seed) = (new StudyFile(path), path, seed);

    /// <summary>What all draws and all seeds of trials come from.</summary>
    public ulong Seed { get; }

    /// <summary>Opens a study, or makes one where there is no such file.</summary>
    /// <param name="path">The file; its directory is there.</param>
    /// <param name="seed">What all that is random comes from.</param>
    /// <exception cref="IOException">The file cannot be opened, or another process has it open.</exception>
    /// <exception cref="InvalidDataException">The file is no study, or damaged.</exception>
    public static Study Open(string path, ulong seed = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new(path, seed);
    }

    /// <summary>A study that is gone when it is disposed.</summary>
    public static Study InMemory(ulong seed = 0) => new(null, seed);

    /// <summary>
    /// Random search (Bergstra and Bengio, 2012): settings drawn independently of each other.
    /// </summary>
    /// <param name="name">Name of the stage within the study.</param>
    /// <param name="space">Where settings are drawn from.</param>
    /// <param name="trials">How many, at least 1.</param>
    /// <param name="objective">What is looked for.</param>
    /// <param name="options">How to run; as <see cref="SearchOptions"/> is made if left out.</param>
    /// <exception cref="ArgumentException">
    /// A number is out of its range, or the study has another stage of that name; nothing is run then.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what had ended is kept.</exception>
    public Stage Random(
        string name, SearchSpace space, int trials, Objective objective, SearchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        return RunAll(name, space, Draw(name, space, trials), objective, options ?? new());
    }

    /// <summary>Grid search: every combination, for comparison; a setting gets few values only.</summary>
    /// <param name="name">Name of the stage within the study.</param>
    /// <param name="space">What is combined.</param>
    /// <param name="points">Values of each number, spread evenly, bounds included; at least 1.</param>
    /// <param name="objective">What is looked for.</param>
    /// <param name="options">How to run.</param>
    /// <exception cref="ArgumentException">As of <see cref="Random"/>, or the grid is too large.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what had ended is kept.</exception>
    public Stage Grid(
        string name, SearchSpace space, int points, Objective objective, SearchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        return RunAll(name, space, space.Grid(points), objective, options ?? new());
    }

    /// <summary>
    /// Tries given settings, such as the best of a stage with <see cref="SearchOptions.Repeats"/> to tell luck from
    /// merit.
    /// </summary>
    /// <param name="name">Name of the stage within the study.</param>
    /// <param name="settings">At least one, all from one space: <see cref="Stage.Top"/>.</param>
    /// <param name="objective">What is looked for.</param>
    /// <param name="options">How to run.</param>
    /// <exception cref="ArgumentException">As of <see cref="Random"/>, or the settings are none or mixed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what had ended is kept.</exception>
    public Stage Try(
        string name, IReadOnlyList<Settings> settings, Objective objective, SearchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Count == 0)
            throw new ArgumentException("Expected settings to try, found none.", nameof(settings));
        if (settings.Any(other => other.Space != settings[0].Space))
            throw new ArgumentException("Expected settings of one space, found several spaces.", nameof(settings));
        return RunAll(name, settings[0].Space, settings, objective, options ?? new());
    }

    /// <summary>
    /// What the study is called: the file's name without its ending; null where it is in memory.
    /// </summary>
    internal string? Name => Path.GetFileNameWithoutExtension(path);

    /// <summary>Runs a search with its stages on another engine; other threads keep theirs.</summary>
    internal T RunOn<T>(StageEngine other, Func<T> search)
    {
        StageEngine? before = engine.Value;
        engine.Value = other;
        try
        {
            return search();
        }
        finally
        {
            engine.Value = before;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => file.Dispose();

    private Stage RunAll(
        string name, SearchSpace space, IReadOnlyList<Settings> settings, Objective objective, SearchOptions options) =>
        Run(name, space, settings, objective, options, options.Epochs, factor: 0);

    private Stage Run(
        string name, SearchSpace space, IReadOnlyList<Settings> settings, Objective objective, SearchOptions options,
        int mostEpochs, int factor)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(objective);
        options.Check(nameof(options));
        string definition = string.Create(
            CultureInfo.InvariantCulture,
            $"seed {Seed}; {space.Definition}; {objective.ScoreName} of {objective.Folds} folds");
        if (objective.Definition != "")
            definition += $"; {objective.Definition}";
        file.Begin(name, definition);
        StagePlan plan = new(name, StageSeed(name), settings)
        {
            Epochs = options.Epochs,
            MostEpochs = mostEpochs,
            Factor = factor,
            Repeats = options.Repeats,
            Folds = objective.Folds,
            LowerIsBetter = objective.LowerIsBetter,
            Chance = objective.Chance,
        };
        StageKeeper keeper = new(file, plan, objective, options.Output, WeightsOf(name));
        (engine.Value ?? new LocalEngine()).Run(new(plan, definition, objective, options, keeper));
        return End(keeper, new(name, space, objective, keeper.Ledger.Results));
    }

    // Beside the study: digits.db and its stage "coarse" have digits.coarse.safetensors.
    private string? WeightsOf(string stage) => path is null ? null : Path.Combine(
        Path.GetDirectoryName(Path.GetFullPath(path))!,
        $"{Path.GetFileNameWithoutExtension(path)}.{Uri.EscapeDataString(stage)}.safetensors");

    private Stage End(StageKeeper keeper, Stage stage)
    {
        stage.BestWeights = WeightsOf(stage.Name) is string file && stage.HasBest && File.Exists(file) ? file : null;
        if (!stage.HasBest)
            keeper.Write($"no trial of {stage.Trials.Count.ToString(CultureInfo.InvariantCulture)} beats chance");
        else
            foreach (RangeEdge edge in stage.Edges)
                keeper.Write(edge.ToString());
        return stage;
    }

    private Settings[] Draw(string name, SearchSpace space, int trials) =>
        [.. Enumerable.Range(1, trials).Select(trial => space.Draw(StageSeed(name), trial))];

    // Stages of one space draw other settings each.
    private ulong StageSeed(string name) =>
        Seed ^ BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
