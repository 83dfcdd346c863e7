namespace NetGen.Training;

/// <summary>What one check found.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="Verdict">How serious it is.</param>
/// <param name="Measured">The numbers, in one line.</param>
/// <param name="Advice">What to do, in one line; empty where all is well.</param>
public sealed record Finding(CheckKind Check, Verdict Verdict, string Measured, string Advice = "")
{
    /// <summary>Check, verdict, numbers and advice, in one line.</summary>
    public override string ToString() =>
        $"{Check}: {Verdict}, {Measured}{(Advice == "" ? "" : $"; {Advice}")}";
}
