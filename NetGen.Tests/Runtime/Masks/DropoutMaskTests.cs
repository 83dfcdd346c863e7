using System;
using NetGen.CompilerServices;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Masks;

/// <summary>Masks are what their definition says, however a range is cut, and nothing else is written.</summary>
public unsafe class DropoutMaskTests
{
    private const ulong Seed = 0x0123456789ABCDEF;
    private const float Guard = -7f;

    // Random123's kat_vectors, philox4x32 10.
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0ul, new[] { 0x6627E8D5u, 0xE169C58Du, 0xBC57AC4Cu, 0x9B00DBD8u })]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0ul, new[] { 0x408F276Du, 0x41C83B0Eu, 0xA20BC7C6u, 0x6D5451FDu })]
    [InlineData(0x243F6A88u, 0x85A308D3u, 0x13198A2Eu, 0x03707344u, 0x299F31D0A4093822ul,
        new[] { 0xD16CFE09u, 0x94FDCCEBu, 0x5001E420u, 0x24126EA1u })]
    public void PhiloxGivesTheKnownAnswers(uint c0, uint c1, uint c2, uint c3, ulong key, uint[] expected)
    {
        uint[] words = new uint[4];
        Philox4x32.Next(c0, c1, c2, c3, key, words);
        Assert.Equal(expected, words);
    }

    // Bit by bit, against a second Philox that is written as the paper writes it.
    [Theory]
    [InlineData(0, 1, 5, 2, 0.3f)]
    [InlineData(0, 64, 5, 2, 0.3f)]
    [InlineData(1, 64, 1, 0, 0.5f)]
    [InlineData(3, 200, 1, 1, 0.9f)]
    [InlineData(8, 16, 0, 65535, 0.1f)]
    [InlineData(8, 33, 4294967295, 3, 0.2f)]
    [InlineData(4, 130, 4294967296, 3, 0.2f)]
    [InlineData(127, 67, 281474976710655, 1, 0.7f)]
    [InlineData(17179869180, 300, 5, 2, 0.3f)]
    [InlineData(68719476735, 300, 5, 2, 0.99f)]
    public void IsItsDefinition(long element, int count, long step, int layer, float rate)
    {
        Span<float> factors = stackalloc float[count + 32];
        factors.Fill(Guard);
        fixed (float* start = factors)
            DropoutMask.Fill(start + 16, element, count, Seed, step, layer, rate, kept: 1.5f);
        for (int i = 0; i < count; i++)
            Assert.Equal(Philox.Drops(Seed, step, layer, element + i, rate) ? 0f : 1.5f, factors[16 + i]);
        Assert.False(factors[..16].ContainsAnyExcept(Guard));
        Assert.False(factors[(16 + count)..].ContainsAnyExcept(Guard));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void ShareThatIsDroppedIsTheRate(float rate)
    {
        const int count = 1 << 20;
        float[] factors = new float[count];
        fixed (float* start = factors)
            DropoutMask.Fill(start, 0, count, Seed, 1, 0, rate, 1f);
        double dropped = factors.AsSpan().Count(0f) / (double)count;
        double deviation = Math.Sqrt(rate * (1 - rate) / count);
        Assert.InRange(dropped, rate - 5 * deviation, rate + 5 * deviation);
    }

    [Fact]
    public void SeedStepAndLayerEachGiveAnotherMask()
    {
        float[] mask = Mask(1, 1, 1);
        Assert.NotEqual(mask, Mask(2, 1, 1));
        Assert.NotEqual(mask, Mask(1, 2, 1));
        Assert.NotEqual(mask, Mask(1, 1, 2));
        Assert.Equal(mask, Mask(1, 1, 1));
    }

    private static float[] Mask(ulong seed, long step, int layer)
    {
        float[] factors = new float[256];
        fixed (float* start = factors)
            DropoutMask.Fill(start, 0, 256, seed, step, layer, 0.5f, 1f);
        return factors;
    }
}
