using System.Collections.Generic;
using System.Linq;
using ScottPlot;

namespace NetGen.Training;

/// <summary>
/// Where the names of points stand: to the right, the left, above or below, whichever covers the fewest points and
/// names that are there, the first of equals.
/// </summary>
/// <param name="points">x and y of each point.</param>
/// <param name="unit">How much of x and y a unit of the picture is.</param>
/// <param name="names">Their names.</param>
/// <param name="family">The font's family.</param>
internal sealed class NamePlaces(float[] points, double unit, IReadOnlyList<string> names, string family)
{
    private const double Gap = 8;
    private const double HalfHeight = PictureStyle.TickSize / 2;

    private static readonly (Alignment Alignment, int Right, int Down)[] Sides =
    [
        (Alignment.MiddleLeft, 1, 0), (Alignment.MiddleRight, -1, 0), (Alignment.LowerCenter, 0, -1),
        (Alignment.UpperCenter, 0, 1),
    ];

    private readonly List<(double Left, double Right, double Bottom, double Top)> taken =
        [.. Enumerable.Range(0, names.Count).Select(i => Box(points, unit, i, 5, 5))];

    /// <summary>
    /// The place of the next name: which side of the text is at the point, and in which direction it is.
    /// </summary>
    public (Alignment Alignment, int Right, int Down) Take(int name)
    {
        (Alignment Alignment, int Right, int Down) best =
            Sides.MinBy(side => taken.Count(other => Meet(BoxOf(name, side), other)));
        taken.Add(BoxOf(name, best));
        return best;
    }

    private (double Left, double Right, double Bottom, double Top) BoxOf(
        int name, (Alignment Alignment, int Right, int Down) side)
    {
        double half = PictureFont.WidthOf(family, names[name], PictureStyle.TickSize) / 2.0;
        (double left, double right, double bottom, double top) = Box(points, unit, name, half, HalfHeight);
        double across = side.Right * (half + Gap);
        double up = -side.Down * (HalfHeight + Gap);
        return (left + across, right + across, bottom + up, top + up);
    }

    // In units of the picture, around a point.
    private static (double Left, double Right, double Bottom, double Top) Box(
        float[] points, double unit, int name, double halfWidth, double halfHeight)
    {
        (double x, double y) = (points[2 * name] / unit, points[2 * name + 1] / unit);
        return (x - halfWidth, x + halfWidth, y - halfHeight, y + halfHeight);
    }

    private static bool Meet(
        (double Left, double Right, double Bottom, double Top) one,
        (double Left, double Right, double Bottom, double Top) other) =>
        one.Left < other.Right && other.Left < one.Right && one.Bottom < other.Top && other.Bottom < one.Top;
}
