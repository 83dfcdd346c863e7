using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Orleans;
using Orleans.Runtime;

namespace NetGen.Training;

/// <summary>The studies that have something to do, as they are stored.</summary>
[GenerateSerializer]
internal sealed class BoardState
{
    [Id(0)]
    public List<string> Studies { get; set; } = [];
}

/// <inheritdoc cref="IBoardGrain"/>
internal sealed class BoardGrain(
    [PersistentState("board", StudyStore.Provider)] IPersistentState<BoardState> state) : Grain, IBoardGrain
{
    /// <inheritdoc/>
    public Task<string[]> Studies() => Task.FromResult(state.State.Studies.ToArray());

    /// <inheritdoc/>
    public Task Add(string study) => state.State.Studies.Contains(study)
        ? Task.CompletedTask
        : Change([.. state.State.Studies, study]);

    /// <inheritdoc/>
    public Task Remove(string study) => state.State.Studies.Contains(study)
        ? Change([.. state.State.Studies.Where(other => other != study)])
        : Task.CompletedTask;

    private async Task Change(List<string> studies)
    {
        List<string> before = state.State.Studies;
        try
        {
            state.State.Studies = studies;
            await state.WriteStateAsync();
        }
        catch (Exception)
        {
            // Whether it was written is not known: the next activation reads it.
            state.State.Studies = before;
            DeactivateOnIdle();
            throw;
        }
    }
}
