using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;

namespace NetGen.CompilerServices;

/// <summary>Learns a column from the values of training rows.</summary>
/// <param name="facts">What was declared.</param>
internal abstract class ColumnFit(ColumnFacts facts)
{
    /// <summary>What was declared.</summary>
    protected ColumnFacts Facts { get; } = facts;

    /// <summary>The fit of a column.</summary>
    public static ColumnFit Of(ColumnFacts facts) => facts.Kind switch
    {
        ColumnKind.Number => new NumberColumnFit(facts),
        ColumnKind.Date => new DateFit(facts),
        _ => new CategoryFit(facts),
    };

    /// <summary>What was learned.</summary>
    /// <exception cref="ArgumentException">
    /// No row has a value, or there are more names than the column takes.
    /// </exception>
    public abstract EncodedColumn Column();

    /// <summary>What is said of a column that no row has a value of.</summary>
    protected ArgumentException NoValue() =>
        new($"{Facts.Name}: expected a value in some row, found none.", "training");
}

/// <summary>Learns a number.</summary>
internal sealed class NumberColumnFit(ColumnFacts facts) : ColumnFit(facts)
{
    private readonly NumberFit fit = new(facts.Scale, facts.Missing);

    /// <summary>Adds a number; NaN is a missing one.</summary>
    public void Add(double number, int row)
    {
        if (!double.IsNaN(number) || !Facts.MayBeMissing)
            fit.Add(NumberChecks.Checked(number, row, Facts));
    }

    /// <summary>Adds a missing number.</summary>
    public void AddMissing(int row)
    {
        if (!Facts.MayBeMissing)
            ColumnErrors.Missing(row, Facts);
    }

    /// <inheritdoc/>
    public override EncodedColumn Column()
    {
        if (!fit.HasAny)
            throw NoValue();
        NumberScaling scaling = fit.Scaling();
        if (!Facts.MayBeMissing)
            return new EncodedNumber(Facts, scaling, imputed: 0);
        double imputed = fit.Imputed();
        if (!NumberChecks.CanEncode(scaling, imputed))
            ColumnErrors.Imputed(Facts, imputed);
        return new EncodedNumber(Facts, scaling, imputed);
    }

    /// <summary>The scaling of a target.</summary>
    public NumberScaling Scaling() => fit.HasAny ? fit.Scaling() : throw NoValue();
}

/// <summary>Learns the numbers of a date that do not come again.</summary>
internal sealed class DateFit(ColumnFacts facts) : ColumnFit(facts)
{
    private readonly NumberFit[] fits =
        [.. facts.Parts.Select(_ => new NumberFit(Scale.Standard, Missing.NotAllowed))];

    private bool hasAny;

    /// <summary>Adds a date, or null for a missing one.</summary>
    public void Add(DateTime? date, int row)
    {
        if (date is not DateTime day)
        {
            if (!Facts.MayBeMissing)
                ColumnErrors.Missing(row, Facts);
            return;
        }

        hasAny = true;
        for (int i = 0; i < fits.Length; i++)
            fits[i].Add(DateParts.Of(day, Facts.Parts[i]));
    }

    /// <inheritdoc/>
    public override EncodedColumn Column() => hasAny
        ? new EncodedDate(Facts, [.. fits.Select((fit, i) => DateParts.IsPeriodic(Facts.Parts[i])
            ? NumberScaling.Identity
            : Bounded(fit.Scaling(), Facts.Parts[i]))])
        : throw NoValue();

    // Where all rows are of about one moment, other dates would be beyond all numbers: it counts as constant.
    private static NumberScaling Bounded(NumberScaling scaling, DatePart part) =>
        DateParts.CanEncode(scaling, part) ? scaling : scaling with { Factor = 1 };
}

/// <summary>Learns the names of a category; those of an enumeration are only checked.</summary>
internal sealed class CategoryFit(ColumnFacts facts) : ColumnFit(facts)
{
    private const int FewRarest = 5;

    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>Adds a member of an enumeration.</summary>
    public void AddMember(int place, long value, int row)
    {
        if (place == -2 && !Facts.MayBeMissing)
            ColumnErrors.Missing(row, Facts);
        if (place == -1)
            ColumnErrors.Member(row, Facts, value);
    }

    /// <summary>Adds a name.</summary>
    public void AddName(ReadOnlySpan<char> name, int row)
    {
        if (NameChecks.IsMissing(name, Facts, row))
            return;
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup =
            counts.GetAlternateLookup<ReadOnlySpan<char>>();
        CollectionsMarshal.GetValueRefOrAddDefault(lookup, name, out _)++;
    }

    /// <summary>Adds a missing name.</summary>
    public void AddMissing(int row)
    {
        if (!Facts.MayBeMissing)
            ColumnErrors.Missing(row, Facts);
    }

    /// <inheritdoc/>
    public override EncodedColumn Column() => new EncodedCategory(Facts, Names());

    /// <summary>The names: by number where all are whole numbers, else by their characters.</summary>
    public string[] Names()
    {
        if (!Facts.LearnsNames)
            return [.. Facts.Names];
        if (counts.Count == 0)
            throw NoValue();
        return counts.Count <= Facts.MaxNames ? Sorted(counts.Keys)
            : Facts.FoldsRare ? Sorted(MostFrequentFirst().Take(Facts.MaxNames).Select(name => name.Key))
            : throw TooMany();
    }

    private IEnumerable<KeyValuePair<string, int>> MostFrequentFirst() => counts
        .OrderByDescending(name => name.Value).ThenBy(name => name.Key, StringComparer.Ordinal);

    private static string[] Sorted(IEnumerable<string> names)
    {
        string[] sorted = [.. names.Order(StringComparer.Ordinal)];
        long[] numbers = new long[sorted.Length];
        for (int i = 0; i < sorted.Length; i++)
            if (!long.TryParse(sorted[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i]))
                return sorted;
        return [.. sorted.Zip(numbers).OrderBy(pair => pair.Second).Select(pair => pair.First)];
    }

    private ArgumentException TooMany()
    {
        IEnumerable<string> rarest = MostFrequentFirst().Reverse().Take(FewRarest)
            .Select(name => $"{Shown.Name(name.Key)} ({name.Value})");
        return new(
            $"{Facts.Name}: expected at most {Facts.MaxNames} names, found {counts.Count}, of which the rarest are "
            + $"{string.Join(", ", rarest)}: raise maxNames, or set foldsRare.",
            "training");
    }
}
