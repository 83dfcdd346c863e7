namespace NetGen.Training;

/// <summary>Which rows a series is of: in every picture training and validation have a colour each.</summary>
public enum SeriesRows
{
    /// <summary>Its place among the others decides its colour.</summary>
    Any,

    /// <summary>Training rows.</summary>
    Training,

    /// <summary>Validation rows.</summary>
    Validation,
}
