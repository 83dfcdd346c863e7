using System;
using System.Threading;

namespace NetGen.Benchmarks.Workloads;

/// <summary>
/// One network that several threads ask at once, as in a web service. The time of a call is that of all calls together
/// by their number, so that it halves where a second thread costs nothing.
/// </summary>
internal sealed class ServeWorkload<TNetwork, TTarget>(int callsOfThread) : Workload
    where TNetwork : class, INetwork<TNetwork, TTarget>
    where TTarget : unmanaged
{
    /// <inheritdoc/>
    public override double MultiplyAdds => (double)Batch * TNetwork.Facts.MultiplyAdds;

    /// <inheritdoc/>
    public override int Calls => callsOfThread * Threads;

    /// <inheritdoc/>
    public override Action Prepare()
    {
        TNetwork network = TNetwork.Create(1);
        RandomRows rows = new(TNetwork.Facts, Batch);
        Barrier barrier = new(Threads);
        for (int i = 1; i < Threads; i++)
            new Thread(() => Work(network, rows, barrier)) { IsBackground = true }.Start();
        float[] outputs = new float[Batch * TNetwork.Facts.OutputLength];
        return () =>
        {
            barrier.SignalAndWait();
            Predict(network, rows, outputs);
            barrier.SignalAndWait();
        };
    }

    private void Work(TNetwork network, RandomRows rows, Barrier barrier)
    {
        float[] outputs = new float[Batch * TNetwork.Facts.OutputLength];
        while (true)
        {
            barrier.SignalAndWait();
            Predict(network, rows, outputs);
            barrier.SignalAndWait();
        }
    }

    private void Predict(TNetwork network, RandomRows rows, float[] outputs)
    {
        for (int call = 0; call < callsOfThread; call++)
            network.Predict(rows.Inputs, outputs);
    }
}
