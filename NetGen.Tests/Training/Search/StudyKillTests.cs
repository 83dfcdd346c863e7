using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Data.Sqlite;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Search;

/// <summary>A process that searches is killed, twice; the study goes on as if nothing had been.</summary>
public sealed class StudyKillTests
{
    private const string DirectoryVariable = "NETGEN_STUDY_DIRECTORY";
    private const int Trials = 30;
    private const int Repeats = 2;
    private const int Threads = 2;
    private const int RunsBeforeAKill = 7;

    private static readonly SearchSpace Space = [Dimension.Uniform("x", 0, 1), Dimension.LogUniform("y", 1e-6, 1e-3)];

    [Fact]
    public void AKilledStudyGoesOnWithNothingDoneTwiceAndNothingLost()
    {
        using TemporaryDirectory directory = new();
        HashSet<string> kept = [];
        int logged = 0;
        for (int kill = 0; kill < 2; kill++)
        {
            KillChildAfter(logged + RunsBeforeAKill, directory.Path);
            string[] log = ReadLog(directory.Path);
            Assert.Empty(log[logged..].Intersect(kept));
            int before = kept.Count;
            kept = [.. ReadKept(directory.Path)];

            // A run that has written its line, but not come back yet, is lost with the process: one a thread.
            Assert.InRange(kept.Count, before + log.Length - logged - Threads, before + log.Length - logged);
            logged = log.Length;
        }

        Assert.InRange(kept.Count, RunsBeforeAKill, Trials * Repeats - 1);
        Stage resumed = Search(directory.Path, TimeSpan.Zero);
        string[] rest = ReadLog(directory.Path)[logged..];
        Assert.Equal(Trials * Repeats - kept.Count, rest.Length);
        Assert.Empty(rest.Intersect(kept));

        using Study whole = Study.InMemory(seed: 9);
        Assert.Equal(Text(whole.Random("coarse", Space, Trials, new FunctionObjective(Score), Options)), Text(resumed));
    }

    /// <summary>What the child runs, slowly enough to be killed in between; nothing where it is no child.</summary>
    [Fact]
    public void SearchesInAChild()
    {
        if (Environment.GetEnvironmentVariable(DirectoryVariable) is string path)
            Assert.Equal(Trials, Search(path, TimeSpan.FromMilliseconds(60)).Trials.Count);
    }

    private static SearchOptions Options => new() { Repeats = Repeats, Parallelism = Threads };

    private static double Score(Trial trial) => trial.Double("x") + trial.Seed % 1000 * trial.Double("y");

    private static Stage Search(string directory, TimeSpan pause)
    {
        Lock log = new();
        using Study study = Study.Open(Path.Combine(directory, "study.db"), seed: 9);
        return study.Random("coarse", Space, Trials, new FunctionObjective(trial =>
        {
            Thread.Sleep(pause);
            lock (log)
                File.AppendAllText(Path.Combine(directory, "log"), $"{trial.Number} {trial.Repeat}\n");
            return Score(trial);
        }), Options);
    }

    private static void KillChildAfter(int lines, string directory)
    {
        using Process child = TestChild.Start(
            $"FullyQualifiedName~{nameof(StudyKillTests)}.{nameof(SearchesInAChild)}", directory,
            (DirectoryVariable, directory));
        child.OutputDataReceived += (_, _) => { };
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        while (ReadLog(directory).Length < lines)
        {
            Assert.False(child.HasExited, "Expected a child that searches, found that it had ended.");
            Thread.Sleep(5);
        }

        child.Kill(entireProcessTree: true);
        child.WaitForExit();
    }

    private static string[] ReadLog(string directory)
    {
        string path = Path.Combine(directory, "log");
        if (!File.Exists(path))
            return [];
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<string> ReadKept(string directory)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(directory, "study.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT trial, repeat FROM run";
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
            yield return $"{reader.GetInt32(0)} {reader.GetInt32(1)}";
    }

    private static string Text(Stage stage)
    {
        StringWriter output = new();
        stage.WriteTable(output);
        return output.ToString();
    }
}
