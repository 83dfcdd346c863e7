using System;

namespace NetGen.Training;

/// <summary>What <see cref="ReduceOnPlateau"/> remembers from one epoch to the next; for loops of one's own.</summary>
public sealed class PlateauTracker
{
    private readonly ReduceOnPlateau options;
    private readonly bool rises;
    private double best;
    private int misses;
    private int cooldown;

    /// <summary>Has seen no epoch yet.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public PlateauTracker(ReduceOnPlateau options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check(nameof(options));
        this.options = options;
        rises = options.Monitor.RisesWhenBetter();
        best = rises ? double.NegativeInfinity : double.PositiveInfinity;
    }

    /// <summary>All that it remembers.</summary>
    internal (double Best, int Misses, int Cooldown) Memory
    {
        get => (best, misses, cooldown);
        set => (best, misses, cooldown) = value;
    }

    /// <summary>Takes the figure of an epoch and returns the learning rate to go on with.</summary>
    /// <param name="figure">The monitored figure.</param>
    /// <param name="rate">The rate in force.</param>
    public float Next(double figure, float rate)
    {
        bool isBetter = IsBetter(figure);
        if (isBetter)
            best = figure;
        misses = isBetter ? 0 : misses + 1;
        if (cooldown > 0)
        {
            cooldown--;
            misses = 0;
        }

        if (misses <= options.Patience)
            return rate;
        cooldown = options.Cooldown;
        misses = 0;
        float lower = Math.Max(rate * options.Factor, options.MinRate);
        return rate - lower > options.Epsilon ? lower : rate;
    }

    private bool IsBetter(double figure)
    {
        double threshold = options.Threshold;
        if (options.IsThresholdAbsolute)
            return rises ? figure > best + threshold : figure < best - threshold;
        return rises ? figure > best * (1 + threshold) : figure < best * (1 - threshold);
    }
}
