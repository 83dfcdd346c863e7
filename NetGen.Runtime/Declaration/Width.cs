namespace NetGen;

/// <summary>Numbers of units that follow from where a layer stands.</summary>
public static class Width
{
    /// <summary>As many units as come in, so that a block fits any width: <c>[Dense(Width.Same)]</c>.</summary>
    public const int Same = -1;
}
