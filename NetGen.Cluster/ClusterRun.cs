namespace NetGen.Training;

/// <summary>How a search runs on a cluster.</summary>
public sealed record ClusterRun
{
    /// <summary>What workers know the data by; null where the objective has its own.</summary>
    public string? Data { get; init; }

    /// <summary>
    /// What the cluster calls the study; the name of its file if left out. Clients that give the same name, and the
    /// same stages, share one search.
    /// </summary>
    public string? Study { get; init; }

    /// <summary>
    /// Whether workers take part whose scores may have other bits: other vector widths, another processor, another
    /// version of NetGen. Scores then depend on who ran a trial.
    /// </summary>
    public bool MixesNumericPaths { get; init; }
}
