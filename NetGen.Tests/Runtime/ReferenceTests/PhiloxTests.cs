using System.Linq;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.ReferenceTests;

/// <summary>The reference's Philox gives the words that Random123 publishes (its kat_vectors, philox4x32 10).</summary>
public sealed class PhiloxTests
{
    [Fact]
    public void GivesTheKnownAnswers()
    {
        Assert.Equal((0x6627E8D5u, 0xE169C58Du, 0xBC57AC4Cu, 0x9B00DBD8u), Philox.Words(0, 0, 0, 0, 0, 0));
        const uint Ones = 0xFFFFFFFF;
        Assert.Equal(
            (0x408F276Du, 0x41C83B0Eu, 0xA20BC7C6u, 0x6D5451FDu), Philox.Words(Ones, Ones, Ones, Ones, Ones, Ones));
        Assert.Equal(
            (0xD16CFE09u, 0x94FDCCEBu, 0x5001E420u, 0x24126EA1u),
            Philox.Words(0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344, 0xA4093822, 0x299F31D0));
    }

    [Fact]
    public void DropsTheShareThatTheRateSays()
    {
        int dropped = Enumerable.Range(0, 100_000).Count(element => Philox.Drops(7, 3, 1, element, 0.2f));
        Assert.InRange(dropped, 19_500, 20_500);
        Assert.DoesNotContain(true, Enumerable.Range(0, 1_000).Select(element => Philox.Drops(7, 3, 1, element, 0f)));
    }
}
