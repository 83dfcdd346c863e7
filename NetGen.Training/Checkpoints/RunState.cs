using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>What a run of the training loop knows of itself between two steps, beside network and trainer.</summary>
internal sealed class RunState
{
    /// <summary>Results of the epochs that are done.</summary>
    public List<EpochResult> Epochs { get; } = [];

    /// <summary>The epoch that is under way, from 1.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>Its steps that are done.</summary>
    public int Step { get; set; }

    /// <summary>The sum of its rows' losses.</summary>
    public double LossSum { get; set; }

    /// <summary>Its rows that were visited.</summary>
    public long Rows { get; set; }

    /// <summary>Time that these steps took.</summary>
    public double Seconds { get; set; }

    /// <summary>Loss of the first step of all.</summary>
    public float FirstLoss { get; set; } = float.NaN;

    /// <summary>Accuracy of the last validation.</summary>
    public float Accuracy { get; set; } = float.NaN;

    /// <summary>Error of the last validation, in the unit of the record's target.</summary>
    public double Error => Epochs.Count == 0 ? double.NaN : Epochs[^1].ValidationError;

    /// <summary>What knowing nothing costs.</summary>
    public double Chance { get; set; } = double.NaN;

    /// <summary>The epoch whose weights are kept.</summary>
    public int? BestEpoch { get; set; }

    /// <summary>Decides which epoch's weights are kept.</summary>
    public BestFigure? Best { get; init; }

    /// <summary>Decides when training ends.</summary>
    public BestFigure? Stopping { get; init; }

    /// <summary>Decides which epoch's network stays beside the checkpoints.</summary>
    public BestFigure? OnDisk { get; init; }

    /// <summary>Decides when the learning rate falls.</summary>
    public PlateauTracker? Plateau { get; init; }

    /// <summary>What is told of how the run went on.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>Goes to the next epoch.</summary>
    public void EndEpoch()
    {
        Epoch++;
        (Step, LossSum, Rows, Seconds) = (0, 0, 0, 0);
    }
}
