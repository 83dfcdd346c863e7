using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>Waits follow from what calls read and write, and from which part of it a thread has.</summary>
public class SchedulerTests
{
    private static readonly Partition[] Partitions =
        [Partition.Rows, Partition.Whole, Partition.Columns(0), Partition.Columns(2), Partition.Columns(4)];

    [Fact]
    public void RowsGoOnWithoutAWait() => Assert.Equal(
        "write a, read a", Text(Scheduler.WithWaits([[Write("a", Partition.Rows)], [Read("a", Partition.Rows)]])));

    [Fact]
    public void RowsOfAnotherStrideLieElsewhere() => Assert.Equal(
        "write a, wait 0, read a",
        Text(Scheduler.WithWaits(
            [[Write("a", Partition.Rows, stride: 32)], [Read("a", Partition.Rows, stride: 16)]])));

    [Fact]
    public void RowsInOtherUnitsAreAnotherThreads() => Assert.Equal(
        "write a, wait 0, read a, read a",
        Text(Scheduler.WithWaits(
        [
            [Write("a", Partition.Rows) with { RowUnit = 2 }],
            [Read("a", Partition.Rows), Read("a", Partition.Rows)],
        ])));

    [Fact]
    public void AnotherPartitionWaits() => Assert.Equal(
        "write a, wait 0, read a",
        Text(Scheduler.WithWaits([[Write("a", Partition.Rows)], [Read("a", Partition.Whole)]])));

    [Fact]
    public void ColumnsOfOnesOwnWaitOnlyWhereThreadsShareThem() => Assert.Equal(
        "write a, wait 4, read a, read a",
        Text(Scheduler.WithWaits(
            [[Write("a", Partition.Columns(4))], [Read("a", Partition.Columns(4)), Read("a", Partition.Columns(4))]])));

    [Fact]
    public void AWaitForAnotherOpStandsInFrontOfTheWholeOp() => Assert.Equal(
        "write a, wait 0, read b, read a",
        Text(Scheduler.WithWaits(
            [[Write("a", Partition.Rows)], [Read("b", Partition.Rows), Read("a", Partition.Whole)]])));

    [Fact]
    public void WhatIsReadIsNotOverwrittenBeforeAllHaveReadIt() => Assert.Equal(
        "read a, wait 0, write a",
        Text(Scheduler.WithWaits([[Read("a", Partition.Whole)], [Write("a", Partition.Rows)]])));

    // Every two calls that need a wait have one between them.
    [Fact]
    public void EveryConflictHasAWaitBetween()
    {
        for (int seed = 0; seed < 5_000; seed++)
        {
            Random random = new(seed);
            ImmutableArray<Step>[] ops =
            [
                .. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Enumerable.Range(0, random.Next(1, 4))
                    .Select(_ => Any(random)).ToImmutableArray()),
            ];
            Step[] steps = [.. Scheduler.WithWaits(ops)];
            for (int later = 0; later < steps.Length; later++)
                for (int earlier = 0; earlier < later; earlier++)
                    if (Needed(steps[earlier], steps[later]) is int wait)
                        Assert.True(
                            steps[earlier..later].OfType<Wait>().Any(w => w.Blocks == 0 || w.Blocks == wait),
                            $"{seed}: {Text(steps)}: nothing waits between {earlier} and {later}");
        }
    }

    // 0 where all have to wait, the blocks where only threads that share them do, null for no wait.
    private static int? Needed(Step earlier, Step later)
    {
        if (earlier is not Call || later is not Call)
            return null;
        (Operand first, Operand second) = (OperandOf(earlier), OperandOf(later));
        if (first.Buffer != second.Buffer || (first.Access == Access.Read && second.Access == Access.Read))
            return null;
        return first.Partition != second.Partition || first.Partition == Partition.Whole ? 0
            : first.Partition == Partition.Rows ? null
            : first.Partition.Blocks;
    }

    private static Step Any(Random random)
    {
        string buffer = "abc"[random.Next(3)].ToString();
        Partition partition = Partitions[random.Next(Partitions.Length)];
        return random.Next(2) == 0 ? Read(buffer, partition) : Write(buffer, partition);
    }

    private static Operand OperandOf(Step step) => (Operand)((Call)step).Arguments[0];

    private static Call Read(string buffer, Partition partition, int stride = 16) =>
        new("read", [Argument.Read(new(buffer, stride, BufferKind.Rows), partition)], Work.ByShare);

    private static Call Write(string buffer, Partition partition, int stride = 16) =>
        new("write", [Argument.Write(new(buffer, stride, BufferKind.Rows), partition)], Work.ByShare);

    private static string Text(IEnumerable<Step> steps) => string.Join(", ", steps.Select(step => step switch
    {
        Wait wait => $"wait {wait.Blocks}",
        _ => $"{((Call)step).Method} {OperandOf(step).Buffer}",
    }));
}
