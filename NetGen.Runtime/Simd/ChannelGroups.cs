using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>
/// What a convolution in groups reads: at each position, for every channel of a group, a row with that channel of its
/// own group under each output.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ChannelGroups
{
    /// <summary>y[channel][group, output] = x[group, channel]; zeros behind the last output.</summary>
    /// <param name="x">Positions of channels.</param>
    /// <param name="xStride">Floats from a position of <paramref name="x"/> to the next.</param>
    /// <param name="y">Positions of rows.</param>
    /// <param name="yStride">Floats from a position of <paramref name="y"/> to the next.</param>
    /// <param name="groups">Groups.</param>
    /// <param name="channels">Channels of a group.</param>
    /// <param name="outputs">Outputs of a group.</param>
    /// <param name="rowStride">Floats from a channel's row to the next.</param>
    /// <param name="positions">Positions, of all rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Spread(
        float* x, int xStride, float* y, int yStride, int groups, int channels, int outputs, int rowStride,
        int positions)
    {
        for (int position = 0; position < positions; position++, x += xStride, y += yStride)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                float* to = y + rowStride * channel, end = to + rowStride;
                for (float* from = x + channel; to < y + rowStride * channel + groups * outputs; from += channels)
                    for (int output = 0; output < outputs; output++)
                        *to++ = *from;
                new Span<float>(to, (int)(end - to)).Clear();
            }
        }
    }

    /// <summary>
    /// x[group, channel] = the sum of d[channel][group, output] over the outputs; zeros behind the last channel.
    /// </summary>
    /// <param name="d">Positions of rows.</param>
    /// <param name="dStride">Floats from a position of <paramref name="d"/> to the next.</param>
    /// <param name="x">Positions of channels.</param>
    /// <param name="xStride">Floats from a position of <paramref name="x"/> to the next.</param>
    /// <param name="groups">Groups.</param>
    /// <param name="channels">Channels of a group.</param>
    /// <param name="outputs">Outputs of a group.</param>
    /// <param name="rowStride">Floats from a channel's row to the next.</param>
    /// <param name="positions">Positions, of all rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(
        float* d, int dStride, float* x, int xStride, int groups, int channels, int outputs, int rowStride,
        int positions)
    {
        for (int position = 0; position < positions; position++, d += dStride, x += xStride)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                float* from = d + rowStride * channel;
                for (int group = 0; group < groups; group++)
                {
                    float sum = 0f;
                    for (int output = 0; output < outputs; output++)
                        sum += *from++;
                    x[group * channels + channel] = sum;
                }
            }

            new Span<float>(x + groups * channels, xStride - groups * channels).Clear();
        }
    }
}
