using System;
using System.Linq;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Trainers;

/// <summary>The threads of a team do each piece once.</summary>
public sealed class ShareTests
{
    private const int Rows = 101;

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(2, 2, 2)]
    [InlineData(3, 2, 1)]
    [InlineData(4, 2, 2)]
    [InlineData(6, 8, 2)]
    [InlineData(8, 8, 8)]
    [InlineData(12, 8, 4)]
    public void FilesSideBySideCoverEveryColumnOfEveryRowOnce(int threads, int blocks, int files)
    {
        int tiles = 2 * blocks;
        int[,] done = new int[Rows, tiles];
        for (int thread = 0; thread < threads; thread++)
        {
            Share share = new(thread, threads, null);
            (Share across, Share down) = (share.Across(blocks), share.Down(blocks));
            Assert.Equal(tiles / files, across.End(tiles) - across.Start(tiles));
            for (int row = down.FirstRow(Rows); row < down.LastRow(Rows); row++)
                for (int tile = across.Start(tiles); tile < across.End(tiles); tile++)
                    done[row, tile]++;
        }

        Assert.All(done.Cast<int>(), times => Assert.Equal(1, times));
    }

    [Theory]
    [InlineData(1, 2, false)]
    [InlineData(2, 2, false)]
    [InlineData(4, 8, false)]
    [InlineData(3, 2, true)]
    [InlineData(4, 2, true)]
    public void OnlyThreadsWithColumnsOfTheirOwnGoOnAtOnce(int threads, int blocks, bool waits)
    {
        TeamBarrier barrier = new(threads, new TeamPatience(threads, threads));
        barrier.Break();    // who waits is told so instead of waiting for good
        Share share = new(0, threads, barrier);
        Exception? told = Record.Exception(() => share.WaitAcross(blocks));
        Assert.Equal(waits, told is OperationCanceledException);
    }

    [Theory]
    [InlineData(2, 16, 2)]
    [InlineData(2, 16, 24)]
    [InlineData(3, 16, 6)]
    [InlineData(5, 101, 1)]
    public void UnitsOfRowsAreNotParted(int threads, int rows, int unit)
    {
        int next = 0;
        for (int thread = 0; thread < threads; thread++)
        {
            Share share = new(thread, threads, null);
            Assert.Equal(next, share.FirstRow(rows, unit));
            Assert.True(next % unit == 0 || next == rows, $"{thread}: {next} parts a unit");
            next = share.LastRow(rows, unit);
        }

        Assert.Equal(rows, next);
    }

    [Fact]
    public void WhoIsAloneDoesAll()
    {
        Share across = Share.All.Across(4), down = Share.All.Down(4);
        Assert.Equal((0, 7, true), (across.Start(7), across.End(7), across.IsLast));
        Assert.Equal((0, Rows, true), (down.FirstRow(Rows), down.LastRow(Rows), down.IsLast));
    }
}
