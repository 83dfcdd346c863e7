using System.Collections.Generic;
using System.Diagnostics.Metrics;

namespace NetGen.Training;

/// <summary>
/// The figures that dotnet-counters and OpenTelemetry see: the meter <c>NetGen.Training</c>, each instrument with the
/// tag <c>network</c>. Without a listener a step pays for a few tests of a flag.
/// </summary>
internal static class TrainingMeter
{
    private static readonly Meter Meter = new("NetGen.Training");

    private static readonly Gauge<double> Loss = Meter.CreateGauge<double>(
        "netgen.training.loss", description: "Mean data loss of the last step's batch.");

    private static readonly Gauge<double> Accuracy = Meter.CreateGauge<double>(
        "netgen.training.accuracy", description: "Accuracy on the validation rows after the last epoch, from 0 to 1.");

    private static readonly Counter<long> Rows = Meter.CreateCounter<long>(
        "netgen.training.rows", "{row}", "Rows that were trained on.");

    private static readonly Histogram<double> StepDuration = Meter.CreateHistogram<double>(
        "netgen.training.step.duration", "s", "Time of a step: batch, passes, update, callbacks.");

    public static void Step(string network, float loss, int rows, double seconds)
    {
        if (!(Loss.Enabled || Rows.Enabled || StepDuration.Enabled))
            return;
        KeyValuePair<string, object?> tag = new("network", network);
        Loss.Record(loss, tag);
        Rows.Add(rows, tag);
        StepDuration.Record(seconds, tag);
    }

    public static void Epoch(string network, Evaluation? validation)
    {
        if (validation is Evaluation evaluation && !float.IsNaN(evaluation.Accuracy))
            Accuracy.Record(evaluation.Accuracy, new KeyValuePair<string, object?>("network", network));
    }
}
