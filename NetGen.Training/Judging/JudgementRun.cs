using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>Makes a judgement.</summary>
internal sealed class JudgementRun<TTarget>
    where TTarget : unmanaged
{
    // Pixels alone say little, and each costs as many predictions as there are rows and repeats.
    private const int MostInputs = 200;

    private readonly RowPredictor predict;
    private readonly NetworkFacts facts;
    private readonly JudgementOptions options;
    private readonly JudgedRows<TTarget> rows;
    private readonly float[] outputs;
    private readonly string[] names;
    private readonly List<string> remarks = [];

    public JudgementRun(
        RowPredictor predict, NetworkFacts facts, Dataset<TTarget> validation, JudgementOptions options)
    {
        (this.predict, this.facts, this.options) = (predict, facts, options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Repeats, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Dependences, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MostRows, 2, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Points, 2, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Bins, nameof(options));
        _ = FeatureGroup.Checked(options.Groups, facts.InputLength, nameof(options));
        names = Names();
        rows = new(predict, validation, facts.OutputLength, options.InverseTargets);
        outputs = rows.Outputs();
        if (Finite.IndexOfOther(outputs) is int bad and >= 0)
        {
            throw new ArgumentException(
                $"Expected finite outputs of {facts.Name}, found {outputs[bad]} "
                + Counted.Text($"in row {bad / facts.OutputLength}."), "network");
        }
    }

    private bool AreProbabilities => rows.Data is Dataset<float>
        ? facts.TargetsAreProbabilities
        : UsualScores.ArePredictedAsProbabilities(facts);

    public Judgement Run(Func<BaselineOptions, Baselines> baselines)
    {
        JudgedClass[] classes = [.. Classes()];
        PermutationImportance? importance = Importance(out JudgedRows<TTarget> some);
        return new()
        {
            Network = facts.Name,
            Rows = rows.Data.Rows,
            OutputNames = names,
            Baselines = options.Baselines is null
                ? null
                : baselines(options.Baselines with
                {
                    InverseTargets = options.Baselines.InverseTargets ?? options.InverseTargets,
                }),
            Importance = importance,
            Dependences = [.. Dependences(some, importance)],
            Confusion = Confusion(),
            Classes = classes,
            Answers = facts.OutputLength > 2 && AreProbabilities && rows.Targets is int[] labels
                ? Calibration.OfAnswers(outputs, labels, facts.OutputLength, options.Bins)
                : null,
            Numbers = [.. Numbers()],
            Remarks = remarks,
        };
    }

    private IEnumerable<JudgedClass> Classes()
    {
        int width = facts.OutputLength;
        if (rows.Targets is int[] labels)
        {
            for (int label = width == 2 ? 1 : 0; label < width; label++)
                yield return Class(names[label], ClassesApart.Scores(outputs, width, label),
                    ClassesApart.Positives(labels, label));
        }
        else if (facts.TargetsAreProbabilities && rows.Targets is float[] targets)
        {
            if (!UsualScores.AreBinary((Dataset<float>)(object)rows.Data))
            {
                remarks.Add("No curves: some targets are neither 0 nor 1.");
                yield break;
            }

            for (int output = 0; output < width; output++)
                yield return Class(names[output], Scorer.Column(outputs, width, output),
                    ScoreCheck.Binary(Scorer.Column(targets, width, output), nameof(targets)));
        }
    }

    private JudgedClass Class(string name, float[] scores, bool[] positives)
    {
        JudgedClass judged = JudgedClass.Of(name, scores, positives, AreProbabilities, options.Bins);
        if (judged.Roc is null)
        {
            string found = judged.Positives == 0 ? "none" : "all";
            remarks.Add(
                $"No ROC area of '{name}': {found} of the validation rows are of it.");
        }

        return judged;
    }

    private ConfusionMatrix? Confusion()
    {
        if (rows.Targets is int[] labels)
        {
            ConfusionMatrix matrix = new(names);
            matrix.Add(outputs, labels);
            return matrix;
        }

        return null;
    }

    private IEnumerable<JudgedNumber> Numbers()
    {
        if (facts.TargetsAreProbabilities || rows.Targets is not float[] targets)
            yield break;
        int width = facts.OutputLength;
        for (int output = 0; output < width; output++)
            yield return JudgedNumber.Of(
                names[output], Scorer.Column(outputs, width, output), Scorer.Column(targets, width, output));
    }

    private PermutationImportance? Importance(out JudgedRows<TTarget> some)
    {
        Dataset<TTarget> drawn = JudgedNetwork.Some(rows.Data, options.MostRows, options.Seed);
        some = new(predict, drawn, facts.OutputLength, options.InverseTargets);
        string? missing = drawn.Rows < 2 ? "there is a single validation row."
            : options.Groups is null && facts.InputLength > MostInputs
                ? $"{facts.InputLength} inputs are too many to look at one by one; name Groups."
            : null;
        if (missing is not null)
        {
            remarks.Add($"No importance of features: {missing}");
            return null;
        }

        return PermutationImportance.Of(
            some, UsualScores.ForImportance(facts, rows.Data),
            FeatureGroup.Checked(options.Groups, facts.InputLength, nameof(options)), options.Repeats, options.Seed);
    }

    private IEnumerable<PartialDependence> Dependences(
        JudgedRows<TTarget> some, PermutationImportance? importance)
    {
        foreach (FeatureImportance feature in (importance?.Sorted ?? []).Take(options.Dependences))
        {
            FeatureGroup group = feature.Group;
            if (!FeatureSettings.Suits(some.Data, group))
            {
                remarks.Add($"No partial dependence of '{group.Name}': its inputs are not one category.");
                continue;
            }

            yield return PartialDependence.Of(
                some,
                FeatureSettings.Of(some.Data, group, facts.IndexColumns, options.Points, options.InverseInputs));
        }
    }

    private string[] Names()
    {
        if (options.OutputNames is null)
        {
            return facts.OutputLength == 1
                ? ["output"]
                : [.. Enumerable.Range(0, facts.OutputLength).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        }

        if (options.OutputNames.Count != facts.OutputLength || options.OutputNames.Any(name => name is null))
        {
            throw new ArgumentException(
                $"Expected {facts.OutputLength} names, one for each output of {facts.Name}, found "
                + $"{options.OutputNames.Count(name => name is not null)}.", "options");
        }

        return [.. options.OutputNames];
    }
}
