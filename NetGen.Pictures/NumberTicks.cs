using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace NetGen.Training;

/// <summary>
/// Marks of an axis that is divided evenly. Where wide labels leave room for a single one, which tells no scale, two to
/// four round numbers are marked instead.
/// </summary>
internal sealed class NumberTicks(bool wholeNumbers) : ITickGenerator
{
    private static readonly double[] RoundSteps = [5, 2, 1];

    private readonly NumericAutomatic usual = new()
    {
        IntegerTicksOnly = wholeNumbers,
        MinimumTickSpacing = 30,
        LabelFormatter = PictureStyle.Number,
    };

    /// <inheritdoc/>
    public Tick[] Ticks { get; private set; } = [];

    /// <inheritdoc/>
    public int MaxTickCount { get => usual.MaxTickCount; set => usual.MaxTickCount = value; }

    /// <inheritdoc/>
    public void Regenerate(CoordinateRange range, Edge edge, PixelLength size, Paint paint, LabelStyle labelStyle)
    {
        usual.Regenerate(range, edge, size, paint, labelStyle);
        bool tells = wholeNumbers || !(range.Length > 0)
            || usual.Ticks.Count(tick => tick.IsMajor && range.Contains(tick.Position)) > 1;
        Ticks = tells ? usual.Ticks : Few(range);
    }

    // Steps from coarse to fine: the first that has two multiples within the range.
    private static Tick[] Few(CoordinateRange range)
    {
        for (int power = (int)Math.Ceiling(Math.Log10(range.Length)); ; power--)
        {
            foreach (double step in RoundSteps.Select(digit => digit * Math.Pow(10, power)))
            {
                double first = Math.Ceiling(range.Min / step);
                double last = Math.Floor(range.Max / step);
                if (last - first >= 1)
                    return [.. Multiples(first, last, step)];
            }
        }
    }

    private static IEnumerable<Tick> Multiples(double first, double last, double step)
    {
        for (double count = first; count <= last; count++)
            yield return Tick.Major(count * step, PictureStyle.Number(count * step));
    }
}
