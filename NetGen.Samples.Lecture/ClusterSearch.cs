using System;
using System.CommandLine;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>The lecture's search on a cluster: as a worker of it, or as the one who asks.</summary>
/// <param name="role">The option that says which.</param>
internal sealed class ClusterSearch(Option<string?> role)
{
    /// <summary>Searches there.</summary>
    public const string Client = "run";

    /// <summary>Runs trials for others.</summary>
    public const string Worker = "worker";

    private readonly Option<string?> database = new("--database")
    {
        Description = "PostgreSQL of the cluster, as Npgsql takes it; a cluster of this machine if left out.",
        HelpName = "connection",
    };

    private readonly Option<bool> init = new("--init")
    {
        Description = "Makes the cluster's tables in the database first, where there are none.",
    };

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(role);
        command.Add(database);
        command.Add(init);
    }

    /// <summary>Makes tables, and works where that is asked for; whether nothing is left to do.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="name">What the cluster knows the objective by.</param>
    /// <param name="objective">Makes it.</param>
    /// <param name="cores">Trials at once.</param>
    /// <param name="output">Where lines go.</param>
    public bool Work(ParseResult parsed, string name, Func<Objective> objective, int cores, TextWriter output)
    {
        if (parsed.GetValue(init))
        {
            string connection = parsed.GetValue(database)
                ?? throw new ArgumentException("Expected --database where the tables are to be made, found none.");
            bool isNew = PostgresTables.CreateAsync(connection).GetAwaiter().GetResult();
            output.WriteLine(isNew ? "the tables are made" : "the tables were there");
        }

        if (parsed.GetValue(role) != Worker)
            return parsed.GetValue(init) && parsed.GetValue(role) is null;
        using CancellationTokenSource end = new();
        using PosixSignalRegistration interrupt = Ends(PosixSignal.SIGINT, end);
        using PosixSignalRegistration terminate = Ends(PosixSignal.SIGTERM, end);
        SearchWorker.RunAsync(
            new SearchRegistry().Add(name, objective), Address(parsed),
            new SearchWorkerOptions { Cores = cores, Output = output }, end.Token).GetAwaiter().GetResult();
        return true;
    }

    /// <summary>Runs a search on the cluster, if one is asked for, and here if not.</summary>
    public T Run<T>(ParseResult parsed, Study study, string name, Func<T> search)
    {
        if (parsed.GetValue(role) is null)
            return search();
        SearchCluster cluster = SearchCluster.ConnectAsync(Address(parsed)).GetAwaiter().GetResult();
        try
        {
            return study.RunOnAsync(cluster, name, search).GetAwaiter().GetResult();
        }
        finally
        {
            cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private ClusterAddress Address(ParseResult parsed) => parsed.GetValue(database) is string connection
        ? ClusterAddress.Postgres(connection)
        : ClusterAddress.Localhost();

    private static PosixSignalRegistration Ends(PosixSignal signal, CancellationTokenSource end) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            end.Cancel();
        });
}
