using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Dropout closes the gap between training and validation.</summary>
internal sealed class DropoutSample : LectureSample
{
    public override string Name => "dropout";

    public override string Description => "closes the gap between training and validation by dropout";

    protected override LectureResult Run(Mnist mnist, ulong seed)
    {
        (RegularisedTraining.Curve without, RegularisedTraining.Curve cured) = Compare(mnist, 300, seed);
        return RegularisedTraining.Compare(without, cured);
    }

    /// <summary>Trains without dropout and with it.</summary>
    internal static (RegularisedTraining.Curve Without, RegularisedTraining.Curve With) Compare(
        Mnist mnist, int epochs, ulong seed)
    {
        Dataset<int> training = First(mnist.Training, RegularisedTraining.Images);
        Dataset<int> validation = First(mnist.Test, 2_000);
        return (
            RegularisedTraining.Run("without dropout", training, validation, 0f, 0f, epochs, seed),
            RegularisedTraining.Run("with dropout of 0.4", training, validation, 0.4f, 0f, epochs, seed));
    }
}
