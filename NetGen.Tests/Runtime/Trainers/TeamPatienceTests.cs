using System.Linq;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Trainers;

/// <summary>When the threads of a team keep their processors while they wait, told by lengths of waits alone.</summary>
public sealed class TeamPatienceTests
{
    private static readonly long Long = TeamPatience.Budget / 2;

    [Theory]
    [InlineData(2, 1)]
    [InlineData(8, 2)]
    public void MoreThreadsThanProcessorsNeverSpin(int parts, int processors)
    {
        TeamPatience patience = new(parts, processors);
        Assert.All(Enumerable.Range(0, 3 * TeamPatience.ShortestTruce), _ => Assert.False(patience.MaySpin()));
    }

    [Fact]
    public void ShortWaitsSpinForEver()
    {
        TeamPatience patience = new(2, 2);
        for (int wait = 0; wait < 10 * TeamPatience.CalmWaits; wait++)
        {
            Assert.True(patience.MaySpin());
            patience.Count(TeamPatience.LongWait - 1);
        }
    }

    [Fact]
    public void LongWaitsAreFollowedByOnesThatYield()
    {
        TeamPatience patience = new(2, 2);
        patience.Count(Long);
        Assert.True(patience.MaySpin());
        patience.Count(Long);
        Assert.Equal(TeamPatience.ShortestTruce, Yields(patience));
        Assert.True(patience.MaySpin());
    }

    [Fact]
    public void EachVainAttemptDoublesTheTruceUpToTheLongest()
    {
        TeamPatience patience = new(2, 2);
        for (int truce = TeamPatience.ShortestTruce; truce < TeamPatience.LongestTruce; truce *= 2)
        {
            patience.Count(TeamPatience.Budget);
            Assert.Equal(truce, Yields(patience));
        }

        for (int attempt = 0; attempt < 3; attempt++)
        {
            patience.Count(TeamPatience.Budget);
            Assert.Equal(TeamPatience.LongestTruce, Yields(patience));
        }
    }

    [Fact]
    public void ManyShortWaitsForgetVainAttempts()
    {
        TeamPatience patience = new(2, 2);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            patience.Count(TeamPatience.Budget);
            Yields(patience);
        }

        patience.Count(Long);
        for (int wait = 0; wait < TeamPatience.CalmWaits; wait++)
            Assert.True(patience.MaySpin());
        patience.Count(Long);
        Assert.True(patience.MaySpin());
        patience.Count(Long);
        Assert.Equal(TeamPatience.ShortestTruce, Yields(patience));
    }

    // How many waits yield before one may spin; that one has been asked for.
    private static int Yields(TeamPatience patience)
    {
        int count = 0;
        while (!patience.MaySpin())
            count++;
        return count;
    }
}
