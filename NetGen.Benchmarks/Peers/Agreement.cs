using System;
using System.Linq;
using NetGen.Benchmarks.Workloads;
using TorchSharp;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>Whether NetGen and its peers compute the same, before anything is timed.</summary>
internal static class Agreement
{
    private const int Steps = 3;
    private const float LearningRate = 0.01f;

    /// <summary>
    /// Compares predictions of a network that has learned a little, so that its statistics are its own.
    /// </summary>
    public static PeerDeviation OfOutputs<TNetwork, TTarget>(int batch)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        RandomRows rows = new(TNetwork.Facts, batch);
        TNetwork network = TNetwork.Create(1);
        RandomRows learned = new(TNetwork.Facts, Math.Max(batch, 16));
        using (Trainer<TTarget, Momentum> trainer = network.Train(new Momentum(LearningRate), learned.Batch))
        {
            for (int step = 0; step < Steps; step++)
                _ = trainer.Step(learned.Inputs, learned.Targets<TTarget>());
        }

        float[] own = new float[batch * TNetwork.Facts.OutputLength];
        network.Predict(rows.Inputs, own);
        PeerTask task = new(DeclaredNetwork.Of<TNetwork, TTarget>(network), rows, typeof(Momentum), LearningRate);
        return new(Math.Max(Distance(own, OfTorch(task)), Distance(own, OfOnnx(task, own.Length))), 0, 0);
    }

    /// <summary>Compares loss and parameters of some steps, without dropout, whose masks are a library's own.</summary>
    public static PeerDeviation OfSteps<TNetwork, TTarget, TOptimizer>(TOptimizer optimizer, int batch)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
        where TOptimizer : unmanaged, IOptimizer
    {
        TNetwork network = TNetwork.Create(1);
        foreach (ParameterTensor rate in TNetwork.Facts.Layout.Tensors.Where(tensor => tensor.Name == "Rate"))
            network.Parameters.CopyFrom(rate, [0f]);
        DeclaredNetwork start = DeclaredNetwork.Of<TNetwork, TTarget>(network);
        RandomRows rows = new(TNetwork.Facts, batch);
        PeerTask task = new(start, rows, typeof(TOptimizer), LearningRate);

        using Trainer<TTarget, TOptimizer> trainer = network.Train(optimizer, batch);
        trainer.LearningRate = LearningRate;
        using DisposeScope scope = NewDisposeScope();
        TorchNetwork peer = new(start, dropout: false);
        optim.Optimizer rule = peer.Optimizer(typeof(TOptimizer), LearningRate);
        Tensor inputs = TorchWorkload.Inputs(task), targets = TorchWorkload.Targets(task);
        double loss = 0, first = 0;
        for (int step = 0; step < Steps; step++)
        {
            float own = trainer.Step(rows.Inputs, rows.Targets<TTarget>());
            float other = TorchWorkload.Step(peer, rule, inputs, targets, updates: true);
            first = step == 0 ? own : first;
            loss = Math.Max(loss, Math.Abs(own - other));
        }

        return new(0, loss / first, Change(start, DeclaredNetwork.Of<TNetwork, TTarget>(network), peer));
    }

    private static double Change(DeclaredNetwork start, DeclaredNetwork end, TorchNetwork peer)
    {
        double apart = 0, way = 0;
        foreach ((string name, Tensor tensor) in peer.Tensors)
        {
            float[] other = tensor.data<float>().ToArray();
            for (int i = 0; i < other.Length; i++)
            {
                apart += Math.Pow(end.Tensors[name][i] - other[i], 2);
                way += Math.Pow(end.Tensors[name][i] - start.Tensors[name][i], 2);
            }
        }

        return Math.Sqrt(apart / way);
    }

    private static float[] OfTorch(PeerTask task)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable inference = inference_mode();
        TorchNetwork network = new(task.Network);
        network.eval();
        return [.. network.Predict(TorchWorkload.Inputs(task)).data<float>()];
    }

    private static float[] OfOnnx(PeerTask task, int outputs)
    {
        float[] found = new float[outputs];
        OnnxWorkload.Prepare(task, threads: 1, found)();
        return found;
    }

    private static double Distance(float[] a, float[] b) => a.Zip(b, (x, y) => (double)Math.Abs(x - y)).Max();
}
