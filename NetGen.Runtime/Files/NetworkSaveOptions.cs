namespace NetGen;

/// <summary>How a network is written to a file.</summary>
public sealed record NetworkSaveOptions
{
    /// <summary>What tensors are called; by their layers unless set.</summary>
    public TensorNames Names { get; init; } = TensorNames.Layers;

    /// <summary>
    /// A note of one's own, which <see cref="LoadReport.Note"/> and <see cref="FileInspection.Note"/> show.
    /// </summary>
    public string? Note { get; init; }
}
