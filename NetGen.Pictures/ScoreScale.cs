using System.Collections.Generic;
using System.Linq;
using ScottPlot;

namespace NetGen.Training;

/// <summary>
/// Colours of the scores of a search. They begin at the lowest score, but no farther below the best than three times
/// the middle one: a few that are far worse do not make all others look alike.
/// </summary>
internal sealed class ScoreScale : IHasColorAxis, IColormap
{
    private const double MiddleDistances = 3;

    // Of fewer trials none is an exception.
    private const int FewestToCut = 10;
    private const int BarWidth = 18;

    private readonly double low;
    private readonly double high;
    private readonly bool isCut;

    public ScoreScale(IEnumerable<ScoredSettings> trials)
    {
        double[] scores = [.. trials.Select(trial => trial.Score).Where(double.IsFinite).Order()];
        high = scores[^1];
        double cut = high - MiddleDistances * (high - scores[scores.Length / 2]);
        isCut = scores.Length >= FewestToCut && cut > scores[0] && cut < high;
        low = isCut ? cut : scores[0];
    }

    string IColormap.Name => "score";

    IColormap IHasColorAxis.Colormap => this;

    public Color ColorOf(double score) => !double.IsFinite(score)
        ? PictureStyle.FailedColor
        : Color.FromSKColor(ColorScale.Score(high > low ? (score - low) / (high - low) : 1));

    Color IColormap.GetColor(double position) => Color.FromSKColor(ColorScale.Score(position));

    // Equal scores have a bar as well.
    ScottPlot.Range IHasColorAxis.GetRange() => high > low ? new(low, high) : new(low - 0.5, high + 0.5);

    /// <summary>Puts a bar with the scale to the right of a plot.</summary>
    public void AddBar(Plot plot, string score, string family)
    {
        plot.Axes.Right.IsVisible = true;
        ScottPlot.Panels.ColorBar bar = plot.Add.ColorBar(this);
        bar.Width = BarWidth;
        bar.Label = isCut ? $"{score} (the lowest colour: {PictureStyle.Rounded(low)} and less)" : score;
        PictureStyle.Dress(bar.Axis, new Axis(bar.Label));
        bar.Axis.Label.ForeColor = PictureStyle.InkColor;
        bar.Axis.TickLabelStyle.ForeColor = PictureStyle.InkColor;
        bar.Axis.Label.FontName = family;
        bar.Axis.TickLabelStyle.FontName = family;
    }
}
