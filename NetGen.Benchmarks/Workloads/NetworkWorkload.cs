using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Benchmarks.Peers;

namespace NetGen.Benchmarks.Workloads;

/// <summary>A workload of a generated network on random rows.</summary>
internal sealed class NetworkWorkload<TNetwork, TTarget, TOptimizer>(TOptimizer optimizer) : Workload
    where TNetwork : class, INetwork<TNetwork, TTarget>
    where TTarget : unmanaged
    where TOptimizer : unmanaged, IOptimizer
{
    /// <inheritdoc/>
    public override double MultiplyAdds
    {
        get
        {
            // Backward does the work of forward twice, but the first layer needs no gradient of its input.
            NetworkFacts facts = TNetwork.Facts;
            ParameterTensor weights = facts.Layout.Tensors.First(tensor => tensor.Role == TensorRole.Weights);
            long first = weights.Count * PositionsOf(facts.Layers.First(layer => layer.Name == weights.Layer));
            return (double)Batch * (Phase == "infer" ? facts.MultiplyAdds : 3 * facts.MultiplyAdds - first);
        }
    }

    // Of what a layer puts out: a convolution uses its weights at each.
    private static long PositionsOf(LayerFacts layer) => layer.Shape.Skip(1).Aggregate(1L, (all, size) => all * size);

    /// <inheritdoc/>
    public override Action Prepare()
    {
        TNetwork network = TNetwork.Create(1);
        RandomRows rows = new(TNetwork.Facts, Batch);
        if (Phase == "infer")
        {
            float[] outputs = new float[Batch * TNetwork.Facts.OutputLength];
            return () => network.Predict(rows.Inputs, outputs);
        }

        TTarget[] targets = rows.Targets<TTarget>();
        Trainer<TTarget, TOptimizer> trainer = network.Train(optimizer, maxBatch: Batch, threads: Threads);
        if (Phase == "train")
            return () => _ = trainer.Step(rows.Inputs, targets);
        ParameterBlock gradients = network.CreateGradients();
        return () => _ = trainer.ComputeGradients(rows.Inputs, targets, gradients);
    }

    /// <inheritdoc/>
    public override IEnumerable<Workload> Peers()
    {
        PeerTask task = new(
            DeclaredNetwork.Of<TNetwork, TTarget>(TNetwork.Create(1)), new RandomRows(TNetwork.Facts, Batch),
            typeof(TOptimizer), optimizer.LearningRate);
        yield return new TorchWorkload(this, task);
        if (Phase == "infer")
            yield return new OnnxWorkload(this, task);
    }

    /// <inheritdoc/>
    public override PeerDeviation ComparePeers() => Phase == "infer"
        ? Agreement.OfOutputs<TNetwork, TTarget>(Batch)
        : Agreement.OfSteps<TNetwork, TTarget, TOptimizer>(optimizer, Batch);
}
