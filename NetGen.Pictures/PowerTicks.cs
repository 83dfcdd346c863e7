using System;
using System.Collections.Generic;
using ScottPlot;

namespace NetGen.Training;

/// <summary>
/// Marks of a logarithmic axis, whose places are powers of ten: 0.1, 1, with 2 and 5 between few, and with all digits
/// in less than a decade.
/// </summary>
internal sealed class PowerTicks : ITickGenerator
{
    // Numbers are wider than high.
    private const double WidthOfLabel = 60;
    private const double HeightOfLabel = 32;

    /// <inheritdoc/>
    public Tick[] Ticks { get; private set; } = [];

    /// <inheritdoc/>
    public int MaxTickCount { get; set; } = 100;

    /// <inheritdoc/>
    public void Regenerate(
        CoordinateRange range, Edge edge, PixelLength size, Paint paint, LabelStyle labelStyle)
    {
        double decades = Math.Max(range.Length, 1e-9);
        double label = edge.IsVertical() ? HeightOfLabel : WidthOfLabel;
        int step = Math.Max(1, (int)Math.Ceiling(decades * label / Math.Max(1, size.Length)));
        bool between = decades * label * 3 < size.Length || decades < 1.5;
        bool all = decades < 1 && decades * label * 9 < size.Length;
        List<Tick> ticks = [];
        for (int power = (int)Math.Floor(range.Min); power <= Math.Ceiling(range.Max); power++)
        {
            for (int digit = 1; digit <= 9; digit++)
            {
                double place = power + Math.Log10(digit);
                if (place < range.Min || place > range.Max)
                    continue;
                bool labelled = digit == 1 ? power % step == 0 : step == 1 && (all || between && digit is 2 or 5);
                if (labelled)
                    ticks.Add(Tick.Major(place, PictureStyle.Number(digit * Math.Pow(10, power))));
                else if (decades < 12)
                    ticks.Add(Tick.Minor(place));
            }
        }

        Ticks = [.. ticks];
    }
}
