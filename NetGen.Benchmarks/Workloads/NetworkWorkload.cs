using System;
using System.Linq;

namespace NetGen.Benchmarks.Workloads;

/// <summary>A workload of a generated network on random rows.</summary>
internal sealed class NetworkWorkload<TNetwork, TTarget, TOptimizer>(TOptimizer optimizer) : Workload
    where TNetwork : class, INetwork<TNetwork, TTarget>
    where TTarget : unmanaged
    where TOptimizer : struct, IOptimizer
{
    /// <inheritdoc/>
    public override double MultiplyAdds
    {
        get
        {
            // Backward does the work of forward twice, but the first layer needs no gradient of its input.
            NetworkFacts facts = TNetwork.Facts;
            long first = facts.Layout.Tensors.First(tensor => tensor.Role == TensorRole.Weights).Count;
            return (double)Batch * (Phase == "infer" ? facts.MultiplyAdds : 3 * facts.MultiplyAdds - first);
        }
    }

    /// <inheritdoc/>
    public override Action Prepare()
    {
        NetworkFacts facts = TNetwork.Facts;
        Random random = new(1);
        TNetwork network = TNetwork.Create(1);
        float[] inputs = [.. Enumerable.Range(0, Batch * facts.InputLength).Select(_ => random.NextSingle() - 0.5f)];
        if (Phase == "infer")
        {
            float[] outputs = new float[Batch * facts.OutputLength];
            return () => network.Predict(inputs, outputs);
        }

        TTarget[] targets = Targets(facts, random);
        Trainer<TTarget, TOptimizer> trainer = network.Train(optimizer, maxBatch: Batch, threads: Threads);
        if (Phase == "train")
            return () => _ = trainer.Step(inputs, targets);
        ParameterBlock gradients = network.CreateGradients();
        return () => _ = trainer.ComputeGradients(inputs, targets, gradients);
    }

    private TTarget[] Targets(NetworkFacts facts, Random random) => typeof(TTarget) == typeof(int)
        ? [.. Enumerable.Range(0, Batch).Select(_ => (TTarget)(object)random.Next(facts.OutputLength))]
        : [.. Enumerable.Range(0, Batch * facts.TargetLength).Select(_ => (TTarget)(object)random.NextSingle())];
}
