namespace NetGen.Training;

/// <summary>Which training of a stage.</summary>
internal readonly record struct RunKey(int Trial, int Epochs, int Repeat, int Fold);

/// <summary>What came of a training: a score, NaN where it failed, and then why.</summary>
internal sealed record RunRow(double Score, double Seconds, string? Reason)
{
    /// <summary>The numeric path of whoever ran it; null where it is not known.</summary>
    public string? Path { get; init; }
}

/// <summary>What came of the test of a study, of whom it was, and the fingerprint of the rows.</summary>
internal sealed record TestRow(string Winner, string Data, Evaluation Evaluation);
