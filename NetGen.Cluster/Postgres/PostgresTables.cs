using System;
using System.IO;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace NetGen.Training;

/// <summary>
/// The tables that Orleans keeps a cluster and its studies in. They are made by Orleans' own scripts for PostgreSQL
/// (github.com/dotnet/orleans, src/AdoNet at commit e558829b, under the MIT licence).
/// </summary>
public static class PostgresTables
{
    private static readonly string[] Scripts =
        ["PostgreSQL-Main.sql", "PostgreSQL-Clustering.sql", "PostgreSQL-Persistence.sql"];

    // Any number, the same in each program that makes them.
    private const long Lock = 0x4E65_7447_656E;

    /// <summary>Makes the tables where there are none; whether it did. Two programs may do so at once.</summary>
    /// <param name="connectionString">How the database is reached; its user may make tables and functions.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="IOException">The database does not answer, or refuses.</exception>
    public static Task<bool> CreateAsync(
        string connectionString, CancellationToken cancellationToken = default) => Use(
        connectionString,
        async connection =>
        {
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
            await Execute(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancellationToken);
            if (await Exist(connection, cancellationToken))
                return false;
            foreach (string script in Scripts)
                await Execute(connection, Read(script), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Throws where the database does not answer or has no such tables.</summary>
    internal static async Task CheckAsync(string connectionString, CancellationToken cancellationToken)
    {
        bool exist = await Use(
            connectionString, connection => Exist(connection, cancellationToken), cancellationToken);
        if (!exist)
        {
            throw new IOException(
                $"Expected Orleans' tables in database '{DatabaseOf(connectionString)}', found none: "
                + $"{nameof(PostgresTables)}.{nameof(CreateAsync)} makes them.");
        }
    }

    private static async Task<T> Use<T>(
        string connectionString, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        try
        {
            await using NpgsqlConnection connection = new(connectionString);
            await connection.OpenAsync(cancellationToken);
            return await work(connection);
        }
        catch (NpgsqlException problem)
        {
            throw new IOException(
                $"Expected database '{DatabaseOf(connectionString)}' of PostgreSQL to answer, found: {problem.Message}",
                problem);
        }
    }

    private static async Task<bool> Exist(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new("SELECT to_regclass('orleansstorage') IS NOT NULL", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task Execute(NpgsqlConnection connection, string text, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(text, connection);
        _ = await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string? DatabaseOf(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString).Database;

    private static string Read(string script)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(script)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
