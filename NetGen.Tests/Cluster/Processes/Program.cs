using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using NetGen.Tests.Cluster;
using NetGen.Training;

// ADDRESS is PORT, PORT|NAME or PORT|DATABASE|NAME.
// worker ADDRESS LOG MILLISECONDS | search ADDRESS LOG MILLISECONDS TRIALS STUDY | local LOG MILLISECONDS TRIALS CORES
switch (args[0])
{
    case "worker":
        await SearchWorker.RunAsync(
            new SearchRegistry().Add("hill", () => LoggedHill.Of(args[2], Milliseconds(args[3]))), AddressOf(args[1]),
            new SearchWorkerOptions { Cores = 1, Silence = TimeSpan.FromSeconds(10), Output = Console.Out });
        return 0;
    case "search":
        await using (SearchCluster cluster = await SearchCluster.ConnectAsync(AddressOf(args[1])))
        {
            using Study study = args[5] == "-" ? Study.InMemory(seed: 3) : Study.Open(args[5], seed: 3);
            await study.RunOnAsync(cluster, "hill", () => Search(study, args[2], args[3], args[4], 1));
        }

        return 0;
    case "local":
        using (Study study = Study.InMemory(seed: 3))
            Search(study, args[1], args[2], args[3], int.Parse(args[4], CultureInfo.InvariantCulture));
        return 0;
    default:
        return 1;
}

static double Milliseconds(string text) => double.Parse(text, CultureInfo.InvariantCulture);

static ClusterAddress AddressOf(string text)
{
    string[] parts = text.Split('|');
    int port = int.Parse(parts[0], CultureInfo.InvariantCulture);
    return parts.Length switch
    {
        1 => ClusterAddress.Localhost(port),
        2 => ClusterAddress.Localhost(port) with { Name = parts[1] },
        _ => ClusterAddress.Postgres(parts[1], port) with { Advertised = IPAddress.Loopback, Name = parts[2] },
    };
}

static bool Search(Study study, string log, string milliseconds, string trials, int cores)
{
    long start = Stopwatch.GetTimestamp();
    Stage stage = study.Random(
        "hill", LoggedHill.Space, int.Parse(trials, CultureInfo.InvariantCulture),
        LoggedHill.Of(log, Milliseconds(milliseconds)), new() { Parallelism = cores });
    double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{seconds:F2} s, {stage.Trials.Count / seconds:F2} trials/s, {stage.Trials.Average(one => one.Seconds):F4} s "
        + $"each, best {stage.Best}"));
    return true;
}
