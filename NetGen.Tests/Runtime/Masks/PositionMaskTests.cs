using NetGen.CompilerServices;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Masks;

/// <summary>A kernel over rows x positions gets the masks of those positions.</summary>
public unsafe class PositionMaskTests
{
    [Theory]
    [InlineData(0, 0, 1, 1)]
    [InlineData(0, 3, 9, 5)]
    [InlineData(7, 2, 49, 16)]
    [InlineData(60_000, 0, 65_536, 3)]
    public void ElementsCountRowsThenPositionsThenChannels(int firstRow, int first, int positions, int channels)
    {
        DropoutPass masks = new DropoutPass(seed: 11, step: 4, firstRow).OfPositions(first, positions);
        float[] factors = new float[channels];
        foreach (int row in (int[])[0, 2])
        {
            foreach (int position in (int[])[0, positions - 1])
            {
                fixed (float* start = factors)
                    masks.Fill(start, row * positions + position, channels, 0, channels, layer: 1, 0.5f, kept: 2f);
                for (int channel = 0; channel < channels; channel++)
                {
                    long element = ((firstRow + first + row) * (long)positions + position) * channels + channel;
                    Assert.Equal(Philox.Drops(11, 4, 1, element, 0.5f) ? 0f : 2f, factors[channel]);
                }
            }
        }
    }
}
