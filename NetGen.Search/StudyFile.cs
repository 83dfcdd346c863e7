using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.Data.Sqlite;

namespace NetGen.Training;

/// <summary>
/// A study as SQLite keeps it: each training is a transaction of its own as it ends, so that whatever ends the process
/// leaves all that had ended before. One process at a time has the file.
/// </summary>
internal sealed partial class StudyFile : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly string name;
    private readonly Lock access = new();

    /// <summary>Opens or makes a file; null keeps it in memory.</summary>
    public StudyFile(string? path)
    {
        name = path ?? "the study";
        SqliteConnectionStringBuilder text = new()
        {
            DataSource = path ?? ":memory:",
            Pooling = false,
            DefaultTimeout = 1,
        };
        connection = new(text.ToString());
        try
        {
            Guard(() =>
            {
                connection.Open();
                // The lock is held until the process ends, however it does.
                Execute("PRAGMA locking_mode = EXCLUSIVE");
                Execute("BEGIN EXCLUSIVE");
                CheckWhole();
                MakeTables();
                Execute("COMMIT");
            });
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Begins a stage, or goes on with it; throws where the file has another stage of that name.
    /// </summary>
    public void Begin(string stage, string definition)
    {
        string found = Guard(() =>
        {
            using SqliteCommand find = Command("SELECT definition FROM stage WHERE name = $stage", ("$stage", stage));
            if (find.ExecuteScalar() is string begun)
                return begun;
            Execute("INSERT INTO stage VALUES ($stage, $definition)", ("$stage", stage), ("$definition", definition));
            return definition;
        });
        if (found != definition)
        {
            throw new ArgumentException(
                $"{name}: expected stage '{stage}' as it was begun ({Quote.Passage(found)}), found "
                + $"({definition}); give the stage another name or the study another file.", nameof(stage));
        }
    }

    /// <summary>The trainings of a stage that have ended.</summary>
    public Dictionary<RunKey, RunRow> Runs(string stage) => Guard(() =>
    {
        using SqliteCommand command = Command(
            "SELECT trial, epochs, repeat, fold, score, seconds, reason, path FROM run WHERE stage = $stage",
            ("$stage", stage));
        using SqliteDataReader reader = command.ExecuteReader();
        StudyRow row = new(reader, name, "run");
        Dictionary<RunKey, RunRow> runs = [];
        while (reader.Read())
        {
            RunKey key = new(row.Integer(0, 1), row.Integer(1, 1), row.Integer(2, 0), row.Integer(3, 0));
            runs[key] = new(row.FiniteNumber(4), row.FiniteNumber(5), row.OptionalText(6))
            {
                Path = row.OptionalText(7),
            };
        }

        return runs;
    });

    /// <summary>The numeric paths of the trainings of all stages, as far as they are known.</summary>
    public IReadOnlyList<string> Paths() => Guard(() =>
    {
        using SqliteCommand command = Command("SELECT DISTINCT path FROM run WHERE path IS NOT NULL ORDER BY path");
        using SqliteDataReader reader = command.ExecuteReader();
        StudyRow row = new(reader, name, "run");
        List<string> paths = [];
        while (reader.Read())
            paths.Add(row.Text(0));
        return paths;
    });

    /// <summary>The settings of the trials of a stage that have a training, as text.</summary>
    public Dictionary<int, string> Settings(string stage) => Guard(() =>
    {
        using SqliteCommand command = Command(
            "SELECT number, settings FROM trial WHERE stage = $stage", ("$stage", stage));
        using SqliteDataReader reader = command.ExecuteReader();
        StudyRow row = new(reader, name, "trial");
        Dictionary<int, string> settings = [];
        while (reader.Read())
            settings[row.Integer(0, 1)] = row.Text(1);
        return settings;
    });

    /// <summary>Keeps a training that has ended.</summary>
    public void Add(string stage, RunKey key, Settings settings, RunRow run) => Guard(() =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        Execute(
            "INSERT OR IGNORE INTO trial VALUES ($stage, $trial, $settings)",
            ("$stage", stage), ("$trial", key.Trial), ("$settings", settings.ToString()));
        Execute(
            "INSERT INTO run (stage, trial, epochs, repeat, fold, score, seconds, reason, path) "
            + "VALUES ($stage, $trial, $epochs, $repeat, $fold, $score, $seconds, $reason, $path)",
            ("$stage", stage), ("$trial", key.Trial), ("$epochs", key.Epochs), ("$repeat", key.Repeat),
            ("$fold", key.Fold), ("$score", double.IsNaN(run.Score) ? null : run.Score),
            ("$seconds", run.Seconds), ("$reason", run.Reason), ("$path", run.Path));
        transaction.Commit();
    });

    /// <summary>The one test of the study; null where there is none yet.</summary>
    public TestRow? Test() => Guard(() =>
    {
        using SqliteCommand command = Command("SELECT winner, data, loss, accuracy, rows FROM test");
        using SqliteDataReader reader = command.ExecuteReader();
        StudyRow row = new(reader, name, "test");
        return reader.Read()
            ? new TestRow(
                row.Text(0), row.Text(1), new((float)row.Number(2), (float)row.Number(3), row.Integer(4, 1)))
            : null;
    });

    /// <summary>Keeps the one test of the study.</summary>
    public void AddTest(TestRow test) => Guard(() =>
    {
        Evaluation found = test.Evaluation;
        Execute(
            "INSERT INTO test VALUES (1, $winner, $data, $loss, $accuracy, $rows)",
            ("$winner", test.Winner), ("$data", test.Data),
            ("$loss", float.IsNaN(found.Loss) ? null : found.Loss),
            ("$accuracy", float.IsNaN(found.Accuracy) ? null : found.Accuracy), ("$rows", found.Rows));
    });

    public void Dispose() => connection.Dispose();
}
