namespace NetGen.Training;

/// <summary>Which formula a <see cref="FeatureScaling"/> was fitted by.</summary>
public enum ScalingKind : byte
{
    /// <summary>x - mean: what images want.</summary>
    Mean = 1,

    /// <summary>(x - mean) / deviation: z-scores, what features of different units want.</summary>
    Standard = 2,

    /// <summary>
    /// (x - min) / (max - min), stretched to a range: where bounds matter; one outlier squeezes the rest.
    /// </summary>
    MinMax = 3,
}
