using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using Xunit;

namespace NetGen.Tests.Cluster;

/// <summary>A PostgreSQL of the tests' own, with Orleans' tables.</summary>
public sealed class Database : IDisposable
{
    private readonly TestPorts ports = TestPorts.Take();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-postgres-");

    public Database()
    {
        Script("start", ports.First.ToString(CultureInfo.InvariantCulture));
        Assert.True(NetGen.Training.PostgresTables.CreateAsync(ConnectionString).Result);
    }

    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={ports.First};Username=netgen;Database=netgen");

    /// <summary>Ends it at once, as a machine that loses its power.</summary>
    public void Crash() => Script("crash");

    /// <summary>Starts it again.</summary>
    public void StartAgain() => Script("again");

    public void Dispose()
    {
        Script("stop");
        folder.Delete(recursive: true);
        ports.Dispose();
    }

    private void Script(string what, params string[] rest)
    {
        string script = RepositoryFiles.Path("NetGen.Tests/Cluster/Postgres/postgres.sh");
        ProcessStartInfo start = new("bash", [script, what, folder.FullName, .. rest]);
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}

/// <summary>One database for all tests.</summary>
[CollectionDefinition(Name)]
public sealed class DatabaseCollection : ICollectionFixture<Database>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "database";
}
