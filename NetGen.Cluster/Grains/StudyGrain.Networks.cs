using System;
using System.Threading.Tasks;

namespace NetGen.Training;

/// <content>
/// Networks of the best trials. They are not stored: one that is lost is trained again, to the same bits.
/// </content>
internal sealed partial class StudyGrain
{
    /// <inheritdoc/>
    public Task PutNetwork(RunName run, TrainedNetwork network)
    {
        if (IndexOf(run.Stage) is not (int index and >= 0))
            return Task.CompletedTask;
        StageSession session = sessions[index];
        RunKey key = run.Key();
        bool isRetrained = session.Retraining?.Key == key;
        if (isRetrained)
            session.Retraining = null;
        if (isRetrained || session.Network?.Key == key)
            session.Network = new(key, session.Ledger.Rows[key].Score, network);
        Signal();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<TrainedNetwork?> GetNetwork(RunName run)
    {
        if (IndexOf(run.Stage) is not (int index and >= 0))
            return new(null, "the study has been lost");
        StageSession session = sessions[index];
        RunKey key = run.Key();
        TimeSpan until = Now + times.Hold;
        lastWork = Now;
        while (session.Network?.Key != key || session.Network.Trained is null)
        {
            // What was just told is on its way; else it has to be trained again.
            TimeSpan asked = session.Network?.Key == key ? Now + times.Beat : TimeSpan.Zero;
            if (session.Retraining?.Key != key)
            {
                session.Retraining = (key, asked);
                Signal();
            }

            if (!await Changes(until))
                return null;
        }

        return session.Network.Trained;
    }
}
