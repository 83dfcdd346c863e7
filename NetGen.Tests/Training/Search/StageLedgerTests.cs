using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Search;

/// <summary>Asking and telling come to the same in whatever order, with losses and repetitions.</summary>
public sealed class StageLedgerTests
{
    private static readonly SearchSpace Space =
        [Dimension.LogUniform("x", 1e-3, 1), Dimension.Integer("n", -3, 9), Dimension.Choice("c", "a", "b")];

    [Fact]
    public void ResultsDoNotDependOnWhoTellsWhen()
    {
        StagePlan plan = Halving(trials: 27);
        string expected = Results(Finish(new(plan, []), new Random(1), holders: 1));
        for (int seed = 2; seed < 30; seed++)
            Assert.Equal(expected, Results(Finish(new(plan, []), new Random(seed), holders: 1 + seed % 9)));
    }

    [Fact]
    public void ALedgerGoesOnFromTheRowsOfAnother()
    {
        StagePlan plan = Halving(trials: 27);
        StageLedger whole = Finish(new(plan, []), new Random(1), holders: 3);
        foreach (int kept in new[] { 0, 1, 40, 90, whole.Rows.Count })
        {
            StageLedger rest = new(plan, whole.Rows.OrderBy(row => row.Value.Seconds).Take(kept));
            Assert.Equal(Results(whole), Results(Finish(rest, new Random(kept), holders: 4)));
        }
    }

    [Fact]
    public void TellingAgainChangesNothing()
    {
        StageLedger ledger = new(Halving(trials: 3), []);
        RunKey key = ledger.Ask()!.Value;
        Assert.Null(ledger.Tell(key, new(1, 1, null)));
        Assert.False(ledger.IsNew(key));
        Assert.Null(ledger.Tell(key, new(2, 1, null)));
        Assert.Equal(1, ledger.Rows[key].Score);
        Assert.Null(ledger.Tell(key with { Trial = 99 }, new(2, 1, null)));
        Assert.Single(ledger.Rows);
    }

    [Fact]
    public void WhatIsReturnedIsAskedAgainFirst()
    {
        StageLedger ledger = new(Halving(trials: 3), []);
        RunKey first = ledger.Ask()!.Value;
        RunKey second = ledger.Ask()!.Value;
        Assert.Equal((1, 2), (first.Trial, second.Trial));
        ledger.Return(first);
        Assert.Equal(first, ledger.Ask());
    }

    // Where no trial is left to begin, idle cores take further repeats; a failed one ends its trial all the same.
    [Fact]
    public void IdleCoresTakeRepeatsOfTrialsUnderway()
    {
        StagePlan plan = Halving(trials: 1) with { Factor = 0, MostEpochs = 1, Repeats = 3, Folds = 1 };
        StageLedger ledger = new(plan, []);
        RunKey[] asked = [ledger.Ask()!.Value, ledger.Ask()!.Value, ledger.Ask()!.Value];
        Assert.Equal([0, 1, 2], asked.Select(key => key.Repeat));
        Assert.Null(ledger.Ask());
        Assert.Null(ledger.Tell(asked[2], new(5, 1, null)));
        Assert.Null(ledger.Tell(asked[1], new(double.NaN, 1, "no")));
        Assert.Equal([3, double.NaN], ledger.Tell(asked[0], new(3, 1, null))!.Scores);
        Assert.True(ledger.IsDone);
        Assert.Equal(TrialStatus.Failed, ledger.Results[0].Status);
    }

    [Fact]
    public void APlanComesBackFromJsonToTheBit()
    {
        StagePlan plan = Halving(trials: 40);
        StagePlan back = StagePlanJson.Parse(StagePlanJson.ToJson(plan));
        Assert.Equal(plan with { Settings = [] }, back with { Settings = [] });
        Assert.Equal(plan.Settings.SelectMany(one => one.Values), back.Settings.SelectMany(one => one.Values));
        Assert.Equal(plan.Settings[0].Space.Definition, back.Settings[0].Space.Definition);
        Trial trial = back.TrialOf(new(7, 3, 1, 0));
        Assert.Equal(plan.TrialOf(new(7, 3, 1, 0)).Seed, trial.Seed);
        Assert.Equal(plan.Settings[6].ToString(), trial.Settings.ToString());
        Assert.True(double.IsNaN(StagePlanJson.Parse(StagePlanJson.ToJson(plan with { Chance = double.NaN })).Chance));
    }

    private static StagePlan Halving(int trials) => new(
        "halving", 11, [.. Enumerable.Range(1, trials).Select(trial => Space.Draw(5, trial))])
    {
        Epochs = 1,
        MostEpochs = 9,
        Factor = 3,
        Repeats = 2,
        Folds = 2,
        LowerIsBetter = false,
        Chance = -0.9,
    };

    // Asks for several at once, tells them in any order, loses some and tells some twice.
    private static StageLedger Finish(StageLedger ledger, Random random, int holders)
    {
        List<RunKey> held = [];
        while (!ledger.IsDone)
        {
            while (held.Count < holders && ledger.Ask() is RunKey next)
                held.Add(next);
            int index = random.Next(held.Count);
            RunKey key = held[index];
            held.RemoveAt(index);
            if (random.Next(5) == 0)
            {
                ledger.Return(key);
                continue;
            }

            _ = ledger.Tell(key, RowOf(ledger.Plan.TrialOf(key)));
            if (random.Next(5) == 0)
                _ = ledger.Tell(key, new(1e9, 0, null));
        }

        Assert.DoesNotContain(held, key => ledger.IsNew(key) && key.Epochs == 9);
        return ledger;
    }

    private static RunRow RowOf(Trial trial) => trial.Seed % 7 == 0
        ? new(double.NaN, trial.Seed % 100, "failed")
        : new(-trial.Double("x") - trial.Seed % 10 / 100.0, trial.Seed % 100, null);

    private static string Results(StageLedger ledger) => string.Join('\n', ledger.Results.Select(
        result => $"{result.Number} {result.Trial.Epochs} {result.Status} {string.Join(' ', result.Scores)}"));
}
