using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Any number of threads may predict at once, and the collector may run meanwhile.</summary>
[Trait("Category", "Numeric")]
public sealed class ConcurrencyTests
{
    // More threads than processors, all at once, with batches of several sizes, while the collector runs: a service
    // under load. The wide network borrows its memory from a pool that has a block a processor.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ManyThreadsUnderLoadGetTheBitsOfOne(bool wide)
    {
        NetworkSpec spec = wide ? SmallNetworks.Wide : SmallNetworks.Everything;
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 1);
        Batch[] batches = [.. Enumerable.Range(0, 8).Select(i => Draw.Any(spec, 1 + 5 * i, new Random(i)))];
        float[][] expected = [.. batches.Select(batch => Predict(network, spec, batch))];
        using CancellationTokenSource stop = new();
        Task collector = Task.Run(() => CollectAndReuse(stop.Token));
        using Barrier start = new(4 * Environment.ProcessorCount);
        int wrong = 0;
        Thread[] threads = [.. Enumerable.Range(0, start.ParticipantCount).Select(own => new Thread(() =>
        {
            start.SignalAndWait();
            for (int call = 0; call < 80; call++)
            {
                int i = (own + call) % batches.Length;
                if (!Predict(network, spec, batches[i]).AsSpan().SequenceEqual(expected[i]))
                    Interlocked.Increment(ref wrong);
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        await stop.CancelAsync();
        await collector;
        Assert.Equal(0, wrong);
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

            // A collection stops every thread: one right behind the other, where threads are more than processors,
            // left the rest of the suite so little time that it took four times as long now and then.
            Thread.Sleep(1);
        }
    }

    private static float[] Predict(INetworkDriver network, NetworkSpec spec, Batch batch)
    {
        float[] outputs = new float[batch.Rows * spec.Outputs];
        network.Predict(batch.Values, outputs);
        return outputs;
    }
}
