using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Weight decay (L2) closes the gap between training and validation.</summary>
internal sealed class WeightDecaySample : LectureSample
{
    public override string Name => "weight-decay";

    public override string Description => "closes the gap between training and validation by weight decay (L2)";

    protected override LectureResult Run(Mnist mnist, ulong seed)
    {
        (RegularisedTraining.Curve without, RegularisedTraining.Curve cured) = Compare(mnist, 300, seed);
        return RegularisedTraining.Compare(without, cured);
    }

    /// <summary>Trains without weight decay and with it.</summary>
    internal static (RegularisedTraining.Curve Without, RegularisedTraining.Curve With) Compare(
        Mnist mnist, int epochs, ulong seed)
    {
        Dataset<int> training = First(mnist.Training, RegularisedTraining.Images);
        Dataset<int> validation = First(mnist.Test, 2_000);
        return (
            RegularisedTraining.Run("without weight decay", training, validation, 0f, 0f, epochs, seed),
            RegularisedTraining.Run("with weight decay of 0.13", training, validation, 0f, 0.13f, epochs, seed));
    }
}
