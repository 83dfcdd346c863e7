using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Any number of threads may predict at once, and the collector may run meanwhile.</summary>
[Trait("Category", "Numeric")]
public sealed class ConcurrencyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ManyThreadsGetTheBitsOfOne(bool wide)
    {
        NetworkSpec spec = wide ? SmallNetworks.Wide : SmallNetworks.Everything;
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 1);
        Batch[] batches = [.. Enumerable.Range(0, 8).Select(i => Draw.Any(spec, 5 + i, new Random(i)))];
        float[][] expected = [.. batches.Select(batch => Predict(network, spec, batch))];
        Thread[] threads = new Thread[batches.Length];
        int right = 0;
        for (int i = 0; i < threads.Length; i++)
        {
            int own = i;
            threads[i] = new Thread(() =>
            {
                bool same = true;
                for (int repeat = 0; repeat < 20; repeat++)
                    same &= Predict(network, spec, batches[own]).AsSpan().SequenceEqual(expected[own]);
                Interlocked.Add(ref right, same ? 1 : 0);
            });
            threads[i].Start();
        }

        foreach (Thread thread in threads)
            thread.Join();
        Assert.Equal(threads.Length, right);
    }

    [Fact]
    public async Task ANetworkThatOnlyPredictIsUsingIsNotCollected()
    {
        NetworkSpec spec = SmallNetworks.Wide;
        Batch batch = Draw.Any(spec, 64, new Random(1));
        float[] expected = Predict(NetworkAssembly.Create(spec, seed: 1), spec, batch);
        using CancellationTokenSource stop = new();
        Task collector = Task.Run(() => CollectAndReuse(stop.Token));
        for (int repeat = 0; repeat < 4; repeat++)
            Assert.Equal(expected, PredictWithNoOtherReference(spec, batch));
        await stop.CancelAsync();
        await collector;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float[] PredictWithNoOtherReference(NetworkSpec spec, Batch batch)
    {
        float[] outputs = new float[batch.Rows * spec.Outputs];
        NetworkAssembly.Create(spec, seed: 1).Predict(batch.Values, outputs);
        return outputs;
    }

    // Memory of a network that was collected too early is handed out again and overwritten.
    private static void CollectAndReuse(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            GC.Collect();
            GC.AllocateUninitializedArray<float>(250_000, pinned: true).AsSpan().Fill(float.NaN);
        }
    }

    private static float[] Predict(INetworkDriver network, NetworkSpec spec, Batch batch)
    {
        float[] outputs = new float[batch.Rows * spec.Outputs];
        network.Predict(batch.Values, outputs);
        return outputs;
    }
}
