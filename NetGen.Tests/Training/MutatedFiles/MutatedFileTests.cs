using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Tests.MutatedFiles;

/// <summary>
/// Damaged files of all kinds end in data that can be worked with, or in one sentence that names the file, what was
/// expected and what was found: at once, and without memory that the file does not fill. The environment variable
/// NETGEN_MUTATED_FILES says how many of all kinds together, for a long run by hand.
/// </summary>
public sealed class MutatedFileTests(ITestOutputHelper output) : IDisposable
{
    private const string CountVariable = "NETGEN_MUTATED_FILES";
    private const int Few = 1800;
    private const int MostFaults = 20;
    private const int LongestMessage = 1000;
    private const long BaseMemory = 16 << 20;
    private const long MemoryPerByte = 64;

    // On a machine that does other things beside.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Endless = TimeSpan.FromSeconds(120);

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void WholeFilesAreRead()
    {
        foreach (FileKind kind in FileKind.All(directory.Path))
        {
            foreach (byte[] whole in kind.Whole)
            {
                string path = directory.Write("whole", kind.IsPacked ? IdxBytes.Zip(whole) : whole);

                // The first numbers of this seed ask for a header and commas.
                kind.Read(path, new Random(1));
            }
        }
    }

    [Fact]
    public void DamagedFilesAreReadOrRefused()
    {
        int all = int.TryParse(Environment.GetEnvironmentVariable(CountVariable), out int count) ? count : Few;
        FileKind[] kinds = FileKind.All(directory.Path);
        List<string> faults = [];
        foreach (FileKind kind in kinds)
        {
            int refused = 0;
            for (int number = 0; number < all / kinds.Length && faults.Count < MostFaults; number++)
            {
                (bool isRefused, string? fault) = Try(kind, number);
                refused += isRefused ? 1 : 0;
                if (fault is not null)
                    faults.Add($"{kind.Name}, number {number}: {fault}");
            }

            output.WriteLine($"{kind.Name}: {all / kinds.Length} files, {refused} refused");
        }

        Found.Nothing(faults);
    }

    private (bool IsRefused, string? Fault) Try(FileKind kind, int number)
    {
        Random random = new(number);
        byte[] bytes = kind.Damaged(random);
        string path = directory.Write("damaged", bytes);
        File.Delete(path + "-journal");
        Task<(bool, string?)> task = Task.Run(() => Read(kind, path, bytes.Length, random));
        return task.Wait(Endless) ? task.Result : (false, $"no end after {Endless.TotalSeconds} s");
    }

    private static (bool IsRefused, string? Fault) Read(FileKind kind, string path, int length, Random random)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Stopwatch watch = Stopwatch.StartNew();
        Exception? error = null;
        try
        {
            kind.Read(path, random);
        }
        catch (Exception problem)
        {
            error = problem;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        string? fault = error is null ? null : Fault(error, path);
        if (watch.Elapsed > Slow)
            fault = $"{watch.Elapsed.TotalSeconds:F1} s";
        if (allocated > BaseMemory + MemoryPerByte * length)
            fault = $"{allocated} bytes for a file of {length}";
        return (error is not null, fault);
    }

    // A file that is no table of the options is an error of arguments, and these begin in other ways.
    private static string? Fault(Exception error, string path)
    {
        string message = error.Message;
        bool isKnown = error switch
        {
            InvalidDataException or IOException => message.StartsWith(path, StringComparison.Ordinal),
            ArgumentException => message.StartsWith(path, StringComparison.Ordinal)
                || message.StartsWith("Expected ", StringComparison.Ordinal)
                || message.StartsWith("table: ", StringComparison.Ordinal),
            _ => false,
        };
        bool isWhole = message.Contains("xpected ") && message.Contains("found ") && !message.Contains('\n')
            && message.Length <= LongestMessage;
        return isKnown && isWhole ? null : $"{error.GetType()}: {message}";
    }
}
