using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>What one stage of a search came to.</summary>
public sealed class Stage
{
    /// <summary>Share of a range's width that <see cref="Finer"/> leaves, unless told: the lecture's 10^(-5..5) become
    /// 10^(-4..0).</summary>
    public const double DefaultShare = 0.4;

    internal Stage(string name, SearchSpace space, Objective objective, IReadOnlyList<TrialResult> trials)
    {
        (Name, Space, Objective, Trials) = (name, space, objective, trials);
        Ranked = [.. TrialRanking.Rank(trials, objective.LowerIsBetter)];
    }

    /// <summary>What it is called within its study.</summary>
    public string Name { get; }

    /// <summary>Where its settings are from.</summary>
    public SearchSpace Space { get; }

    /// <summary>What it looked for.</summary>
    public Objective Objective { get; }

    /// <summary>Its trials, trial 1 first.</summary>
    public IReadOnlyList<TrialResult> Trials { get; }

    /// <summary>
    /// The same, the best first; those that had more epochs come before others, those at chance and those that failed
    /// last.
    /// </summary>
    public IReadOnlyList<TrialResult> Ranked { get; }

    /// <summary>Whether a trial is better than chance.</summary>
    public bool HasBest => Ranked[0].Status is TrialStatus.Done or TrialStatus.Stopped;

    /// <summary>The best trial.</summary>
    /// <exception cref="InvalidOperationException">No trial is better than chance.</exception>
    public TrialResult Best => HasBest
        ? Ranked[0]
        : throw new InvalidOperationException(
            $"Expected a trial of stage '{Name}' that is better than chance, found none among {Trials.Count}: try "
            + "other ranges, or more epochs.");

    /// <summary>
    /// The file with the best trial's network, beside the study, so that it can be used without training again:
    /// <c>Digits.Load(stage.BestWeights)</c>. Of several trainings of the trial it is the first one's. Null where the
    /// study is in memory, the objective trains no network, or no trial is better than chance.
    /// </summary>
    public string? BestWeights { get; internal set; }

    /// <summary>
    /// Where the best trial lies near an edge of its range, within a tenth of it, or the best few lean to one: their
    /// median lies within a quarter. Empty where neither does.
    /// </summary>
    /// <exception cref="InvalidOperationException">No trial is better than chance.</exception>
    public IReadOnlyList<RangeEdge> Edges =>
    [
        .. from range in Space.OfType<NumberDimension>()
           let edge = EdgeOf(range)
           where edge != 0
           let best = Best.Settings.Double(range.Name)
           select new RangeEdge(range, best, edge > 0, range.Around(best, DefaultShare, edge)),
    ];

    /// <summary>
    /// The space of the next stage: each range around the best trial, narrower and within the old one. Where
    /// <see cref="Edges"/> has a range, it stays as wide as it is, and reaches beyond that edge. Choices stay.
    /// </summary>
    /// <param name="share">
    /// Share of a range's width that is left, in (0, 1]; in decades where it is logarithmic.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    /// <exception cref="InvalidOperationException">No trial is better than chance.</exception>
    public SearchSpace Finer(double share = DefaultShare)
    {
        if (!(share is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, $"Expected a share in (0, 1], found {share}.");
        Settings best = Best.Settings;
        return SearchSpace.Create(
        [
            .. Space.Select(dimension => dimension is NumberDimension range
                ? range.Around(best.Double(range.Name), share, EdgeOf(range))
                : dimension),
        ]);
    }

    /// <summary>The settings of the best trials that are better than chance.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public IReadOnlyList<Settings> Top(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return
        [
            .. Ranked.Where(trial => trial.Status is TrialStatus.Done or TrialStatus.Stopped)
                .Take(count).Select(trial => trial.Settings),
        ];
    }

    /// <summary>
    /// How many values of a setting were tried: of a random search as many as trials, of a grid few.
    /// </summary>
    /// <exception cref="ArgumentException">There is no setting of that name.</exception>
    public int CountValues(string name)
    {
        int index = Space.IndexOf(name);
        return Trials.Select(trial => trial.Settings.Values[index]).Distinct().Count();
    }

    /// <summary>Writes the best trials as a table, sorted by score.</summary>
    public void WriteTable(TextWriter output, int count = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(output);
        SearchLines.Table(output, this, count);
    }

    /// <summary>Name, trials and the best of them, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: {Trials.Count:N0} trials, {(HasBest ? $"the best is {Best}" : "none is better than chance")}");

    /// <summary>The higher, the better.</summary>
    internal double ScoreOf(TrialResult trial) => Objective.LowerIsBetter ? -trial.Score : trial.Score;

    // A tenth of the trials, five at most, are the best few.
    private int EdgeOf(NumberDimension range)
    {
        _ = Best;
        return range.EdgeOf([.. Top(Math.Clamp(Trials.Count / 10, 1, 5)).Select(best => best.Double(range.Name))]);
    }
}
