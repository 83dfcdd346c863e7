using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Dropout narrows the gap between training and validation.</summary>
internal sealed class DropoutSample : LectureSample
{
    public override string Name => "dropout";

    public override string Description => "narrows the gap between training and validation by dropout";

    protected override LectureResult Run(Mnist mnist, ulong seed)
    {
        (RegularisedTraining.Curve without, RegularisedTraining.Curve cured) = Compare(mnist, seed);
        return RegularisedTraining.Compare(
            without, cured, "dropout of half the pixels and a tenth of the hidden units");
    }

    /// <summary>Trains without dropout and with it, as <see cref="SevenLayerClassifier"/> declares it.</summary>
    internal static (RegularisedTraining.Curve Without, RegularisedTraining.Curve With) Compare(
        Mnist mnist, ulong seed) => (
            RegularisedTraining.Run("without dropout", mnist, dropout: false, 0f, seed),
            RegularisedTraining.Run("with dropout", mnist, dropout: true, 0f, seed));
}
