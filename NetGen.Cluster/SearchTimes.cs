using System;

namespace NetGen.Training;

/// <summary>How often workers report, and how long silence may last; all follow from one time.</summary>
/// <param name="Silence">After which a worker that does not report counts as lost.</param>
internal sealed record SearchTimes(TimeSpan Silence)
{
    /// <summary>How long a worker has a training without a report.</summary>
    public TimeSpan Lease => Silence;

    /// <summary>How often a worker reports what it runs.</summary>
    public TimeSpan Beat => Silence / 5;

    /// <summary>How long a call waits for news; well below what Orleans takes as an answer that never comes.</summary>
    public TimeSpan Hold => TimeSpan.FromSeconds(5);

    /// <summary>How long workers look after a study that has nothing to do.</summary>
    public TimeSpan Rest => TimeSpan.FromSeconds(30);

    /// <summary>How many trainings go into one answer to a client.</summary>
    public int MostNews => 1_000;
}
