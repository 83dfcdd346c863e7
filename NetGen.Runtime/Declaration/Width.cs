namespace NetGen;

/// <summary>Numbers of units that follow from where a layer stands.</summary>
public static class Width
{
    /// <summary>As many units as come in, so that a block fits any width: <c>[Dense(Width.Same)]</c>.</summary>
    public const int Same = -1;

    /// <summary>
    /// As many units as the target of the record in <c>[Input&lt;TRecord&gt;]</c> takes: one a number, one a class, and
    /// one for a bool under BinaryCrossEntropy.
    /// </summary>
    public const int Target = -2;
}
