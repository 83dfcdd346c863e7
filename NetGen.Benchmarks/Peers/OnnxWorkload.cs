using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Microsoft.ML.OnnxRuntime;
using NetGen.Benchmarks.Workloads;
using NetGen.Onnx;

namespace NetGen.Benchmarks.Peers;

/// <summary>A prediction in ONNX Runtime, by its quickest way: inputs and outputs bound beforehand.</summary>
[method: SetsRequiredMembers]
internal sealed class OnnxWorkload(Workload own, PeerTask task) : PeerWorkload(own)
{
    /// <inheritdoc/>
    public override string System => PeerLibraries.Onnx;

    /// <inheritdoc/>
    public override Action Prepare() => Prepare(task, Threads, new float[Batch * task.Network.Facts.OutputLength]);

    /// <summary>A call that writes the outputs of a task into <paramref name="outputs"/>.</summary>
    public static Action Prepare(PeerTask task, int threads, float[] outputs)
    {
        SessionOptions options = new()
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        NetworkFacts facts = task.Network.Facts;
        long batch = task.Rows.Batch;
        InferenceSession session = new(task.Network.Onnx(), options);
        OnnxOptions names = new();
        RunOptions run = new();
        OrtIoBinding binding = session.CreateIoBinding();
        binding.BindInput(names.InputName, OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, task.Rows.Inputs.AsMemory(),
            [batch, .. facts.Layers[0].Shape.Select(size => (long)size)]));
        binding.BindOutput(names.OutputName, OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, outputs.AsMemory(), [batch, facts.OutputLength]));
        return () => session.RunWithBinding(run, binding);
    }
}
