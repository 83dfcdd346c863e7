using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;
using Microsoft.Data.Sqlite;

namespace NetGen.Training;

/// <summary>
/// A study as SQLite keeps it: each training is a transaction of its own as it ends, so that whatever ends the process
/// leaves all that had ended before. One process at a time has the file.
/// </summary>
internal sealed class StudyFile : IDisposable
{
    private const int Version = 1;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;

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
            connection.Open();
            // The lock is held until the process ends, however it does.
            Execute("PRAGMA locking_mode = EXCLUSIVE");
            Execute("BEGIN EXCLUSIVE");
            MakeTables();
            Execute("COMMIT");
        }
        catch (SqliteException problem)
        {
            connection.Dispose();
            throw problem.SqliteErrorCode switch
            {
                SqliteNotADatabase => new InvalidDataException(
                    $"{name}: expected a study in a SQLite file, found another kind of file.", problem),
                SqliteCannotOpen => new IOException($"{name}: expected a file that can be opened or made.", problem),
                _ => new IOException(
                    $"{name}: expected a study that no other process has open, found: {problem.Message}", problem),
            };
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
        lock (access)
        {
            using SqliteCommand find = Command("SELECT definition FROM stage WHERE name = $stage", ("$stage", stage));
            if (find.ExecuteScalar() is not string found)
            {
                Execute(
                    "INSERT INTO stage VALUES ($stage, $definition)", ("$stage", stage), ("$definition", definition));
            }
            else if (found != definition)
            {
                throw new ArgumentException(
                    $"{name}: expected stage '{stage}' as it was begun ({found}), found ({definition}); give the stage "
                    + "another name or the study another file.", nameof(stage));
            }
        }
    }

    /// <summary>The trainings of a stage that have ended.</summary>
    public Dictionary<RunKey, RunRow> Runs(string stage)
    {
        lock (access)
        {
            using SqliteCommand command = Command(
                "SELECT trial, epochs, repeat, fold, score, seconds, reason FROM run WHERE stage = $stage",
                ("$stage", stage));
            using SqliteDataReader reader = command.ExecuteReader();
            Dictionary<RunKey, RunRow> runs = [];
            while (reader.Read())
            {
                RunKey key = new(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3));
                runs.Add(key, new(
                    reader.IsDBNull(4) ? double.NaN : reader.GetDouble(4), reader.GetDouble(5),
                    reader.IsDBNull(6) ? null : reader.GetString(6)));
            }

            return runs;
        }
    }

    /// <summary>The settings of the trials of a stage that have a training, as text.</summary>
    public Dictionary<int, string> Settings(string stage)
    {
        lock (access)
        {
            using SqliteCommand command = Command(
                "SELECT number, settings FROM trial WHERE stage = $stage", ("$stage", stage));
            using SqliteDataReader reader = command.ExecuteReader();
            Dictionary<int, string> settings = [];
            while (reader.Read())
                settings.Add(reader.GetInt32(0), reader.GetString(1));
            return settings;
        }
    }

    /// <summary>Keeps a training that has ended.</summary>
    public void Add(string stage, RunKey key, Settings settings, RunRow run)
    {
        lock (access)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            Execute(
                "INSERT OR IGNORE INTO trial VALUES ($stage, $trial, $settings)",
                ("$stage", stage), ("$trial", key.Trial), ("$settings", settings.ToString()));
            Execute(
                "INSERT INTO run VALUES ($stage, $trial, $epochs, $repeat, $fold, $score, $seconds, $reason)",
                ("$stage", stage), ("$trial", key.Trial), ("$epochs", key.Epochs), ("$repeat", key.Repeat),
                ("$fold", key.Fold), ("$score", double.IsNaN(run.Score) ? null : run.Score),
                ("$seconds", run.Seconds), ("$reason", run.Reason));
            transaction.Commit();
        }
    }

    /// <summary>The one test of the study; null where there is none yet.</summary>
    public TestRow? Test()
    {
        lock (access)
        {
            using SqliteCommand command = Command("SELECT winner, data, loss, accuracy, rows FROM test");
            using SqliteDataReader reader = command.ExecuteReader();
            return reader.Read()
                ? new(reader.GetString(0), reader.GetString(1), new(
                    reader.IsDBNull(2) ? float.NaN : reader.GetFloat(2),
                    reader.IsDBNull(3) ? float.NaN : reader.GetFloat(3), reader.GetInt32(4)))
                : null;
        }
    }

    /// <summary>Keeps the one test of the study.</summary>
    public void AddTest(TestRow test)
    {
        lock (access)
        {
            Evaluation found = test.Evaluation;
            Execute(
                "INSERT INTO test VALUES (1, $winner, $data, $loss, $accuracy, $rows)",
                ("$winner", test.Winner), ("$data", test.Data),
                ("$loss", float.IsNaN(found.Loss) ? null : found.Loss),
                ("$accuracy", float.IsNaN(found.Accuracy) ? null : found.Accuracy), ("$rows", found.Rows));
        }
    }

    public void Dispose() => connection.Dispose();

    private void MakeTables()
    {
        using SqliteCommand command = Command("PRAGMA user_version");
        long version = (long)command.ExecuteScalar()!;
        using SqliteCommand tables = Command("SELECT count(*) FROM sqlite_master");
        bool isNew = version == 0 && (long)tables.ExecuteScalar()! == 0;
        if (!isNew && version != Version)
        {
            throw new InvalidDataException(
                $"{name}: expected a study of version {Version.ToString(CultureInfo.InvariantCulture)}, found a "
                + "SQLite file of another kind.");
        }

        if (!isNew)
            return;
        Execute("CREATE TABLE stage (name TEXT PRIMARY KEY, definition TEXT NOT NULL)");
        Execute("CREATE TABLE trial (stage TEXT, number INTEGER, settings TEXT NOT NULL, PRIMARY KEY (stage, number))");
        Execute("""
            CREATE TABLE run (
                stage TEXT, trial INTEGER, epochs INTEGER, repeat INTEGER, fold INTEGER,
                score REAL, seconds REAL NOT NULL, reason TEXT, PRIMARY KEY (stage, trial, epochs, repeat, fold))
            """);
        Execute("""
            CREATE TABLE test (
                only INTEGER PRIMARY KEY CHECK (only = 1), winner TEXT NOT NULL, data TEXT NOT NULL, loss REAL,
                accuracy REAL, rows INTEGER NOT NULL)
            """);
        Execute($"PRAGMA user_version = {Version.ToString(CultureInfo.InvariantCulture)}");
    }

    private void Execute(string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using SqliteCommand command = Command(text, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        foreach ((string parameter, object? value) in values)
            command.Parameters.AddWithValue(parameter, value ?? DBNull.Value);
        return command;
    }
}

/// <summary>Which training of a stage.</summary>
internal readonly record struct RunKey(int Trial, int Epochs, int Repeat, int Fold);

/// <summary>What came of a training: a score, NaN where it failed, and then why.</summary>
internal sealed record RunRow(double Score, double Seconds, string? Reason);

/// <summary>What came of the test of a study, of whom it was, and the fingerprint of the rows.</summary>
internal sealed record TestRow(string Winner, string Data, Evaluation Evaluation);
