using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using NetGen.Tests.Weights;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Tests.Damage;

/// <summary>
/// Damaged files of weights are read whole or refused in one sentence, at once, without memory that the file does not
/// fill, and leave the network as it was. The environment variable NETGEN_MUTATED_FILES says how many, for a long run
/// by hand.
/// </summary>
public sealed class DamagedFileTests(ITestOutputHelper output) : IDisposable
{
    private const string CountVariable = "NETGEN_MUTATED_FILES";
    private const int Few = 400;
    private const int MostFaults = 20;
    private const int LongestMessage = 1000;
    private const long BaseMemory = 1 << 19;
    private const long MemoryPerByte = 16;

    // On a machine that does other things beside.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Endless = TimeSpan.FromSeconds(120);

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void DamagedFilesAreReadOrRefused()
    {
        int all = int.TryParse(Environment.GetEnvironmentVariable(CountVariable), out int count) ? count : Few;
        byte[][] whole = Whole();
        Everything network = new();
        List<string> faults = [];
        int refused = 0;
        for (int number = 0; number < all && faults.Count < MostFaults; number++)
        {
            Random random = new(number);
            byte[] bytes = HeaderMutation.Of(
                whole[random.Next(whole.Length)], whole[random.Next(whole.Length)], random);
            string path = directory.Write("damaged", bytes);
            (bool isRefused, string? fault) = InTime(() => Read(path, bytes.Length, network));
            refused += isRefused ? 1 : 0;
            if (fault is not null)
                faults.Add($"number {number}: {fault}");
        }

        output.WriteLine($"{all} files, {refused} refused");
        Found.Nothing(faults);

        // Damage to values is not to be seen, and all that is cut or added is.
        Assert.InRange(refused, all / 2, all - 1);
    }

    private static (bool IsRefused, string? Fault) InTime(Func<(bool, string?)> read)
    {
        Task<(bool, string?)> task = Task.Run(read);
        return task.Wait(Endless) ? task.Result : (false, $"no end after {Endless.TotalSeconds} s");
    }

    private static byte[][] Whole()
    {
        Everything network = Values.Filled<Everything, int>();
        return [Bytes(new()), Bytes(new() { Names = TensorNames.Sequential, Note = "längere Notiz \"\u0001\"" })];

        byte[] Bytes(NetworkSaveOptions options)
        {
            using MemoryStream stream = new();
            network.Save(stream, options);
            return stream.ToArray();
        }
    }

    private static (bool IsRefused, string? Fault) Read(string path, int length, Everything network)
    {
        int[] before = Values.Bits(network.Parameters);
        long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        Stopwatch watch = Stopwatch.StartNew();
        Exception? error = null;
        try
        {
            network.LoadFrom(path, new() { IgnoresOthers = length % 2 == 0, Converts = length % 3 == 0 });
        }
        catch (Exception problem)
        {
            error = problem;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        string? fault = error is null ? null : Fault(error, path);
        if (watch.Elapsed > Slow)
            fault = $"{watch.Elapsed.TotalSeconds:F1} s";
        if (allocated > BaseMemory + MemoryPerByte * length)
            fault = $"{allocated} bytes for a file of {length}";
        if (error is not null && !before.AsSpan().SequenceEqual(Values.Bits(network.Parameters)))
            fault = $"values changed, though: {error.Message}";
        if (error is not null)
            return (true, Inspected(path) ?? fault);

        float[] outputs = new float[3];
        network.Predict(new float[5], outputs);
        return (false, fault);
    }

    // An inspection either finds the same, or what is damaged as such.
    private static string? Inspected(string path)
    {
        try
        {
            return Everything.Inspect(path).ToString().Contains("xpected ") ? null : "inspection finds nothing";
        }
        catch (InvalidDataException error)
        {
            return Fault(error, path);
        }
    }

    private static string? Fault(Exception error, string path)
    {
        string message = error.Message;
        return error is InvalidDataException && message.StartsWith(path + ": expected ", StringComparison.Ordinal)
            && message.Contains("found ") && !message.Contains('\n') && message.Length <= LongestMessage
                ? null
                : $"{error.GetType()}: {message}";
    }
}
