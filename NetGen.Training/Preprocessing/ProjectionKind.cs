namespace NetGen.Training;

/// <summary>What a <see cref="PrincipalComponents"/> does with the directions it found.</summary>
public enum ProjectionKind : byte
{
    /// <summary>y = V^T (x - mean): decorrelated, the most varying directions first, fewer of them if asked.</summary>
    Pca = 1,

    /// <summary>y = V^T (x - mean) / sqrt(variance + epsilon): decorrelated, and all of deviation 1.</summary>
    Whitening = 2,

    /// <summary>
    /// Whitening turned back by V: of all whitened rows, those nearest to the original ones; images stay images.
    /// </summary>
    Zca = 3,
}
