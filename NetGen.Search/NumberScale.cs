namespace NetGen.Training;

/// <summary>How the values of a number are spread over its range.</summary>
public enum NumberScale
{
    /// <summary>Evenly.</summary>
    Linear,

    /// <summary>Their logarithms evenly.</summary>
    Logarithmic,

    /// <summary>Evenly, whole numbers only.</summary>
    Integer,
}
