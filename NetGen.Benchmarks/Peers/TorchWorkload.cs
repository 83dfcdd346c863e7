using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using NetGen.Benchmarks.Workloads;
using TorchSharp;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>A workload in TorchSharp, as its documentation writes a step and a prediction.</summary>
[method: SetsRequiredMembers]
internal sealed class TorchWorkload(Workload own, PeerTask task) : PeerWorkload(own)
{
    private const int SpinMilliseconds = 5;

    private float kept;

    /// <inheritdoc/>
    public override string System => PeerLibraries.Torch;

    /// <inheritdoc/>
    public override void BeginRound() => set_num_threads(Threads);

    /// <inheritdoc/>
    public override void EndRound()
    {
        // OpenMP's threads wait awake for more work before they sleep, at the expense of whoever runs next.
        if (Threads > 1)
            Thread.Sleep(SpinMilliseconds);
    }

    /// <inheritdoc/>
    public override Action Prepare()
    {
        BeginRound();
        TorchNetwork network = new(task.Network);
        Tensor inputs = Inputs(task);
        if (Phase == "infer")
            return Prediction(network, inputs);

        Tensor targets = Targets(task);
        optim.Optimizer optimizer = network.Optimizer(task.Rule, task.LearningRate);
        bool updates = Phase == "train";
        network.train();
        return () => kept = Step(network, optimizer, inputs, targets, updates);
    }

    /// <summary>The rows as a tensor.</summary>
    public static Tensor Inputs(PeerTask task) =>
        tensor(task.Rows.Inputs, TorchImages.ShapeOf(task.Network.Facts.Layers[0].Shape, task.Rows.Batch));

    /// <summary>The labels as 64-bit numbers, which cross_entropy takes, or the values.</summary>
    public static Tensor Targets(PeerTask task) => task.Network.Loss == "SoftmaxCrossEntropy"
        ? tensor(task.Rows.Targets<int>()).to_type(ScalarType.Int64)
        : tensor(task.Rows.Targets<float>(), [task.Rows.Batch, task.Network.Facts.OutputLength]);

    /// <summary>Forward, backward and, if wanted, the update. Returns the loss, as NetGen's step does.</summary>
    public static float Step(
        TorchNetwork network, optim.Optimizer optimizer, Tensor inputs, Tensor targets, bool updates)
    {
        using DisposeScope scope = NewDisposeScope();
        optimizer.zero_grad();
        Tensor loss = network.Loss(inputs, targets);
        loss.backward();
        if (updates)
            optimizer.step();
        return loss.item<float>();
    }

    private Action Prediction(TorchNetwork network, Tensor inputs)
    {
        network.eval();
        return () =>
        {
            using DisposeScope scope = NewDisposeScope();
            using IDisposable inference = inference_mode();
            kept = network.Predict(inputs).data<float>()[0];
        };
    }
}
