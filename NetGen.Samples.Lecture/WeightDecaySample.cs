using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Weight decay (L2) narrows the gap between training and validation.</summary>
internal sealed class WeightDecaySample : LectureSample
{
    public override string Name => "weight-decay";

    public override string Description => "narrows the gap between training and validation by weight decay (L2)";

    private const float Decay = 0.003f;

    protected override LectureResult Run(Mnist mnist, ulong seed)
    {
        (RegularisedTraining.Curve without, RegularisedTraining.Curve cured) = Compare(mnist, seed);
        return RegularisedTraining.Compare(without, cured, $"a weight decay of {Figure(Decay)}");
    }

    /// <summary>Trains without weight decay and with it, both without dropout.</summary>
    internal static (RegularisedTraining.Curve Without, RegularisedTraining.Curve With) Compare(
        Mnist mnist, ulong seed) => (
            RegularisedTraining.Run("without weight decay", mnist, dropout: false, 0f, seed),
            RegularisedTraining.Run("with weight decay", mnist, dropout: false, Decay, seed));
}
