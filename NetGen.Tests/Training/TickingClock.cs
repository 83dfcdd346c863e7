using System;

namespace NetGen.Tests.Training;

/// <summary>A clock that moves 40 milliseconds each time it is looked at.</summary>
internal sealed class TickingClock : TimeProvider
{
    private long now;

    public override long TimestampFrequency => 1_000;

    public override long GetTimestamp() => now += 40;
}
