namespace NetGen.Training;

/// <summary>The best of a figure so far, and how many times in a row it was missed. NaN is never better.</summary>
internal sealed class BestFigure(MonitoredFigure figure, double minDelta = 0)
{
    private double best = double.NaN;

    /// <summary>Epochs since the best.</summary>
    public int Misses { get; private set; }

    /// <summary>All that it remembers.</summary>
    public (double Best, int Misses) Memory
    {
        get => (best, Misses);
        set => (best, Misses) = value;
    }

    /// <summary>Takes an epoch; whether it is the best so far.</summary>
    public bool Accept(EpochResult epoch)
    {
        double found = figure.Of(epoch);
        double gain = figure.RisesWhenBetter() ? found - best : best - found;
        bool isBetter = double.IsNaN(best) ? !double.IsNaN(found) : gain > minDelta;
        Misses = isBetter ? 0 : Misses + 1;
        if (isBetter)
            best = found;
        return isBetter;
    }
}
