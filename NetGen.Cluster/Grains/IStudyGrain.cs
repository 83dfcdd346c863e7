using System.Collections.Generic;
using System.Threading.Tasks;
using Orleans;
using Orleans.Concurrency;

namespace NetGen.Training;

/// <summary>One study: it alone asks for trainings and is told what came of them.</summary>
[Alias("NetGen.Cluster.Study")]
internal interface IStudyGrain : IGrainWithStringKey
{
    /// <summary>
    /// Begins a stage or joins it; trainings that the client has already are told with it, and the numeric paths of
    /// all that its study has.
    /// </summary>
    [Alias("Begin")]
    Task<Begun> Begin(StageRequest request, IReadOnlyList<ToldRun> known, IReadOnlyList<string> paths);

    /// <summary>What a client has not seen; waits for it.</summary>
    [Alias("Watch")]
    Task<StageNews> Watch(string stage, Seen seen);

    /// <summary>A client gives up: if it was the only one, the stage waits until one begins it again.</summary>
    [Alias("Leave")]
    Task Leave(string stage, string client);

    /// <summary>What workers have to know of a stage; null where there is none.</summary>
    [Alias("Describe")]
    Task<StageRequest?> Describe(string stage);

    /// <summary>Takes a worker's report; what came of trainings is stored before the answer leaves.</summary>
    [Alias("Report")]
    Task<WorkerOrders> Report(WorkerReport report);

    /// <summary>Takes the network of a training.</summary>
    [Alias("PutNetwork")]
    Task PutNetwork(RunName run, TrainedNetwork network);

    /// <summary>
    /// The network of a training; trained again where nobody has it. Null where that takes longer than a call may.
    /// </summary>
    [Alias("GetNetwork")]
    Task<TrainedNetwork?> GetNetwork(RunName run);
}

/// <summary>Which studies have something to do: where workers look first.</summary>
[Alias("NetGen.Cluster.Board")]
internal interface IBoardGrain : IGrainWithIntegerKey
{
    /// <summary>Names of the studies.</summary>
    [Alias("Studies")]
    [AlwaysInterleave]
    Task<string[]> Studies();

    /// <summary>Adds a study.</summary>
    [Alias("Add")]
    Task Add(string study);

    /// <summary>Removes a study that has nothing to do.</summary>
    [Alias("Remove")]
    Task Remove(string study);
}
