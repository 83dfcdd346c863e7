using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace NetGen.Training;

/// <summary>
/// A study as it is stored: its stages, without what came of their trainings. Orleans' JSON takes only types that it
/// has serializers of.
/// </summary>
[GenerateSerializer]
internal sealed class StudyState
{
    /// <summary>Names the pages: another one where the state was lost in between; empty where there is none.</summary>
    [Id(0)]
    public Guid Incarnation { get; set; }

    /// <summary>What the bits of the scores depend on: that of the first worker that told one.</summary>
    [Id(1)]
    public string? NumericPath { get; set; }

    [Id(2)]
    public List<StageState> Stages { get; set; } = [];
}

/// <summary>A stage as it is stored.</summary>
[GenerateSerializer]
internal sealed class StageState
{
    [Id(0)]
    public StageRequest Request { get; set; } = new();

    /// <summary>Whether it waits for a client.</summary>
    [Id(1)]
    public bool IsPaused { get; set; }
}

/// <summary>Some trainings of a stage, as they are stored.</summary>
[GenerateSerializer]
internal sealed class PageState
{
    [Id(0)]
    public List<ToldRun> Runs { get; set; } = [];
}

/// <summary>
/// A study in Orleans' storage: one entry for the stages, and pages of trainings, so that what is written when one ends
/// does not grow with their number.
/// </summary>
/// <param name="storage">Where it is kept.</param>
/// <param name="study">Whose it is.</param>
internal sealed class StudyStore(IGrainStorage storage, GrainId study)
{
    /// <summary>The name of Orleans' storage provider.</summary>
    public const string Provider = "netgen";

    private const int RunsOfPage = 128;

    private readonly GrainState<StudyState> head = new(new());
    private readonly List<List<GrainState<PageState>>> pages = [];

    /// <summary>The stages; written by <see cref="WriteHead"/>.</summary>
    public StudyState Head => head.State!;

    /// <summary>Reads all there is.</summary>
    public async Task Read()
    {
        await storage.ReadStateAsync("study", study, head);
        head.State ??= new();
        for (int stage = 0; stage < Head.Stages.Count; stage++)
        {
            List<GrainState<PageState>> all = [];
            do
            {
                GrainState<PageState> page = new(new());
                await storage.ReadStateAsync(NameOf(stage, all.Count), study, page);
                page.State ??= new();
                all.Add(page);
            }
            while (all[^1].State!.Runs.Count >= RunsOfPage);
            pages.Add(all);
        }
    }

    /// <summary>The trainings of a stage in the order in which they were told.</summary>
    public IEnumerable<ToldRun> Runs(int stage) =>
        stage < pages.Count ? pages[stage].SelectMany(page => page.State!.Runs) : [];

    /// <summary>Writes the stages.</summary>
    public Task WriteHead() => storage.WriteStateAsync("study", study, head);

    /// <summary>Writes trainings behind those of a stage.</summary>
    public async Task Append(int stage, IReadOnlyList<ToldRun> runs)
    {
        while (pages.Count <= stage)
            pages.Add([new(new())]);
        List<GrainState<PageState>> all = pages[stage];
        for (int done = 0; done < runs.Count;)
        {
            if (all[^1].State!.Runs.Count >= RunsOfPage)
                all.Add(new(new()));
            GrainState<PageState> page = all[^1];
            ToldRun[] some = [.. runs.Skip(done).Take(RunsOfPage - page.State!.Runs.Count)];
            page.State.Runs.AddRange(some);
            await storage.WriteStateAsync(NameOf(stage, all.Count - 1), study, page);
            done += some.Length;
        }
    }

    // Pages of a study whose head was lost are not those of the next one.
    private string NameOf(int stage, int page) =>
        string.Create(CultureInfo.InvariantCulture, $"runs-{Head.Incarnation:N}-{stage}-{page}");
}
