using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using NetGen.Training;
using Npgsql;
using Orleans.Runtime;
using Xunit;

namespace NetGen.Tests.Cluster;

/// <summary>Clusters that a database outlives: any worker may be killed, and the database go away.</summary>
[Collection(DatabaseCollection.Name)]
public sealed class PostgresTests(Database database) : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    private readonly TestPorts ports = TestPorts.Take();

    public void Dispose() => ports.Dispose();

    // Of three workers one after another is killed at a random moment, in turn the one that has the study and any, and
    // another one takes its place. NETGEN_KILLS=100 is the long run, NETGEN_SEED another one.
    [Fact]
    public async Task NothingIsLostOrDoubleWhoeverIsKilled()
    {
        const int between = 30;
        int kills = Setting("NETGEN_KILLS", 3);
        int trials = (kills + 2) * between;
        int holders = 0;
        using TemporaryDirectory directory = new();
        string log = Path.Combine(directory.Path, "log");
        ClusterAddress address = NewAddress("kills");
        using ProcessCluster workers = new(Text(address), log, -100);
        for (int i = 0; i < 3; i++)
            workers.Start();
        await using SearchCluster cluster = await SearchCluster.ConnectAsync(address);
        StringWriter output = new();
        using Study study = Study.Open(Path.Combine(directory.Path, "kills.db"), seed: 3);
        Task<Stage> run = Search(study, cluster, trials, output);
        Random random = new(Setting("NETGEN_SEED", 4));
        long start = Stopwatch.GetTimestamp();
        for (int kill = 1; kill <= kills; kill++)
        {
            ProcessCluster.WaitForLines(log, kill * between, Long);
            await Task.Delay(random.Next(1_000));
            int holder = await Holder(cluster, workers, "kills");
            int victim = kill % 2 == 1 && holder >= 0 ? holder : random.Next(workers.Count);
            holders += victim == holder ? 1 : 0;
            workers.Kill(victim);
            workers.Start();
        }

        Stage stage = await run.WaitAsync(Long);
        AssertSame(stage, trials);
        Assert.Equal(trials, output.ToString().Split('\n').Count(line => line.StartsWith("merit: ")));
        List<string> told = await Told("kills");
        Assert.Equal(trials, told.Count);
        int repeated = ProcessCluster.Lines(log).Length - trials;
        Console.WriteLine(
            $"{kills} kills in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, {holders} of them of the worker "
            + $"that had the study; {trials} trials, {repeated} of them run twice or more");
        Assert.InRange(holders, 1, kills);
        Assert.InRange(repeated, 0, kills * 4);
    }

    [Fact]
    public async Task AllWorkersMayBeKilledAndTheStudyGoesOn()
    {
        using TemporaryDirectory directory = new();
        string log = Path.Combine(directory.Path, "log");
        ClusterAddress address = NewAddress("all");
        using ProcessCluster workers = new(Text(address), log, -50);
        workers.Start();
        workers.Start();
        await using SearchCluster cluster = await SearchCluster.ConnectAsync(address);
        using Study study = Study.InMemory(seed: 3);
        Task<Stage> run = Search(study, cluster, 60, TextWriter.Null, "all");
        ProcessCluster.WaitForLines(log, 20, Long);
        workers.Kill(0);
        workers.Kill(0);
        workers.Start();
        workers.Start();
        AssertSame(await run.WaitAsync(Long), 60);
        Assert.InRange(ProcessCluster.Lines(log).Length, 60, 68);
    }

    [Fact]
    public async Task TheDatabaseMayGoAwayForAWhile()
    {
        const int trials = 400;
        using TemporaryDirectory directory = new();
        string log = Path.Combine(directory.Path, "log");
        ClusterAddress address = NewAddress("away");
        using ProcessCluster workers = new(Text(address), log, -50);
        workers.Start();
        workers.Start();
        await using SearchCluster cluster = await SearchCluster.ConnectAsync(address);
        using Study study = Study.InMemory(seed: 3);
        Task<Stage> run = Search(study, cluster, trials, TextWriter.Null, "away");
        ProcessCluster.WaitForLines(log, 20, Long);
        database.Crash();
        await Task.Delay(TimeSpan.FromSeconds(6));
        Assert.False(run.IsCompleted);
        database.StartAgain();
        AssertSame(await run.WaitAsync(Long), trials);
        Assert.Equal(trials, (await Told("away")).Count);
    }

    [Fact]
    public async Task TablesAreMadeOnceAndMissedByName()
    {
        Assert.False(await PostgresTables.CreateAsync(database.ConnectionString));
        string empty = database.ConnectionString.Replace("Database=netgen", "Database=postgres");
        Assert.Equal(
            "Expected Orleans' tables in database 'postgres', found none: PostgresTables.CreateAsync makes them.",
            (await Assert.ThrowsAsync<IOException>(() => SearchWorker.RunAsync(
                new SearchRegistry(), ClusterAddress.Postgres(empty)))).Message);
        string nobody = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = 2 }.ToString();
        Assert.StartsWith(
            "Expected database 'netgen' of PostgreSQL to answer, found: ",
            (await Assert.ThrowsAsync<IOException>(
                () => SearchCluster.ConnectAsync(ClusterAddress.Postgres(nobody)))).Message);
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is string text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;

    // The worker that has the grain of a study; -1 where the cluster does not know.
    private static async Task<int> Holder(SearchCluster cluster, ProcessCluster workers, string study)
    {
        try
        {
            SiloAddress? silo = await cluster.Grains.GetGrain<IManagementGrain>(0)
                .GetActivationAddress(cluster.Grains.GetGrain<IStudyGrain>(study)).AsTask()
                .WaitAsync(TimeSpan.FromSeconds(5));
            return silo is null ? -1 : workers.IndexOf(silo.Endpoint.Port);
        }
        catch (Exception)
        {
            // A worker that was killed just now keeps the answer back.
            return -1;
        }
    }

    private static Task<Stage> Search(
        Study study, SearchCluster cluster, int trials, TextWriter output, string? name = null) => study.RunOnAsync(
        cluster, "hill",
        () => study.Random("hill", LoggedHill.Space, trials, LoggedHill.Of("-", 0), new() { Output = output }),
        new() { Study = name });

    private ClusterAddress NewAddress(string name) =>
        ClusterAddress.Postgres(database.ConnectionString, ports.First) with
        {
            Advertised = IPAddress.Loopback,
            Name = name,
        };

    private static string Text(ClusterAddress address) => string.Create(
        CultureInfo.InvariantCulture, $"{address.FirstPort}|{address.ConnectionString}|{address.Name}");

    private static void AssertSame(Stage stage, int trials)
    {
        using Study here = Study.InMemory(seed: 3);
        Stage expected = here.Random("hill", LoggedHill.Space, trials, LoggedHill.Of("-", 0));
        Assert.Equal(
            expected.Trials.Select(trial => (trial.ToString(), trial.Score)),
            stage.Trials.Select(trial => (trial.ToString(), trial.Score)));
        Assert.Equal(expected.Best.Number, stage.Best.Number);
    }

    // What the database holds of a study's trainings, each once.
    private async Task<List<string>> Told(string cluster)
    {
        await using NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(
            """
            SELECT run->>'Trial' FROM orleansstorage,
            LATERAL jsonb_array_elements(convert_from(payloadbinary, 'UTF8')::jsonb->'Runs'->'$values') AS run
            WHERE serviceid = $1 AND graintypestring LIKE 'runs-%'
            """,
            connection);
        _ = command.Parameters.AddWithValue(cluster);
        List<string> trials = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            trials.Add(reader.GetString(0));
        Assert.Equal(trials.Count, trials.Distinct().Count());
        return trials;
    }
}
