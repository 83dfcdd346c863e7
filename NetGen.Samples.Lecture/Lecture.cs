namespace NetGen.Samples;

/// <summary>The samples of CS231n's lecture.</summary>
internal static class Lecture
{
    /// <summary>A name runs one, none names them.</summary>
    public static CommandLine CommandLine { get; } = new(
        "CS231n's lecture as samples. Without a name, they are listed.", "list",
        [
            new ActivationsSample(), new PreprocessingSample(), new InitializationSample(), new SymmetrySample(),
            new BatchNormSample(), new ResidualSample(), new CheckupSample(), new WeightDecaySample(),
            new DropoutSample(), new OptimizersSample(), new SearchSample(), new Cifar10Sample(),
        ]);
}
