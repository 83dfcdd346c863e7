using System;

namespace NetGen.Benchmarks.Workloads;

/// <summary>One network that several threads ask at once, as in a web service.</summary>
internal sealed class ServeWorkload<TNetwork, TTarget>(int callsOfThread) : CrowdWorkload(callsOfThread)
    where TNetwork : class, INetwork<TNetwork, TTarget>
    where TTarget : unmanaged
{
    /// <inheritdoc/>
    public override double MultiplyAdds => (double)Batch * TNetwork.Facts.MultiplyAdds;

    /// <inheritdoc/>
    protected override Func<Action> Share()
    {
        TNetwork network = TNetwork.Create(1);
        RandomRows rows = new(TNetwork.Facts, Batch);
        return () =>
        {
            float[] outputs = new float[Batch * TNetwork.Facts.OutputLength];
            return () => network.Predict(rows.Inputs, outputs);
        };
    }
}
