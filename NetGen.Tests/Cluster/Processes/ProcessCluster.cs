using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;

namespace NetGen.Tests.Cluster;

/// <summary>Workers as processes on the loopback, of one core each, which can be killed.</summary>
/// <param name="address">Where they are, as the program of this project takes it.</param>
/// <param name="log">What the files begin with that trials write a line to when they have run.</param>
/// <param name="milliseconds">How long a trial takes; negative to sleep.</param>
public sealed class ProcessCluster(string address, string log, double milliseconds) : IDisposable
{
    private readonly List<Process> workers = [];
    private readonly ConcurrentDictionary<int, int> ports = [];

    /// <summary>How many live.</summary>
    public int Count => workers.Count;

    /// <summary>Starts one more.</summary>
    public void Start()
    {
        ProcessStartInfo start = new("dotnet")
        {
            ArgumentList =
            {
                typeof(ProcessCluster).Assembly.Location, "worker", address, log,
                milliseconds.ToString(CultureInfo.InvariantCulture),
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process worker = Process.Start(start)!;
        worker.OutputDataReceived += (_, line) =>
        {
            // "worker of 'name' on ports 1 and 2, cores: 1"
            string[] parts = line.Data?.Split(" on ports ") ?? [];
            if (parts.Length == 2)
                ports[worker.Id] = int.Parse(parts[1].Split(' ')[0], CultureInfo.InvariantCulture);
            Say(worker, line.Data);
        };
        worker.ErrorDataReceived += (_, line) => Say(worker, line.Data);
        worker.BeginOutputReadLine();
        worker.BeginErrorReadLine();
        workers.Add(worker);
    }

    /// <summary>Ends one as <c>kill -9</c> does.</summary>
    public void Kill(int index)
    {
        Process worker = workers[index];
        workers.RemoveAt(index);
        worker.Kill();
        worker.WaitForExit();
        worker.Dispose();
    }

    /// <summary>Which worker listens on a port; -1 for none.</summary>
    public int IndexOf(int port) =>
        workers.FindIndex(worker => ports.TryGetValue(worker.Id, out int own) && own == port);

    /// <summary>Waits until so many trials have run.</summary>
    public static void WaitForLines(string log, int lines, TimeSpan most)
    {
        long start = Stopwatch.GetTimestamp();
        while (Lines(log).Length < lines)
        {
            if (Stopwatch.GetElapsedTime(start) > most)
            {
                throw new TimeoutException(
                    $"Expected {lines} lines in {log} within {most}, found {Lines(log).Length}.");
            }

            Thread.Sleep(20);
        }
    }

    /// <summary>The lines of trials that have run, of all processes.</summary>
    public static string[] Lines(string log)
    {
        List<string> lines = [];
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(log)!, $"{Path.GetFileName(log)}.*"))
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader reader = new(stream);
            lines.AddRange(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        return [.. lines];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (workers.Count > 0)
            Kill(0);
    }

    private static void Say(Process worker, string? line)
    {
        if (line is not null && Environment.GetEnvironmentVariable("NETGEN_LINES") is not null)
            Console.Error.WriteLine($"{worker.Id}: {line}");
    }
}
