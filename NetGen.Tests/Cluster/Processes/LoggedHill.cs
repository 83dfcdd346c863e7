using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using NetGen.Training;

namespace NetGen.Tests.Cluster;

/// <summary>
/// An objective with one hill, which takes so long and writes a line to a file of this process whenever it has
/// run, for tests to count.
/// </summary>
public static class LoggedHill
{
    private static readonly Lock Access = new();

    // Additions of a millisecond; NETGEN_STEPS has those of another machine.
    private static readonly double Steps = double.Parse(
        Environment.GetEnvironmentVariable("NETGEN_STEPS") ?? "1000000", CultureInfo.InvariantCulture);

    /// <summary>Where it is searched.</summary>
    public static SearchSpace Space { get; } =
        [Dimension.LogUniform("lr", 1e-5, 1), Dimension.Uniform("decay", 0, 1)];

    /// <summary>Takes so many milliseconds of a core; sleeps so many where the number is negative.</summary>
    public static FunctionObjective Of(string log, double milliseconds) => new(
        trial =>
        {
            if (milliseconds < 0)
                Thread.Sleep(TimeSpan.FromMilliseconds(-milliseconds));
            else
                Burn(milliseconds);
            if (log != "-")
                Append(log, FormattableString.Invariant($"{trial.Stage} {trial.Number} {trial.Epochs}\n"));
            return Score(trial);
        },
        "merit");

    /// <summary>The score, which takes no time.</summary>
    public static double Score(Trial trial) =>
        -Math.Pow(Math.Log10(trial.Double("lr")) + 3, 2) - trial.Double("decay") + trial.Seed % 1000 / 1000.0
        + trial.Epochs * 0.1;

    // So much time of this thread's core, however many others want it, too.
    private static void Burn(double milliseconds)
    {
        double value = 1;
        long steps = (long)(milliseconds * Steps);
        for (long i = 0; i < steps; i++)
            value = value * 1.0000001 + 1e-9;
        GC.KeepAlive(value);
    }

    // A file for each process: appending at once, two of them would overwrite each other's lines.
    private static void Append(string log, string line)
    {
        lock (Access)
        {
            using FileStream stream = new(
                $"{log}.{Environment.ProcessId}", FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            stream.Write(Encoding.UTF8.GetBytes(line));
        }
    }
}
