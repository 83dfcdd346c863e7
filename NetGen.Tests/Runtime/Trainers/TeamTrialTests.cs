using System;
using System.Collections.Generic;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Trainers;

/// <summary>Whether steps run on a team follows from how long they took with it and without.</summary>
public sealed class TeamTrialTests
{
    private const int Rows = 64;
    private static readonly long Short = TeamTrial.Settling / 100;

    [Theory]
    [InlineData(2, 1, false)]
    [InlineData(1, 2, true)]
    public void TheFasterWayIsKeptUntilTheNextTrial(int team, int alone, bool pays)
    {
        TeamTrial trial = new();
        long tried = Try(trial, Rows, team * Short, alone * Short);
        Assert.Equal(pays, trial.Pays(Rows));

        for (long kept = 0; kept < TeamTrial.LeastKept * tried; kept += Short)
        {
            Assert.Equal(pays, trial.SharesStep(Rows));
            trial.Count(Rows, Short);
        }

        // A machine that has changed meanwhile is found out about.
        Try(trial, Rows, alone * Short, team * Short);
        Assert.Equal(!pays, trial.SharesStep(Rows));
    }

    [Fact]
    public void AResultThatRepeatsIsKeptLonger()
    {
        TeamTrial trial = new();
        List<long> kept = [];
        for (int i = 0; i < 7; i++)
        {
            Try(trial, Rows, Short, Short / 2);
            kept.Add(Keep(trial, pays: false));
        }

        long least = kept[0];
        int most = TeamTrial.MostKept / TeamTrial.LeastKept;
        Assert.Equal([least, 2 * least, 4 * least, 8 * least, most * least, most * least, most * least], kept);
        Try(trial, Rows, Short / 2, Short);
        Assert.True(Keep(trial, pays: true) < 2 * least);
    }

    [Fact]
    public void ATeamIsGivenTimeToSettle()
    {
        TeamTrial trial = new();
        for (long spent = 0; spent < TeamTrial.Settling; spent += 5 * Short)
        {
            Assert.True(trial.SharesStep(Rows));
            trial.Count(Rows, 5 * Short);
        }

        Try(trial, Rows, Short, 2 * Short);
        Assert.True(trial.Pays(Rows));
    }

    [Fact]
    public void ATeamHasToGainMoreThanTheNoise()
    {
        TeamTrial trial = new();
        Try(trial, Rows, 97 * (Short / 100), Short);
        Assert.False(trial.Pays(Rows));
    }

    [Fact]
    public void AFewSlowStepsOfAWayChangeNothing()
    {
        TeamTrial trial = new();
        for (int step = 0; trial.SharesStep(Rows); step++)
            trial.Count(Rows, step % 5 == 0 ? 50 * Short : Short);
        while (!trial.SharesStep(Rows))
            trial.Count(Rows, 2 * Short);
        Assert.True(trial.Pays(Rows));
    }

    [Fact]
    public void AWayThatIsSlowHalfOfTheTimeIsSlow()
    {
        TeamTrial trial = new();
        for (int step = 0; trial.SharesStep(Rows); step++)
            trial.Count(Rows, step % 2 == 0 ? 2 * Short : Short);
        for (int step = 0; !trial.SharesStep(Rows); step++)
            trial.Count(Rows, 5 * Short / 4);
        Assert.False(trial.Pays(Rows));
    }

    [Fact]
    public void BatchesOfOtherSizesAreTriedOnTheirOwn()
    {
        TeamTrial trial = new();
        Try(trial, Rows, 2 * Short, Short);
        Assert.False(trial.SharesStep(Rows));
        Assert.False(trial.SharesStep(2 * Rows - 1));
        Assert.True(trial.SharesStep(2 * Rows));
        Assert.True(trial.Pays(2 * Rows));
    }

    // Steps until the other way is tried, while a result is kept; returns how long they took.
    private static long Keep(TeamTrial trial, bool pays)
    {
        const int parts = 50;
        long kept = 0;
        for (; trial.SharesStep(Rows) == pays; kept += Short / parts)
            trial.Count(Rows, Short / parts);

        return kept;
    }

    // Steps of a trial, each as long as its way takes, until a result is kept; returns how long they took.
    private static long Try(TeamTrial trial, int rows, long team, long alone)
    {
        long took = 0;
        for (; trial.SharesStep(rows); took += team)
            trial.Count(rows, team);

        // One that is not counted, and those that are.
        long counted = Math.Clamp((StepSample.Enough + alone - 1) / alone, StepSample.Fewest, StepSample.Most);
        for (int step = 0; step <= counted; step++, took += alone)
            trial.Count(rows, alone);
        return took;
    }
}
