using System;
using System.Threading.Tasks;

namespace NetGen.Training;

/// <summary>Searches on a cluster.</summary>
public static class ClusterStudy
{
    /// <summary>
    /// Runs a search whose stages run on a cluster: what <paramref name="search"/> calls of the study, workers do. The
    /// stages are those of one machine, bit for bit, for any number of workers. This process keeps the study's file,
    /// the lines and the best networks; when it ends, the stage that runs goes on, and the same program, run again,
    /// takes what has come of it.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="cluster">Where to run.</param>
    /// <param name="objective">
    /// Name of the objective in the workers' <see cref="SearchRegistry"/>; the search gives the same objective.
    /// </param>
    /// <param name="search">The search, such as <c>() => study.Random("coarse", space, 100, objective)</c>.</param>
    /// <param name="run">Data by name, and how to run.</param>
    /// <returns>What the search returns.</returns>
    /// <exception cref="ArgumentException">
    /// The cluster's study of that name has another stage of the same name.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// All workers refuse: they know no such objective, or theirs is another.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// The search was cancelled; the stage then waits until somebody begins it again.
    /// </exception>
    public static Task<T> RunOnAsync<T>(
        this Study study, SearchCluster cluster, string objective, Func<T> search, ClusterRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentException.ThrowIfNullOrWhiteSpace(objective);
        ArgumentNullException.ThrowIfNull(search);
        run ??= new();
        string name = run.Study ?? study.Name ?? Guid.NewGuid().ToString("N");
        ClusterEngine engine = new(cluster.Grains.GetGrain<IStudyGrain>(name), objective, run);
        return Task.Run(() => study.RunOn(engine, search));
    }
}
