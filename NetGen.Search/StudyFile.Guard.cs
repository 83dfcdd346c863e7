using System;
using System.Globalization;
using System.IO;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NetGen.Training;

/// <content>What touches the file, and how it may fail.</content>
internal sealed partial class StudyFile
{
    private const int Version = 2;

    /// <summary>What an exception of SQLite is for whoever asked for a study.</summary>
    internal static Exception Translate(SqliteException problem, string name)
    {
        string message = Quote.Passage(problem.Message);
        return problem.SqliteErrorCode switch
        {
            raw.SQLITE_NOTADB => new InvalidDataException(
                $"{name}: expected a study in a SQLite file, found another kind of file.", problem),
            raw.SQLITE_CANTOPEN => new IOException($"{name}: expected a file that can be opened or made.", problem),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new IOException(
                $"{name}: expected a study that no other process has open, found: {message}", problem),
            raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH
                or raw.SQLITE_NOMEM or raw.SQLITE_TOOBIG => new IOException(
                $"{name}: expected a file that can be read and written, found: {message}", problem),
            _ => new InvalidDataException($"{name}: expected a whole study, found damage: {message}", problem),
        };
    }

    // All that touches the file goes through here: one thread at a time, and no exception of SQLite comes out.
    private T Guard<T>(Func<T> work)
    {
        lock (access)
        {
            try
            {
                return work();
            }
            catch (SqliteException problem)
            {
                throw Translate(problem, name);
            }
        }
    }

    private void Guard(Action work) => Guard(() =>
    {
        work();
        return 0;
    });

    // Damage is told before a search begins, not in its midst.
    private void CheckWhole()
    {
        Execute("PRAGMA cell_size_check = ON");
        using SqliteCommand check = Command("PRAGMA integrity_check(1)");
        if (check.ExecuteScalar() is not "ok" and var found)
        {
            throw new InvalidDataException(
                $"{name}: expected a whole study, found damage: {Quote.Passage($"{found}")}.");
        }
    }

    private void MakeTables()
    {
        using SqliteCommand command = Command("PRAGMA user_version");
        long version = (long)command.ExecuteScalar()!;
        using SqliteCommand tables = Command("SELECT count(*) FROM sqlite_master");
        bool isNew = version == 0 && (long)tables.ExecuteScalar()! == 0;
        if (!isNew && version is not (1 or Version))
        {
            throw new InvalidDataException(
                $"{name}: expected a study of version 1 or {Version.ToString(CultureInfo.InvariantCulture)}, found a "
                + "SQLite file of another kind.");
        }

        if (isNew)
            MakeNewTables();
        else if (version == 1)
            Execute("ALTER TABLE run ADD COLUMN path TEXT");
        Execute($"PRAGMA user_version = {Version.ToString(CultureInfo.InvariantCulture)}");
    }

    private void MakeNewTables()
    {
        Execute("CREATE TABLE stage (name TEXT PRIMARY KEY, definition TEXT NOT NULL)");
        Execute("CREATE TABLE trial (stage TEXT, number INTEGER, settings TEXT NOT NULL, PRIMARY KEY (stage, number))");
        Execute("""
            CREATE TABLE run (
                stage TEXT, trial INTEGER, epochs INTEGER, repeat INTEGER, fold INTEGER,
                score REAL, seconds REAL NOT NULL, reason TEXT, path TEXT,
                PRIMARY KEY (stage, trial, epochs, repeat, fold))
            """);
        Execute("""
            CREATE TABLE test (
                only INTEGER PRIMARY KEY CHECK (only = 1), winner TEXT NOT NULL, data TEXT NOT NULL, loss REAL,
                accuracy REAL, rows INTEGER NOT NULL)
            """);
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
