namespace NetGen.Samples;

/// <summary>The samples of tables.</summary>
internal static class TableSamples
{
    /// <summary>A name runs one, none names them.</summary>
    public static CommandLine CommandLine { get; } = new(
        "Networks that take records. Without a name, the samples are listed.", "list",
        [new PenguinsSample(), new PricesSample()]);
}
