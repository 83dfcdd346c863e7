using NetGen.Training;

namespace NetGen.Samples;

/// <summary>The lecture's search: how many trials, for how long, and where settings are drawn from.</summary>
internal sealed record SearchPlan
{
    public int Trials { get; init; } = 100;

    public int CoarseEpochs { get; init; } = 1;

    public int FineEpochs { get; init; } = 5;

    public Exponents CoarseRate { get; init; } = new(-6, -3);

    public Exponents CoarseDecay { get; init; } = new(-5, 5);

    public Exponents FineRate { get; init; } = new(-4, -3);

    public Exponents FineDecay { get; init; } = new(-4, 0);

    public SearchSpace Coarse => [CoarseRate.Of("lr"), CoarseDecay.Of("reg")];

    public SearchSpace Fine => [FineRate.Of("lr"), FineDecay.Of("reg")];
}
