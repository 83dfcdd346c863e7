using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// One axis for several histograms, so that their widths can be compared: from the lowest value to the highest. Where
/// that would make lines of most of them, it reaches as far as the narrower half of them do, and values beyond stand in
/// the bins at the ends.
/// </summary>
internal sealed class SharedBins
{
    // Beyond that a histogram of middle width is a line.
    private const double MostRatio = 20;

    private SharedBins(double low, double high) => (Low, High) = (low, high);

    public double Low { get; }

    public double High { get; }

    /// <summary>Width of a bin.</summary>
    public double Width => (High - Low) / Histogram.Bins;

    /// <summary>The axis of these histograms; null where no two values differ.</summary>
    public static SharedBins? Of(IEnumerable<Spread> spreads)
    {
        Histogram[] shown =
        [
            .. spreads.Select(spread => spread.Histogram).Where(histogram => double.IsFinite(histogram.Low))
                .OrderBy(WidthOf),
        ];
        if (shown.Length == 0)
            return null;
        double middle = WidthOf(shown[shown.Length / 2]);
        double low = shown.Min(histogram => histogram.Low);
        double high = shown.Max(histogram => histogram.High);
        if (middle > 0 && high - low > MostRatio * middle)
        {
            Histogram[] narrow = [.. shown.Where(histogram => WidthOf(histogram) <= middle)];
            (double least, double most) = (narrow.Min(one => one.Low), narrow.Max(one => one.High));
            (low, high) = most - least <= MostRatio * middle ? (least, most) : (low, high);
        }

        return high > low ? new(low, high) : null;
    }

    /// <summary>
    /// The values of a histogram in these bins, and the share of them that are beyond the axis. Within one of its own
    /// bins values count as spread evenly, but for zeros at its end: behind a ReLU half of all values are there.
    /// </summary>
    public (double[] Counts, double Beyond) Counts(Spread spread)
    {
        Histogram histogram = spread.Histogram;
        double[] counts = new double[Histogram.Bins];
        double beyond = 0;
        double own = (histogram.High - histogram.Low) / histogram.Counts.Count;
        long total = histogram.Counts.Sum();
        double zeros = histogram.Low == 0
            ? Math.Min(histogram.Counts[0], Math.Round((1 - spread.PositiveShare) * total))
            : 0;
        if (zeros > 0)
            Add(0, 0, zeros);
        for (int bin = 0; bin < histogram.Counts.Count; bin++)
        {
            double left = histogram.Low + bin * own;
            Add(left, left + own, histogram.Counts[bin] - (bin == 0 ? zeros : 0));
        }

        return (counts, total == 0 ? 0 : beyond / total);

        void Add(double left, double right, double count)
        {
            int first = BinOf(left);
            int last = BinOf(right);
            for (int bin = first; bin <= last && count > 0; bin++)
            {
                double from = bin == 0 ? double.NegativeInfinity : Low + bin * Width;
                double to = bin == Histogram.Bins - 1 ? double.PositiveInfinity : Low + (bin + 1) * Width;
                double share = right > left
                    ? Math.Max(0, Math.Min(right, to) - Math.Max(left, from)) / (right - left)
                    : 1;
                counts[bin] += share * count;
            }

            if (right > left)
                beyond += count * (Math.Max(0, Math.Min(right, Low) - left) + Math.Max(0, right - Math.Max(left, High)))
                    / (right - left);
        }
    }

    private int BinOf(double value) => (int)Math.Clamp(Math.Floor((value - Low) / Width), 0, Histogram.Bins - 1);

    private static double WidthOf(Histogram histogram) => histogram.High - histogram.Low;
}
