using System;
using System.Globalization;

namespace NetGen.Benchmarks.Report;

/// <summary>A goal, and what a row of this run reached.</summary>
/// <param name="Workload">Network and rule.</param>
/// <param name="Batch">Rows a call.</param>
/// <param name="Phase">What a call does.</param>
/// <param name="Threads">Threads of a call.</param>
/// <param name="Measure">Which number.</param>
/// <param name="Goal">What it is to be at least; for microseconds and bytes, at most.</param>
/// <param name="Found">What it is.</param>
/// <param name="IsMet">Whether that is good enough.</param>
internal sealed record Outcome(
    string Workload, int Batch, string Phase, int Threads, Measure Measure, double Goal, double Found, bool IsMet)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        string threads = Threads == 1 ? "" : $", {Threads} threads";
        return FormattableString.Invariant(
            $"{Workload} {Phase} {Batch:N0}{threads}: {Text(Found)}, goal {Text(Goal)} {Unit}");
    }

    private string Unit => Measure switch
    {
        Measure.Share => "of the roof",
        Measure.TimesLibtorch => "times libtorch",
        Measure.TimesOnnxRuntime => "times ONNX Runtime",
        Measure.TimesOneThread => "times one thread",
        Measure.Microseconds => "us",
        _ => "bytes",
    };

    private string Text(double value) => Measure == Measure.Share
        ? value.ToString("P0", CultureInfo.InvariantCulture)
        : value.ToString("#,0.###", CultureInfo.InvariantCulture);
}
